import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadModels } from '../../adapters/read-models/read-models.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { ThreadEvent } from '../../domain/thread/thread.js';
import { callLog } from '../../projections/call-log/projection.js';
import type { ConversationFilters } from '../../projections/conversation-inbox/filters.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { conversationNotes } from '../../projections/conversation-notes/projection.js';
import { createConversationNotes } from '../../projections/conversation-notes/queries.js';
import { handleErrors } from '../../adapters/http/problem-details.js';
import { threadRoutes } from '../../adapters/http/routes/threads.js';
import { wholeInbox } from '../../adapters/http/whole-inbox.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { optOuts } from '../../projections/opt-outs/projection.js';
import { textLinks } from '../../projections/text-links/projection.js';
import { texts } from '../../projections/texts/projection.js';
import { createTexts } from '../../projections/texts/queries.js';
import { threads } from '../../projections/threads/projection.js';
import { callEvents, consentEvents } from '../support/call-events.js';
import { logWithReadModels, said, started, type LogWithReadModels } from '../support/read-models.js';
import { served } from '../support/served.js';

const tenant = 'acme';
/** Before those of the call, of which the last is two minutes after ten. */
const minute = (at: number): string => new Date(Date.UTC(2026, 10, 24, 9, at)).toISOString();
let log: LogWithReadModels;
let models: ReadModels;

const saidAt = (at: number, text: string) => {
  const message = said(text);
  return { ...message, data: { ...message.data, receivedAt: minute(at) } };
};
const wrote = (contactId: string, messageId: string, at: number, words: string): ConsentEvent => ({
  type: 'TextReceived',
  data: { messageId, contactId, phone: '+12025550177', words, receivedAt: minute(at) },
});
const optedOut = (contactId: string, messageId: string, at: number): ConsentEvent => ({
  type: 'OptedOut',
  data: { messageId, contactId, via: 'text', isCancel: false, words: 'STOP', optedOutAt: minute(at) },
});
const inboxOf = () =>
  wholeInbox({ conversations: createConversationInbox(models.query), texts: createTexts(models.query) });
const consentOf = (id: string) => ({ tenant, category: 'consent', id });
const threadOf = (id: string) => ({ tenant, category: 'thread', id });
const assigned = (contactId: string, memberId: string | null): ThreadEvent => ({
  type: 'ThreadAssigned',
  data: { contactId, textId: 't', changeId: 'x', memberId, assignedAt: minute(9) },
});
const marked = (contactId: string, isSpam: boolean): ThreadEvent => ({
  type: 'ThreadMarked',
  data: { contactId, textId: 't', changeId: 'x', isSpam, markedAt: minute(9) },
});
const noted = (contactId: string, noteId: string, textId: string, text: string): ThreadEvent => ({
  type: 'ThreadNoted',
  data: { contactId, textId, noteId, text, notedAt: minute(9) },
});

beforeAll(async () => {
  log = await logWithReadModels();
  models = await log.start(
    ...[callLog, conversationInbox, conversationNotes, leadInbox, optOuts, textLinks, texts, threads],
  );
  await log.append({ tenant, category: 'call', id: 'call-1' }, ...callEvents);
  await log.append(consentOf('contact-1'), ...consentEvents);
  await log.append({ tenant, id: 'early' }, started('early'), saidAt(1, 'A haircut, please'));
  await log.append(consentOf('ben'), wrote('ben', 'b1', 2, 'Is my haircut on?'), optedOut('ben', 'b2', 3));
  await log.append({ tenant, id: 'late' }, started('late'), saidAt(4, 'Where are you?'));
  await log.append(consentOf('cleo'), optedOut('cleo', 'c1', 5), {
    type: 'OptedIn',
    data: { messageId: 'c2', contactId: 'cleo', words: 'START', optedInAt: minute(6) },
  });
  await log.append(consentOf('hank'), wrote('hank', 'h1', 8, 'Win a prize'));
  await log.append(threadOf('hank'), marked('hank', true));
  await log.append(threadOf('contact-1'), noted('contact-1', 'q1', 'r1', 'Sent it'));
  await log.append(threadOf('cleo'), assigned('cleo', 'ada'), marked('cleo', true), marked('cleo', false));
  await log.append(threadOf('ben'), assigned('ben', 'bo'), assigned('ben', null));
  const other = { ...consentOf('dora'), tenant: 'other' };
  await models.waitFor(await log.append(other, wrote('dora', 'd1', 9, 'A haircut for Dora')), 10_000);
});
afterAll(() => log.close());

async function found(filters: ConversationFilters, of = tenant): Promise<readonly string[]> {
  const inbox = inboxOf();
  const { rows } = await inbox.page(of, undefined, filters);
  expect(await inbox.count(of, filters)).toBe(rows.length);
  return rows.map(({ conversationId }) => conversationId);
}

