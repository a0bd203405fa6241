import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { ReadModels } from '../../adapters/read-models/read-models.js';
import type { Happened } from '../../domain/kernel/decider.js';
import { accountOverview } from '../../projections/account-overview/projection.js';
import { createAccountOverview } from '../../projections/account-overview/queries.js';
import { apiKeys } from '../../projections/api-keys/projection.js';
import { createApiKeys } from '../../projections/api-keys/queries.js';
import { callLog } from '../../projections/call-log/projection.js';
import { createCallLog } from '../../projections/call-log/queries.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { crawlProgress } from '../../projections/crawl-progress/projection.js';
import { createCrawlProgress } from '../../projections/crawl-progress/queries.js';
import { crawlSchedule } from '../../projections/crawl-schedule/projection.js';
import { deskDays } from '../../projections/desk-days/projection.js';
import { createDeskDays } from '../../projections/desk-days/queries.js';
import { keyHolders } from '../../projections/key-holders/projection.js';
import { createKeyHolders } from '../../projections/key-holders/queries.js';
import { knowledgePages } from '../../projections/knowledge-pages/projection.js';
import { createKnowledgePages } from '../../projections/knowledge-pages/queries.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { createLeadInbox } from '../../projections/lead-inbox/queries.js';
import { memberships } from '../../projections/memberships/projection.js';
import { createMemberships } from '../../projections/memberships/queries.js';
import { questions } from '../../projections/questions/projection.js';
import { createQuestions } from '../../projections/questions/queries.js';
import { rehearsalChanges } from '../../projections/rehearsal-changes/projection.js';
import { createRehearsalChanges } from '../../projections/rehearsal-changes/queries.js';
import { rehearsals } from '../../projections/rehearsals/projection.js';
import { createRehearsals } from '../../projections/rehearsals/queries.js';
import { sites } from '../../projections/sites/projection.js';
import { createSites } from '../../projections/sites/queries.js';
import { taughtFacts } from '../../projections/taught-facts/projection.js';
import { createTaughtFacts } from '../../projections/taught-facts/queries.js';
import { textLinks } from '../../projections/text-links/projection.js';
import { createTextLinks } from '../../projections/text-links/queries.js';
import { texts } from '../../projections/texts/projection.js';
import { createTexts } from '../../projections/texts/queries.js';
import { team } from '../../projections/team/projection.js';
import { createTeam } from '../../projections/team/queries.js';
import { told } from '../../projections/told/projection.js';
import { createTold } from '../../projections/told/queries.js';
import { transcript } from '../../projections/transcript/projection.js';
import { createTranscript } from '../../projections/transcript/queries.js';
import { deliveries } from '../../projections/deliveries/projection.js';
import { createDeliveries } from '../../projections/deliveries/queries.js';
import { deliverySchedule } from '../../projections/delivery-schedule/projection.js';
import { createDeliverySchedule } from '../../projections/delivery-schedule/queries.js';
import { webhooks } from '../../projections/webhooks/projection.js';
import { createWebhooks } from '../../projections/webhooks/queries.js';
import { deliveryEvents, webhookEvents } from '../support/webhook-events.js';
import { callEvents, consentEvents } from '../support/call-events.js';
import { provenance, replied } from '../support/replied.js';
import { logWithReadModels, said, started, type LogWithReadModels } from '../support/read-models.js';

const ofTenants = [
  accountOverview,
  apiKeys,
  callLog,
  conversationInbox,
  crawlProgress,
  deskDays,
  knowledgePages,
  leadInbox,
  questions,
  rehearsalChanges,
  rehearsals,
  taughtFacts,
  team,
  textLinks,
  texts,
  told,
  transcript,
  webhooks,
  deliveries,
];
const ofInstallation = [crawlSchedule, keyHolders, memberships, sites, deliverySchedule];

