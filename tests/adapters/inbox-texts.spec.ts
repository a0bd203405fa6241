import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadModels } from '../../adapters/read-models/read-models.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import { callLog } from '../../projections/call-log/projection.js';
import type { ConversationFilters } from '../../projections/conversation-inbox/filters.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { wholeInbox } from '../../adapters/http/whole-inbox.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { optOuts } from '../../projections/opt-outs/projection.js';
import { textLinks } from '../../projections/text-links/projection.js';
import { texts } from '../../projections/texts/projection.js';
import { createTexts } from '../../projections/texts/queries.js';
import { callEvents, consentEvents } from '../support/call-events.js';
import { logWithReadModels, said, started, type LogWithReadModels } from '../support/read-models.js';

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

beforeAll(async () => {
  log = await logWithReadModels();
  models = await log.start(callLog, conversationInbox, leadInbox, optOuts, textLinks, texts);
  await log.append({ tenant, category: 'call', id: 'call-1' }, ...callEvents);
  await log.append(consentOf('contact-1'), ...consentEvents);
  await log.append({ tenant, id: 'early' }, started('early'), saidAt(1, 'A haircut, please'));
  await log.append(consentOf('ben'), wrote('ben', 'b1', 2, 'Is my haircut on?'), optedOut('ben', 'b2', 3));
  await log.append({ tenant, id: 'late' }, started('late'), saidAt(4, 'Where are you?'));
  await log.append(consentOf('cleo'), optedOut('cleo', 'c1', 5), {
    type: 'OptedIn',
    data: { messageId: 'c2', contactId: 'cleo', words: 'START', optedInAt: minute(6) },
  });
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
    ...{ messageCount: 3, isOptedOut: true },
  });
  // Of whoever wrote nothing but STOP and START no number is known.
  expect(rows[1]).toMatchObject({ lastText: 'START', isOptedOut: false, ending: null });
  expect(rows[3]).toMatchObject({ lastText: 'STOP', isOptedOut: true, ending: '0177', messageCount: 2 });
});

test.each<[string, ConversationFilters, readonly string[]]>([
  ['texts alone', { channel: 'text' }, ['contact-1', 'cleo', 'ben']],
  ['chats alone', { channel: 'chat' }, ['late', 'early']],
  ['by the time of the newest', { from: minute(3), until: minute(6) }, ['late', 'ben']],
  ['no texts, where somebody takes care or nobody does', { assigned: 'nobody' }, ['late', 'early']],
  ['no texts, where they go on', { status: 'open' }, ['late', 'early']],
  ['no texts in spam', { isSpam: true }, []],
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

test('who was forgotten is still there without words and number; what has gone with its time is not, and STOP holds', async () => {
  await log.append(consentOf('fay'), wrote('fay', 'f1', 7, 'Zanzibar'));
  await log.append(consentOf('gus'), optedOut('gus', 'g1', 7), wrote('gus', 'g2', 8, 'Zanzibar still'));
  const person = { subjectIds: ['fay'], conversationIds: [], callIds: [], leadIds: [] };
  const erasure = { accountId: tenant, erasureId: 'e', scope: 'person', person, keyCount: 1, valueCount: 1 };
  await log.append(
    { tenant, category: 'erasure', id: 'e' },
    { type: 'KeysDestroyed', data: { ...erasure, destroyedAt: minute(9) } },
  );
  const nothing = { conversationIds: [], callIds: [], blobIds: [], rehearsalIds: [], visitCount: null };
  const expire = (runId: string, ...ids: readonly string[]) => {
    const texts = ids.map((textId) => ({ contactId: 'gus', textId }));
    const data = { ...nothing, accountId: tenant, runId, texts, cutoff: minute(9), expiredAt: minute(9) };
    return log.append({ tenant, category: 'retention', id: tenant }, { type: 'RecordsExpired', data });
  };
  await models.waitFor(await expire('one', 'g1'), 10_000);
  const list = createTexts(models.query);
  expect(await found({ words: 'zanzibar' })).toEqual(['gus']);
  expect(await list.thread(tenant, 'fay')).toMatchObject({ lastText: null, phone: null, ending: null });
  // The words of the STOP have gone; that it was said has not.
  expect(await list.thread(tenant, 'gus')).toMatchObject({ isOptedOut: true, messageCount: 1 });
  await models.waitFor(await expire('two', 'g2'), 10_000);
  expect(await found({ words: 'zanzibar' })).toEqual([]);
  expect(await list.thread(tenant, 'gus')).toBeUndefined();
  const { rows } = await log.owner.query(
    `select from read_models.texts_1 where terms::text like '%zanzibar%' or phone is not null and contact_id in ('fay', 'gus')`,
  );
  expect(rows).toEqual([]);
});