test('texts with one person are one row, by the newest, among chats and calls', async () => {
  const { rows } = await inboxOf().page(tenant, undefined);
  expect(rows.map(({ conversationId }) => conversationId)).toEqual([
    ...['contact-1', 'cleo', 'late', 'ben', 'early'],
  ]);
  expect(rows[0]).toEqual({
    ...{ conversationId: 'contact-1', channel: 'text', lastText: 'Are you there?', ending: '0143' },
    ...{ startedAt: '2026-11-24T10:00:00.000Z', lastMessageAt: '2026-11-24T10:02:00.000Z' },
    ...{ messageCount: 3, isOptedOut: true, assigneeId: null, isSpam: false },
  });
  // Of whoever wrote nothing but STOP and START no number is known.
  expect(rows[1]).toMatchObject({ lastText: 'START', isOptedOut: false, ending: null, assigneeId: 'ada' });
  expect(rows[3]).toMatchObject({ lastText: 'STOP', isOptedOut: true, ending: '0177', messageCount: 2 });
});

test.each<[string, ConversationFilters, readonly string[]]>([
  ['texts alone', { channel: 'text' }, ['contact-1', 'cleo', 'ben']],
  ['chats alone', { channel: 'chat' }, ['late', 'early']],
  ['by the time of the newest', { from: minute(3), until: minute(6) }, ['late', 'ben']],
  ['what nobody takes care of', { assigned: 'nobody' }, ['contact-1', 'late', 'ben', 'early']],
  ['what somebody takes care of', { assigned: 'anybody' }, ['cleo']],
  ['what one of them takes care of', { assigned: { to: 'ada' } }, ['cleo']],
  ['not what another took care of', { assigned: { to: 'bo' } }, []],
  ['what was said, of what somebody takes care of', { words: 'haircut', assigned: 'anybody' }, []],
  ['no texts, where they go on', { status: 'open' }, ['late', 'early']],
  ['spam alone', { isSpam: true }, ['hank']],
  ['spam of nobody', { isSpam: true, assigned: 'anybody' }, []],
  ['what was said, without spam', { words: 'prize' }, []],
  ['what was said in spam', { words: 'prize', isSpam: true }, ['hank']],
  ['what was said in chats and texts', { words: 'haircut' }, ['ben', 'early']],
  ['by words of one text', { words: 'haircut stop' }, []],
  ['not by what was sent to them', { words: 'link' }, []],
  ['not by the tenant', { words: 'acme' }, []],
])('a list holds %s', async (_name, filters, ids) => {
  expect(await found(filters)).toEqual(ids);
});

test('page after page brings every row once, and the file has the same', async () => {
  const inbox = inboxOf();
  const all: string[] = [];
  for await (const { conversationId } of inbox.all(tenant, {})) all.push(conversationId);
  expect(all).toEqual(await found({}));
  // As many at one instant as no page holds: they are told apart by their ids.
  const crowd = Array.from({ length: 60 }, (_, at) => `id-${String(at).padStart(2, '0')}`);
  let seen = 0n;
  for (const [at, id] of crowd.entries())
    seen =
      at % 2 === 0
        ? await log.append({ tenant: 'crowd', id }, started(id), saidAt(7, 'Hello'))
        : await log.append({ ...consentOf(id), tenant: 'crowd' }, wrote(id, `t-${id}`, 7, 'Hello'));
  await models.waitFor(seen, 10_000);
  const first = await inbox.page('crowd', undefined);
  const second = await inbox.page('crowd', first.nextCursor ?? '');
  expect(second.nextCursor).toBeNull();
  expect([...first.rows, ...second.rows].map(({ conversationId }) => conversationId)).toEqual(
    crowd.toReversed(),
  );
});

test('a chat that became a lead is known by its name, a call by the last digits, and neither once they were forgotten', async () => {
  const ids = { leadId: 'lead-1', contactId: 'contact-1' };
  const told = { name: 'Ana Flores', email: 'ana@example.com', phone: null, note: null, answers: [] };
  const about = { messageId: 'm1', visitorId: 'a-visitor', confirmedAt: minute(5) };
  const known = (id: string, category = 'conversation') => ({ tenant: 'known', category, id });
  await log.append(known('chat'), started('chat'), {
    type: 'ContactDetailsConfirmed',
    data: { ...ids, ...about },
  });
  await log.append(known('lead-1', 'lead'), {
    type: 'LeadCaptured',
    data: { ...ids, ...told, conversationId: 'chat', capturedAt: minute(5) },
  });
  await log.append(known('call-9', 'call'), ...callEvents);
  const { type, data } = started('call-9');
  const seen = await log.append(known('call-9'), { type, data: { ...data, channel: 'phone' } });
  await models.waitFor(seen, 10_000);
  const who = async () =>
    (await inboxOf().page('known', undefined, { sort: 'oldest' })).rows.map((row) =>
      row.channel === 'text' ? [] : [row.conversationId, row.leadName, row.ending],
    );
  expect(await who()).toEqual([
    ['call-9', null, '0143'],
    ['chat', 'Ana Flores', null],
  ]);
  const person = { subjectIds: [], conversationIds: [], callIds: ['call-9'], leadIds: ['lead-1'] };
  const erasure = { erasureId: 'e', scope: 'person', person, keyCount: 1, valueCount: 1 };
  const gone = await log.append(known('e-9', 'erasure'), {
    type: 'KeysDestroyed',
    data: { accountId: 'known', ...erasure, destroyedAt: minute(9) },
  });
  await models.waitFor(gone, 10_000);
  expect(await who()).toEqual([
    ['call-9', null, null],
    ['chat', null, null],
  ]);
});