const at = '2026-11-24T10:00:00.000Z';
const [accountId, ownerId, conversationId, crawlId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
const stranger = uuidv7();
const pageCount = 130;
const leadCount = 60;

let log: LogWithReadModels;
let models: ReadModels;

const [replyId, rehearsalId] = [uuidv7(), uuidv7()];
const question = said('When do you open? \u0000\uD800');
const unknown = said('Do you repair sundials?');
const settled = said('Is there parking?');
const fact = { question: 'Is there parking?', text: 'Two places behind the house.', language: 'en' };
const hours = {
  ...{ origin: 'page' as const, pageId: 'p', version: 'v', passageId: 'x' },
  ...{ url: 'https://example.com/', title: 'Hours', excerpt: 'At nine.' },
};
const rated = (id: string, inReplyTo: string): Happened => ({
  type: 'ReplyRated',
  data: { replyId: id, inReplyTo, changeId: 'x', visitorId: 'a-visitor', rating: 'bad', ratedAt: at },
});
const rehearsed = (messageId: string, verdict: string): Happened => ({
  type: 'QuestionRehearsed',
  data: {
    ...{ rehearsalId, messageId, visitorId: 'a-visitor', verdict, costMicros: 20, rehearsedAt: at },
    comparison: { question: 'When?', before: 'At nine.', after: 'At ten.' },
  },
});

const happened: Readonly<Record<string, readonly [id: string, ...events: readonly Happened[]]>> = {
  account: [
    accountId,
    {
      type: 'AccountOpened',
      data: {
        accountId,
        ownerId,
        businessName: 'Acme Clocks',
        ownerEmail: 'owner@example.com',
        website: 'https://example.com/',
        industry: 'retail',
        siteKey: 'a-site-key',
        openedAt: at,
      },
    },
    {
      type: 'ApiKeyIssued',
      data: {
        ...{ accountId, keyId: 'k', label: 'Acme’s own program', hash: 'a-hash', ending: 'abcd' },
        ...{ scopes: ['work'], issuedBy: ownerId, issuedAt: at, expiresAt: null },
      },
    },
    {
      type: 'ApiKeyReplaced',
      data: {
        ...{ accountId, keyId: 'k', hash: 'a-hash', nextKeyId: 'l', endsAt: '2026-11-25T10:00:00.000Z' },
        ...{ replacedBy: ownerId, replacedAt: at },
      },
    },
  ],
  conversation: [
    conversationId,
    started(conversationId),
    question,
    replied({
      ...{ replyId, inReplyTo: question.data.messageId, text: 'At nine.' },
      sources: [hours, { ...hours, passageId: 'y', excerpt: 'At nine, but for Sundays.' }],
      provenance: { ...provenance, fallback: 'slow', costMicros: 310 },
    }),
    rated(replyId, question.data.messageId),
    unknown,
    replied({ replyId: uuidv7(), inReplyTo: unknown.data.messageId, kind: 'unpublished' }),
    settled,
    replied({ replyId: uuidv7(), inReplyTo: settled.data.messageId, kind: 'unpublished' }),
    said('Hello'),
    {
      type: 'EmergencyRecognised',
      data: { messageId: 'm', visitorId: 'a-visitor', kind: 'gas', recognisedAt: at },
    },
  ],
  knowledge: [
    accountId,
    {
      type: 'FactTaught',
      data: { accountId, factId: 'f', fact, answers: [settled.data.messageId], taughtAt: at },
    },
    {
      type: 'FactTaught',
      data: { accountId, factId: 'g', fact, answers: [], taughtAt: '2026-11-24T11:00:00.000Z' },
    },
  ],
  rehearsal: [
    rehearsalId,
    {
      type: 'RehearsalStarted',
      data: {
        ...{ rehearsalId, accountId, model: 'extractive-2', startedAt: at },
        questions: [{ conversationId, messageId: 'm' }],
      },
    },
    rehearsed('1', 'reworded'),
    rehearsed('2', 'citation-lost'),
    { type: 'RehearsalCompleted', data: { rehearsalId, completedAt: at } },
  ],
  webhook: ['webhook-1', ...webhookEvents],
  delivery: ['delivery-1', ...deliveryEvents],
  call: ['call-1', ...callEvents],
  consent: ['contact-1', ...consentEvents],
  crawl: [
    crawlId,
    {
      type: 'CrawlStarted',
      data: { crawlId, accountId, website: 'https://example.com/', acceptsLoss: false, startedAt: at },
    },
    ...Array.from({ length: pageCount }, (_none, index) => ({
      type: 'PageRead',
      data: {
        pageId: uuidv7(),
        accountId,
        page: {
          url: `https://example.com/${String(index)}`,
          title: 'A page',
          language: 'en',
          contentHash: 'a'.repeat(64),
        },
        blobId: 'b',
        knownCount: pageCount,
        readAt: at,
      },
    })),
    {
      type: 'CrawlCompleted',
      data: { crawlId, readCount: pageCount, skippedCount: 0, unchangedCount: 0, completedAt: at },
    },
  ],
};

beforeAll(async () => {
  log = await logWithReadModels();
  models = await log.start(...ofTenants, ...ofInstallation);
  for (const [category, [id, ...events]] of Object.entries(happened)) {
    await log.append({ tenant: accountId, category, id }, ...events);
  }
  for (let count = 0; count < leadCount; count += 1) {
    const leadId = uuidv7();
    const data = {
      leadId,
      contactId: 'a-contact',
      conversationId,
      name: 'Ada Example',
      email: null,
      phone: null,
      note: null,
      answers: [{ key: 'visit', label: 'Visit', value: 'New \u0000\uD800' }],
      capturedAt: at,
    };
    await log.append({ tenant: accountId, category: 'lead', id: leadId }, { type: 'LeadCaptured', data });
  }
  expect(await models.waitFor(await log.store.head(), 20_000)).toBe(true);
});
afterAll(() => log.close());

test('a business finds its profile, and its site key and its owner lead to it', async () => {
  expect(await createAccountOverview(models.query).profile(accountId)).toEqual({
    accountId,
    businessName: 'Acme Clocks',
    website: 'https://example.com/',
    industry: 'retail',
    siteKey: 'a-site-key',
    timeZone: 'UTC',
    ...{ pageCount: 0, week: [], otherDays: [], isSensitive: false },
  });
  expect(await createTeam(models.query).of(accountId)).toMatchObject([
    { memberId: ownerId, email: 'owner@example.com', role: 'owner', standing: 'member' },
  ]);
  expect(await createSites(models.query).accountOf('a-site-key')).toBe(accountId);
  expect(await createSites(models.query).accountOf('no-site-key')).toBeUndefined();
  expect(await createMemberships(models.query).of(ownerId)).toEqual([{ accountId, role: 'owner' }]);
  expect(await createMemberships(models.query).of(stranger)).toEqual([]);
});

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

test('a reading shows how far it is, and its pages come in the order they were met', async () => {
  expect(await createCrawlProgress(models.query).newest(accountId)).toEqual({
    crawlId,
    status: 'completed',
    readCount: pageCount,
    skippedCount: 0,
    unchangedCount: 0,
    knownCount: pageCount,
    startedAt: at,
    endedAt: at,
    reason: null,
  });
  const pages = createKnowledgePages(models.query);
  const first = await pages.page(accountId, crawlId, undefined);
  const second = await pages.page(accountId, crawlId, first.nextCursor ?? undefined);
  const urls = [...first.rows, ...second.rows].map(({ url }) => url);
  expect(urls).toEqual(
    Array.from({ length: pageCount }, (_none, index) => `https://example.com/${String(index)}`),
  );
});

test('a webhook shows what became of it, and what is due leads to it', async () => {
  const [webhook] = await createWebhooks(models.query).of(accountId);
  expect(webhook).toMatchObject({
    ...{ webhookId: 'webhook-1', url: 'https://acme.example/hooks', status: 'paused', withContact: true },
    ...{ topics: ['call.ended'], lastSucceededAt: null, lastFailedAt: at },
  });
  expect(await createWebhooks(models.query).one(accountId, 'webhook-1')).toEqual(webhook);
  const { rows } = await createDeliveries(models.query).page(accountId, 'webhook-1', undefined);
  expect(rows).toMatchObject([
    { deliveryId: 'delivery-1', status: 'waiting', attemptCount: 1, responseStatus: 500, failure: 'status' },
  ]);
  const schedule = createDeliverySchedule(models.query);
  expect(await schedule.due('2026-11-24T10:00:04.000Z', 10)).toEqual([]);
  expect(await schedule.due('2026-11-24T10:00:05.000Z', 10)).toMatchObject([{ deliveryId: 'delivery-1' }]);
});

test('a key that was replaced opens what it did until its end, and nothing after it', async () => {
  const holders = createKeyHolders(models.query);
  const holder = { accountId, keyId: 'k', scopes: ['work'] };
  expect(await holders.by('a-hash', '2026-11-25T09:59:59.999Z')).toEqual(holder);
  expect(await holders.by('a-hash', '2026-11-25T10:00:00.000Z')).toBeUndefined();
  expect(await createApiKeys(models.query).of(accountId)).toMatchObject([{ keyId: 'k', replacedBy: 'l' }]);
});

test('the days of a desk are added up', async () => {
  expect(await createDeskDays(models.query).since(accountId, '2026-11-24')).toEqual([
    {
      ...{ day: '2026-11-24', conversations: 1, leads: leadCount, answered: 1, unpublished: 2 },
      ...{ fallbacks: 1, withheld: 0, costMicros: 310 },
    },
  ]);
});

test('what is open is what could not be answered or was found bad, and nobody has settled', async () => {
  const list = createQuestions(models.query);
  const open = await list.open(accountId, 10);
  expect(new Map(open.map(({ text, why }) => [text, why]))).toEqual(
    new Map([
      ['When do you open? \uFFFD', 'rated-bad'],
      ['Do you repair sundials?', 'unpublished'],
    ]),
  );
  expect(await list.open(accountId, 1)).toHaveLength(1);
  const newest = await list.newest(accountId, 10);
  const asked = [question, unknown, settled].map(({ data }) => data.messageId);
  expect(newest.map(({ messageId }) => messageId).toSorted()).toEqual(asked.toSorted());
  expect(await list.count(accountId)).toBe(3);
});

test('words that were told lead to whom they were told, and only those very words', async () => {
  const list = createTold(models.query);
  const words = await list.words(accountId, 10);
  expect(words.map(({ text, toldCount }) => [text, toldCount]).toSorted()).toEqual([
    ['At nine, but for Sundays.', 1],
    ['At nine.', 1],
  ]);
  const place = { origin: 'page' as const, pageId: 'another version', url: 'https://example.com/' };
  const to = (text: string, change: Partial<typeof place> = {}) =>
    list.visitors(accountId, { ...place, ...change, text }, 10);
  expect(await to('At nine.')).toEqual([{ conversationId, toldAt: at }]);
  expect(await to('At ten.')).toEqual([]);
  expect(await to('At nine.', { url: 'https://example.com/other' })).toEqual([]);
  expect(await list.visitors(stranger, { ...place, text: 'At nine.' }, 10)).toEqual([]);
});

test('facts come newest first, with their words', async () => {
  expect(await createTaughtFacts(models.query).all(accountId)).toMatchObject([
    { factId: 'g', ...fact, correctedAt: null },
    { factId: 'f', ...fact, taughtAt: at },
  ]);
});

test('a rehearsal shows its numbers, and lost citations before what only reads differently', async () => {
  const list = createRehearsals(models.query);
  const one = await list.one(accountId, rehearsalId);
  expect(one).toMatchObject({
    ...{ status: 'completed', questionCount: 1, doneCount: 2, costMicros: 40 },
    counts: { reworded: 1, citationLost: 1, same: 0 },
  });
  expect(await list.newest(accountId)).toEqual([one]);
  expect(await list.one(stranger, rehearsalId)).toBeUndefined();
  const changes = await createRehearsalChanges(models.query).of(accountId, rehearsalId);
  expect(changes.map(({ verdict }) => verdict)).toEqual(['citation-lost', 'reworded']);
  expect(changes[0]).toMatchObject({ messageId: '2', question: 'When?', after: 'At ten.' });
});

test('a call is listed with its outcome, its recording and the last digits of a number', async () => {
  const log = createCallLog(models.query);
  const { rows, nextCursor } = await log.page(accountId, undefined);
  expect(nextCursor).toBeNull();
  expect(rows).toMatchObject([
    {
      ...{ callId: 'call-1', callerEnding: '0143', outcome: 'answered', seconds: 61, isAfterHours: true },
      ...{ recording: 'stored', recordingMs: 61_000, ringCount: 1, lastRing: 'busy', status: 'ended' },
      ...{ text: 'texted', voicemail: 'unheard', messageBlobId: 'b2', recordingBlobId: 'b1' },
    },
  ]);
  expect(JSON.stringify(rows)).not.toContain('2025550143');
  expect(await log.one(accountId, 'call-1')).toEqual(rows[0]);
  expect((await log.page(accountId, undefined, 'texts')).rows).toEqual(rows);
  expect((await log.page(accountId, undefined, 'voicemail')).rows).toEqual(rows);
  expect((await log.page(stranger, undefined, 'texts')).rows).toEqual([]);
  expect(await log.one(stranger, 'call-1')).toBeUndefined();
});

test('a link that was asked for is followed from the words to the receipt, and counted', async () => {
  const links = createTextLinks(models.query);
  expect(await links.ofCall(accountId, 'call-1')).toMatchObject([
    {
      ...{ requestId: 'r1', status: 'delivered', words: 'text me the link', wordsFromMs: 9_000 },
      ...{ question: 'Shall I?', answer: 'yes', body: 'The link', refusal: null, settledAt: at },
      ...{ revokedAt: '2026-11-24T10:01:00.000Z', revokedVia: 'text' },
    },
  ]);
  expect(await links.countSince(accountId, at)).toBe(1);
  expect(await links.countSince(accountId, '2026-11-24T10:00:01.000Z')).toBe(0);
  expect(await links.countSince(stranger, at)).toBe(0);
});

test('texts come newest first, and say what they were taken for', async () => {
  const { rows } = await createTexts(models.query).page(accountId, undefined);
  expect(rows.map(({ kind, words }) => [kind, words])).toEqual([
    ['other', 'Are you there?'],
    ['cancel', 'CANCEL'],
  ]);
});

test('another business sees not one row of any of it, even by a query that does not say whose', async () => {
  for (const { name } of ofTenants) {
    const text = `select count(*)::int as count from {{${name.replaceAll('-', '_')}}}`;
    expect(await models.query(accountId, text, []), name).not.toEqual([{ count: 0 }]);
    expect(await models.query(stranger, text, []), name).toEqual([{ count: 0 }]);
    expect(await models.query(null, text, []), name).toEqual([{ count: 0 }]);
  }
});

test('look-ups across businesses hold ids and no word of a person', async () => {
  for (const { name } of ofInstallation) {
    const rows = await models.query(null, `select * from {{${name.replaceAll('-', '_')}}}`, []);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/Acme|example/u);
  }
});

test('every read model of the house is one of these', () => {
  const folders = readdirSync('projections').filter((name) => name !== 'kernel');
  expect([...ofTenants, ...ofInstallation].map(({ name }) => name).sort()).toEqual(folders.sort());
});
