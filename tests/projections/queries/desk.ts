import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { createCallLog } from '../../../projections/call-log/queries.js';
import { createChatHolders } from '../../../projections/chat-holders/queries.js';
import { createConversationInbox } from '../../../projections/conversation-inbox/queries.js';
import { createDeliveries } from '../../../projections/deliveries/queries.js';
import { createLeadInbox, type LeadFilter } from '../../../projections/lead-inbox/queries.js';
import { createLeadNotes } from '../../../projections/lead-notes/queries.js';
import { createNotifications } from '../../../projections/notifications/queries.js';
import { createPairedChats } from '../../../projections/paired-chats/queries.js';
import { createQuestions } from '../../../projections/questions/queries.js';
import { createTextLinks } from '../../../projections/text-links/queries.js';
import { createTranscript } from '../../../projections/transcript/queries.js';
import { consentEvents } from '../../support/call-events.js';
import { deliveryEvents } from '../../support/webhook-events.js';
import { append, models, seen } from './house.js';
import {
  at,
  stranger,
  leadCount,
  chatOfOwner,
  chatOfStaff,
  accountId,
  ownerId,
  conversationId,
} from './story.js';

/** What is said in chats, what comes of it, and what needs somebody. */
export function deskQueries(): void {
  test('a conversation is read word for word with its sources, and half a character does no harm', async () => {
    const spoken = await createTranscript(models.query).messages(accountId, conversationId);
    expect(spoken).toHaveLength(7);
    expect(spoken[0]).toMatchObject({
      ...{ from: 'visitor', text: 'When do you open? \uFFFD', sources: [], kind: null, provenance: null },
    });
    expect(spoken.find(({ kind }) => kind === 'answered')).toMatchObject({
      ...{ from: 'desk', text: 'At nine.', tookMs: 12, rating: 'bad', sources: [{ title: 'Hours' }, {}] },
      provenance: { fallback: 'slow', costMicros: 310 },
    });
    expect(await createConversationInbox(models.query).one(accountId, conversationId)).toMatchObject({
      status: 'open',
      startedAt: at,
      messageCount: 7,
      unansweredCount: 2,
      alert: 'emergency',
    });
  });

  test('a chat is found by its member, and its member by the chat or by an open link', async () => {
    expect(await createPairedChats(models.query).of(accountId, ownerId)).toEqual({
      ...{ pairingId: 'p', standing: 'paired', chatId: '5550102', chatName: '@acme_example' },
      ...{ since: at, expiresAt: null, ending: null },
    });
    const holders = createChatHolders(models.query);
    expect(await holders.byChat('b-chat')).toEqual([chatOfOwner]);
    expect(await holders.byChat('a-chat')).toEqual([]);
    expect(await holders.byToken('b-hash')).toEqual(chatOfStaff);
    expect(await holders.byToken('a-hash')).toBeUndefined();
  });

  test('leads come 50 at a time and all of them in a file, each once', async () => {
    const inbox = createLeadInbox(models.query);
    const first = await inbox.page(accountId, undefined);
    expect(first.rows).toHaveLength(50);
    const second = await inbox.page(accountId, first.nextCursor ?? undefined);
    expect(second.nextCursor).toBeNull();
    const paged = [...first.rows, ...second.rows].map(({ leadId }) => leadId);
    const all: string[] = [];
    for await (const { leadId } of inbox.all(accountId)) all.push(leadId);
    expect(new Set(paged).size).toBe(leadCount);
    expect(all).toEqual(paged);
    expect(first.rows[0]?.answers).toEqual([{ key: 'visit', label: 'Visit', value: 'New \uFFFD' }]);
  });

  test('leads stand in the order that is asked for, over all pages; who has no name stands last', async () => {
    const inbox = createLeadInbox(models.query);
    const listed = async (filter: LeadFilter) => {
      const first = await inbox.page(accountId, undefined, filter);
      const second = await inbox.page(accountId, first.nextCursor ?? undefined, filter);
      expect(Buffer.from(first.nextCursor ?? '', 'base64url').toString()).not.toMatch(/example/iu);
      return [...first.rows, ...second.rows];
    };
    const newest = await listed({});
    expect((await listed({ sort: 'oldest' })).map(({ leadId }) => leadId)).toEqual(
      newest.map(({ leadId }) => leadId).toReversed(),
    );
    const names = (await listed({ sort: 'name' })).map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['Ada Example', 'Ada Example', 'Ada Example']);
    expect(names.slice(-3)).toEqual(['Ärzu Example', 'Bea 50%_Off', null]);
    expect(names).toHaveLength(leadCount);
    const byStage = await listed({ sort: 'stage' });
    const inStage = (stage: string) => newest.toReversed().filter((lead) => lead.stage === stage);
    expect(byStage).toEqual(['new', 'contacted', 'won', 'lost'].flatMap(inStage));
    expect(byStage.at(-1)?.stage).toBe('won');
  });

  test('whoever reads on by stage misses nobody, also when the last one read has been moved since', async () => {
    const inbox = createLeadInbox(models.query);
    const tenant = uuidv7();
    const ids = Array.from({ length: 60 }, () => uuidv7());
    const person = { name: null, email: 'ada@example.com', phone: null, note: null, answers: [] };
    for (const leadId of ids)
      await append(
        { tenant, category: 'lead', id: leadId },
        {
          type: 'LeadCaptured',
          data: { leadId, contactId: 'c', conversationId: 'c', ...person, capturedAt: at },
        },
      );
    await seen();
    const first = await inbox.page(tenant, undefined, { sort: 'stage' });
    const leadId = first.rows.at(-1)?.leadId ?? '';
    const moved = { leadId, changeId: uuidv7(), to: 'lost', movedAt: at } as const;
    await append({ tenant, category: 'lead', id: leadId }, { type: 'LeadMoved', data: moved });
    await seen();
    const second = await inbox.page(tenant, first.nextCursor ?? '', { sort: 'stage' });
    // The one that was moved stands at the end, where it belongs by now.
    expect(second.rows.map((one) => one.leadId)).toEqual([...ids.toSorted().slice(50), leadId]);
    // A cursor of another sort begins at the beginning.
    const { nextCursor } = await inbox.page(tenant, undefined, { sort: 'oldest' });
    expect((await inbox.page(tenant, nextCursor ?? '', { sort: 'stage' })).rows).toHaveLength(50);
  });

  test('a lead is found by its stage, and by a part of its name, address or number as it is written', async () => {
    const inbox = createLeadInbox(models.query);
    const found = async (filter: LeadFilter): Promise<number> =>
      (await inbox.page(accountId, undefined, filter)).rows.length;
    const [bea] = (await inbox.page(accountId, undefined, { stage: 'won' })).rows;
    expect(bea).toMatchObject({ name: 'Bea 50%_Off', stage: 'won', noteCount: 1, contactId: 'a-contact' });
    for (const text of ['bea', '50%_', 'BEA@EXAMPLE', '202-555', '(0143)'])
      expect(await found({ text }), text).toBe(1);
    for (const text of ['5%', 'bea_', '43', 'nobody']) expect(await found({ text }), text).toBe(0);
    expect(await found({ text: 'bea', stage: 'new' })).toBe(0);
    const [cameAt, later] = [0, 1].map((ms) =>
      new Date(Date.parse(bea?.capturedAt ?? '') + ms).toISOString(),
    );
    expect(await found({ text: 'bea', from: cameAt, until: later })).toBe(1);
    expect(await found({ text: 'bea', until: cameAt })).toBe(0);
    expect(await found({ text: 'bea', from: later })).toBe(0);
    const waiting = await inbox.waiting(accountId, 5);
    expect(waiting).toHaveLength(5);
    expect(waiting[0]?.count).toBe(leadCount - 1);
    expect(await inbox.waiting(stranger, 5)).toEqual([]);
    expect(await inbox.hasOf(accountId, 'a-contact')).toBe(true);
    expect(await inbox.hasOf(stranger, 'a-contact')).toBe(false);
    const notes = createLeadNotes(models.query);
    expect(await notes.of(accountId, bea?.leadId ?? '')).toEqual([
      { noteId: 'a-note', text: 'Prefers mornings', actor: expect.any(String) as string, at },
    ]);
    expect(await notes.of(stranger, bea?.leadId ?? '')).toEqual([]);
  });

  test('what needs somebody is found with how much there is of it, for this business alone', async () => {
    const alerts = createNotifications(models.query);
    const asked = { since: at, countMax: 5 };
    expect(await alerts.waiting(accountId, ownerId, asked)).toEqual([
      { kind: 'hand-off', id: conversationId, at, isTold: true, count: 1 },
    ]);
    // Whoever was told, a colleague can only look.
    expect(await alerts.waiting(accountId, 'somebody', asked)).toMatchObject([{ isTold: false }]);
    const later = { ...asked, since: '2026-12-24T10:00:00.000Z' };
    expect(await alerts.waiting(accountId, ownerId, later)).toEqual([]);
    expect(await alerts.waiting(stranger, ownerId, asked)).toEqual([]);
    const [unheard, failed, open, givenUp] = [
      (tenant: string) => createCallLog(models.query).unheard(tenant, 5),
      (tenant: string) => createTextLinks(models.query).failed(tenant, asked),
      (tenant: string) => createQuestions(models.query).waiting(tenant, 5),
      (tenant: string) => createDeliveries(models.query).givenUp(tenant, at),
    ];
    expect(await unheard(accountId)).toEqual([{ callId: 'call-1', at, ending: '0143', count: 1 }]);
    expect(await open(accountId)).toMatchObject([
      { text: 'Do you repair sundials?', count: 2 },
      { count: 2 },
    ]);

    for (const of of [failed, givenUp]) expect(await of(accountId)).toEqual([]);
    const failing = uuidv7();
    const attempt = { requestId: 'r1', contactId: 'contact-1', attemptId: 't1' };
    await append(
      { tenant: failing, category: 'consent', id: failing },
      ...consentEvents.filter(({ type }) => type === 'TextLinkRequested' || type === 'AttemptBegun'),
      { type: 'TextUndelivered', data: { ...attempt, code: '30003', undeliveredAt: at } },
    );
    const [owed, attempted] = deliveryEvents;
    const { webhookId } = owed?.data as { webhookId: string };
    await append(
      { tenant: failing, category: 'delivery', id: failing },
      ...[owed, attempted].filter((event) => event !== undefined),
      {
        type: 'DeliverySetAside',
        data: { ...owed?.data, reason: 'exhausted', sinceAt: at, asideAt: at },
      },
    );
    await seen();
    expect(await failed(failing)).toEqual([{ callId: 'call-1', at, count: 1 }]);
    expect(await givenUp(failing)).toMatchObject([{ webhookId, count: 1 }]);
    for (const of of [unheard, failed, open, givenUp]) expect(await of(stranger)).toEqual([]);
  });
}