test('spam is a thread like any other to whoever opens it', async () => {
  const list = createTexts(models.query);
  expect(await list.thread(tenant, 'hank')).toMatchObject({ isSpam: true, lastTextId: 'h1' });
  expect(await list.thread(tenant, 'cleo')).toMatchObject({ isSpam: false, assigneeId: 'ada' });
});

test('in the thread stands what came and what was sent, with what became of it', async () => {
  const list = createTexts(models.query);
  expect(await list.thread(tenant, 'contact-1')).toMatchObject({ phone: '+12025550143', isOptedOut: true });
  expect(await list.inThread(tenant, 'contact-1')).toMatchObject([
    { messageId: 'r1', kind: 'sent', words: 'The link', callId: 'call-1', status: 'delivered' },
    { messageId: 'm1', kind: 'cancel', words: 'CANCEL', callId: null, status: null },
    { messageId: 'm2', kind: 'other', words: 'Are you there?', callId: null, status: null },
  ]);
  // What was sent has not come in, and goes with its call.
  const { rows } = await list.page(tenant, undefined);
  expect(rows.map(({ messageId }) => messageId)).not.toContain('r1');
  const asked = { before: '2027-01-01T00:00:00.000Z', without: [], countMax: 99 };
  expect((await list.before(tenant, asked)).map(({ textId }) => textId)).not.toContain('r1');
});

test('another business sees none of them, and finds its own', async () => {
  expect(await found({ words: 'haircut' }, 'other')).toEqual(['dora']);
  expect(await createTexts(models.query).thread('other', 'ben')).toBeUndefined();
  expect(await createTexts(models.query).inThread('other', 'ben')).toEqual([]);
  const careless = 'select key from {{texts.searched}} where terms @@ $1::tsquery';
  expect(await models.query('other', careless, ['on'])).toEqual([]);
});

test('a note goes with the person, or with the text it was written under', async () => {
  const notes = createConversationNotes(models.query);
  const notesOf = async (contactId: string) =>
    (await notes.of(tenant, contactId)).map(({ noteId, text }) => [noteId, text]);
  await log.append(consentOf('ida'), wrote('ida', 'i1', 7, 'Hello'), wrote('ida', 'i2', 8, 'Hello again'));
  await log.append(
    threadOf('ida'),
    ...[noted('ida', 'n1', 'i1', 'Rang back'), noted('ida', 'n2', 'i2', 'A regular')],
  );
  await models.waitFor(await log.append(threadOf('jo'), noted('jo', 'n3', 'j1', 'The tall one')), 10_000);
  expect(await notesOf('ida')).toEqual([
    ['n1', 'Rang back'],
    ['n2', 'A regular'],
  ]);
  expect(await notes.of('other', 'ida')).toEqual([]);
  await models.waitFor(await expire('notes', 'ida', ['i1']), 10_000);
  expect(await notesOf('ida')).toEqual([['n2', 'A regular']]);
  await models.waitFor(await forget('ida'), 10_000);
  expect(await notesOf('ida')).toEqual([['n2', null]]);
  expect(await notesOf('jo')).toEqual([['n3', 'The tall one']]);
});

test('a note that was taken while its text went is found once it is as old', async () => {
  const list = createTexts(models.query);
  await models.waitFor(
    await log.append(
      threadOf('kit'),
      noted('kit', 'k2', 'k1', 'Too late'),
      noted('kit', 'k3', 'k1', 'Later'),
    ),
    10_000,
  );
  const gone = async (before: string, ...without: readonly string[]) =>
    (await list.before(tenant, { before, without, countMax: 99 })).filter((one) => one.textId === 'k1');
  expect(await gone(minute(10))).toEqual([{ contactId: 'kit', textId: 'k1', isGone: true }]);
  expect(await gone(minute(10), 'k1')).toEqual([]);
  expect(await gone(minute(9))).toEqual([]);
  // One that stands under a text goes with that one alone, however old it is.
  const sent = await list.before(tenant, { before: '2027-01-01T00:00:00.000Z', without: [], countMax: 99 });
  expect(sent.filter(({ contactId }) => contactId === 'contact-1').map(({ textId }) => textId)).toEqual([
    'm1',
    'm2',
  ]);
});

