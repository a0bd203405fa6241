import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { createBlobStore } from '../../adapters/blob-store/blob-store.js';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createSnapshots } from '../../adapters/event-store/snapshots/snapshots.js';
import { createPostgresKeyVault } from '../../adapters/key-vault/postgres.js';
import { createReadModels } from '../../adapters/read-models/read-models.js';
import { createUsage } from '../../adapters/usage/usage.js';
import { createHandle } from '../../application/handling/handle.js';
import type { Copies } from '../../application/retention/needs.js';
import { retentionRuns } from '../../application/retention/run-retention.js';
import { call } from '../../domain/call/call.js';
import { conversation } from '../../domain/conversation/conversation.js';
import type { Happened } from '../../domain/kernel/decider.js';
import { retention } from '../../domain/retention/retention.js';
import { callLog } from '../../projections/call-log/projection.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { conversationNotes } from '../../projections/conversation-notes/projection.js';
import { deskQuarters } from '../../projections/desk-quarters/projection.js';
import { createKeptRecords } from '../../projections/kept-records/queries.js';
import { keptRecords } from '../../projections/kept-records/projection.js';
import { outcomes } from '../../projections/outcomes/projection.js';
import { questions } from '../../projections/questions/projection.js';
import { rehearsalChanges } from '../../projections/rehearsal-changes/projection.js';
import { textLinks } from '../../projections/text-links/projection.js';
import { createTexts } from '../../projections/texts/queries.js';
import { texts } from '../../projections/texts/projection.js';
import { told } from '../../projections/told/projection.js';
import { transcript } from '../../projections/transcript/projection.js';
import { families } from './families.js';
import { provenance } from './replied.js';

export const tenant = 'acme';

const projections = [
  ...[callLog, conversationInbox, conversationNotes, deskQuarters, keptRecords, outcomes, questions],
  ...[rehearsalChanges, textLinks, texts, told, transcript],
];

interface Place {
  readonly pool: Pool;
  readonly keysPool: Pool;
}

/** A business whose log, keys, blobs, visits and read models stand in a real database; its clock is set by hand. */
export async function retentionHouse({ pool, keysPool }: Place) {
  const vault = createPostgresKeyVault({ pool: keysPool, masterKey: randomBytes(32) });
  const codec = createCodec(families, vault);
  const store = createPostgresEventStore({ pool, codec, wait: () => Promise.resolve() });
  const blobs = createBlobStore(pool, vault);
  const snapshots = createSnapshots({
    ...{ pool, vault, specs: {}, newId: uuidv7 },
    onFault: (about) => {
      throw new Error(about);
    },
  });
  const usage = createUsage(pool);
  const readModels = createReadModels({
    ...{ pool, store, projections, isAlone: true },
    onFault: (about) => faults.push(about),
  });
  const faults: string[] = [];
  await readModels.start();
  const handle = createHandle({ store, newId: uuidv7 });
  const handleRetention = handle(retention);
  const clock = { now: '2026-12-01T10:00:00.000Z' };
  const removed: string[] = [];

  const copies: Copies = {
    ...{ vault, store, blobs, snapshots, usage },
    handleConversation: handle(conversation),
    handleCall: handle(call),
    telephony: {
      removeRecording: (ref) => {
        removed.push(ref);
        return Promise.resolve();
      },
    },
  };
  const runsWith = (places: Copies) =>
    retentionRuns({
      ...{ handleRetention, usage, copies: places },
      kept: {
        ...createKeptRecords(readModels.query),
        endedTexts: (...asked) => createTexts(readModels.query).before(...asked),
      },
      timeZoneOf: () => Promise.resolve('America/New_York'),
      businessNow: () => clock.now,
    });

  const append = async (category: string, id: string, ...events: readonly Happened[]): Promise<void> => {
    const envelope = { tenant, actor: 'visitor', commandId: 'c', correlationId: 'c', causationId: '' };
    const recorded = events.map((event) => ({ id: uuidv7(), event }));
    const outcome = await store.append({ category, id }, 'any', recorded, envelope);
    if (outcome.outcome === 'conflict') throw new Error('Conflict');
  };

  return {
    ...{ store, vault, blobs, usage, readModels, handleRetention, copies, runsWith, clock, removed, faults },
    runs: runsWith(copies),
    append,
    seen: async (): Promise<void> => {
      if (!(await readModels.waitFor(await store.head(), 10_000))) throw new Error('Not seen in time');
    },

    /** Runs from tonight on. */
    schedule: () =>
      handleRetention(
        tenant,
        {
          type: 'ScheduleRetentionRuns',
          data: { accountId: tenant, dueAt: clock.now },
          ...{ commandId: 'schedule', now: clock.now },
        },
        { tenant, actor: 'system', causationId: '' },
      ),

    /** A visitor asks one thing, is answered from a page, and leaves. */
    chat: (id: string, at: string, words: string): Promise<void> =>
      append('conversation', id, ...conversationEvents(id, 'chat', at, words)),

    /** Somebody calls, is recorded, asks for a link and gets it; they write STOP afterwards, and a member notes it. */
    async phone(id: string, at: string, words: string): Promise<void> {
      const contactId = `${id}-caller`;
      await append('call', id, {
        type: 'CallRang',
        data: {
          ...{ callId: id, callRef: `${id}-ref`, contactId, callerNumber: '+12025550143' },
          ...{ forwardedFrom: null, attestation: 'passed', treatment: 'assistant' },
          ...{ treatmentReason: 'mode', isAfterHours: false, rangAt: at },
        },
      });
      await append('conversation', id, ...conversationEvents(id, 'phone', at, words));
      const blobId = `${id}-sound`;
      const contentHash = await blobs.put({
        ...{ tenant, blobId, subject: contactId, keep: 'transcript', container: `call-${id}` },
        bytes: Buffer.from(`sound of ${words}`),
      });
      await append(
        'call',
        id,
        { type: 'RecordingStarted', data: { callId: id, recordingRef: `${id}-rec`, startedAt: at } },
        {
          type: 'RecordingStored',
          data: {
            ...{ callId: id, recordingRef: `${id}-rec`, blobId, contentHash, durationMs: 9_000 },
            storedAt: at,
          },
        },
        {
          type: 'CallEnded',
          data: { callId: id, outcome: 'answered', by: 'caller', seconds: 60, endedAt: at },
        },
      );
      const heard = { words: `Text me the link, said with ${words}`, fromMs: 0, toMs: 900 };
      const attempt = { contactId, requestId: `${id}-text`, attemptId: `${id}-attempt` };
      await append(
        'consent',
        contactId,
        {
          type: 'TextLinkRequested',
          data: {
            ...{ requestId: attempt.requestId, callId: id, contactId, linkId: 'booking' },
            ...{ phone: '+12025550143', heard, announcementVersion: 'a1', requestedAt: at },
          },
        },
        {
          type: 'AttemptBegun',
          data: { ...attempt, recordingRef: `${id}-rec`, body: `Here it is: ${words}`, begunAt: at },
        },
        { type: 'TextDelivered', data: { ...attempt, deliveredAt: at } },
        {
          type: 'OptedOut',
          data: {
            ...{ messageId: `${id}-stop`, contactId, via: 'text', isCancel: false },
            ...{ words: `STOP ${words}`, optedOutAt: at },
          },
        },
      );
      const noted = { contactId, textId: `${id}-stop`, noteId: `${id}-note` };
      await append('thread', contactId, {
        type: 'ThreadNoted',
        data: { ...noted, text: `No more about ${words}`, notedAt: at },
      });
    },

    visit: (at: string): Promise<void> =>
      usage.record({
        ...{ tenant, at, path: '/prices', referrerHost: '', device: 'phone' },
        fingerprint: '203.0.113.7 Firefox',
      }),

    close: async (): Promise<void> => {
      await readModels.stop();
      await store.close();
    },
  };
}

export type RetentionHouse = Awaited<ReturnType<typeof retentionHouse>>;

function conversationEvents(
  id: string,
  channel: 'chat' | 'phone',
  at: string,
  words: string,
): readonly Happened[] {
  const visitorId = `${id}-visitor`;
  return [
    { type: 'NoticeShown', data: { visitorId, noticeVersion: 'n1', shownAt: at } },
    {
      type: 'ConversationStarted',
      data: {
        ...{ conversationId: id, visitorId, channel, opening: { pageUrl: 'https://acme.example/' } },
        ...{ language: 'en', device: 'phone', startedAt: at },
      },
    },
    { type: 'MessageReceived', data: { messageId: `${id}-m`, visitorId, text: words, receivedAt: at } },
    {
      type: 'ReplySent',
      data: {
        ...{ replyId: `${id}-r`, inReplyTo: `${id}-m`, visitorId, kind: 'answered', text: `Re: ${words}` },
        sources: [
          {
            ...{ origin: 'page', pageId: 'p', version: 'v', passageId: 'x', url: null, title: 'Prices' },
            excerpt: `Stands there: ${words}`,
          },
        ],
        ...{ consulted: [], asks: null, provenance, tookMs: 9, sentAt: at },
      },
    },
  ];
}