test('spam and whoever takes care go on from text to text, and end with the newest', async () => {
  const list = createTexts(models.query);
  const of = (id: string) => ({ ...consentOf(id), tenant: 'years' });
  const sort = (...events: readonly ThreadEvent[]) =>
    log.append({ ...threadOf('lou'), tenant: 'years' }, ...events);
  const sorted = async () => {
    const { isSpam, assigneeId } = (await list.thread('years', 'lou')) ?? {};
    return { isSpam, assigneeId };
  };
  await log.append(of('lou'), wrote('lou', 't', 1, 'Win a prize'));
  await sort(marked('lou', true), assigned('lou', 'ada'));
  await log.append(of('lou'), wrote('lou', 'l2', 2, 'Win two'));
  await models.waitFor(await expire('first', 'lou', ['t'], 'years'), 10_000);
  expect(await sorted()).toEqual({ isSpam: true, assigneeId: 'ada' });
  await expire('second', 'lou', ['l2'], 'years');
  await models.waitFor(await log.append(of('lou'), wrote('lou', 'l3', 3, 'Are you open?')), 10_000);
  expect(await sorted()).toEqual({ isSpam: false, assigneeId: null });
  expect(await found({}, 'years')).toEqual(['lou']);
});

test('what was sorted too often says that it goes on with the next text', async () => {
  const app = express();
  const rejected = { decision: { outcome: 'rejected', reason: 'TooMuchSorted' }, position: null };
  const who = { accountId: tenant, memberId: 'ada', sessionId: 's', rights: ['work'] };
  app.use(
    threadRoutes({
      ...{ texts: createTexts(models.query), handleThread: () => Promise.resolve(rejected) },
      ...{ guard: { of: () => who, idOf: () => 'x' }, now: () => minute(9) },
    } as never),
  );
  app.use(handleErrors(() => undefined));
  const server = await served(app);
  const body = JSON.stringify({ isSpam: true });
  const answer = await fetch(`${server.origin}/texts/ben/spam`, { method: 'POST', body });
  await server.close();
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({
    ...{ code: 'sorted-too-often', detail: expect.stringContaining('once another comes') as string },
  });
});

const forget = (contactId: string) => {
  const person = { subjectIds: [contactId], conversationIds: [], callIds: [], leadIds: [] };
  const erasure = { accountId: tenant, erasureId: 'e', scope: 'person', person, keyCount: 1, valueCount: 1 };
  return log.append(
    { tenant, category: 'erasure', id: 'e' },
    { type: 'KeysDestroyed', data: { ...erasure, destroyedAt: minute(9) } },
  );
};
const nothing = { conversationIds: [], callIds: [], blobIds: [], rehearsalIds: [], visitCount: null };
const expire = (runId: string, contactId: string, ids: readonly string[], of = tenant) => {
  const gone = {
    texts: ids.map((textId) => ({ contactId, textId })),
    cutoff: minute(9),
    expiredAt: minute(9),
  };
  const data = { ...nothing, ...gone, accountId: of, runId };
  return log.append({ tenant: of, category: 'retention', id: of }, { type: 'RecordsExpired', data });
};

test('who was forgotten is still there without words and number; what has gone with its time is not, and STOP holds', async () => {
  await log.append(consentOf('fay'), wrote('fay', 'f1', 7, 'Zanzibar'));
  await log.append(consentOf('gus'), optedOut('gus', 'g1', 7), wrote('gus', 'g2', 8, 'Zanzibar still'));
  await forget('fay');
  await models.waitFor(await expire('one', 'gus', ['g1']), 10_000);
  const list = createTexts(models.query);
  expect(await found({ words: 'zanzibar' })).toEqual(['gus']);
  expect(await list.thread(tenant, 'fay')).toMatchObject({ lastText: null, phone: null, ending: null });
  // The words of the STOP have gone; that it was said has not.
  expect(await list.thread(tenant, 'gus')).toMatchObject({ isOptedOut: true, messageCount: 1 });
  await models.waitFor(await expire('two', 'gus', ['g2']), 10_000);
  expect(await found({ words: 'zanzibar' })).toEqual([]);
  expect(await list.thread(tenant, 'gus')).toBeUndefined();
  const { rows } = await log.owner.query(
    `select from read_models.texts_1 where terms::text like '%zanzibar%' or phone is not null and contact_id in ('fay', 'gus')`,
  );
  expect(rows).toEqual([]);
});
