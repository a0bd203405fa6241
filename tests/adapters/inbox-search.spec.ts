import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadModels } from '../../adapters/read-models/read-models.js';
import type { Happened } from '../../domain/kernel/decider.js';
import type { ConversationFilters } from '../../projections/conversation-inbox/filters.js';
import { callLog } from '../../projections/call-log/projection.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { conversationNotes } from '../../projections/conversation-notes/projection.js';
import { createConversationNotes } from '../../projections/conversation-notes/queries.js';
import { closed, logWithReadModels, said, started, type LogWithReadModels } from '../support/read-models.js';
import { replied } from '../support/replied.js';

const visitorId = 'a-visitor';
let log: LogWithReadModels;
let models: ReadModels;

const minute = (at: number): string => new Date(Date.UTC(2026, 10, 24, 10, at)).toISOString();
const saidAt = (at: number, text: string) => {
  const message = said(text);
  return { ...message, data: { ...message.data, receivedAt: minute(at) } };
};
const about = { messageId: 'm', visitorId };
const sorted = { visitorId, changeId: 'c' };

/** Each conversation by what is to be found of it, the newest last. */
const conversations: Readonly<Record<string, readonly Happened[]>> = {
  asked: [
    saidAt(1, 'What does a Haircut cost?'),
    replied({
      ...{ replyId: 'r', inReplyTo: 'm', visitorId, kind: 'unpublished', sentAt: minute(1) },
      text: 'That is not on our pages.',
    }),
  ],
  called: [saidAt(2, 'I have a blow-dry at nine'), saidAt(2, 'It is me who called')],
  left: [
    saidAt(3, 'Write to ada@example.com, it is about my haircut'),
    {
      type: 'ContactDetailsConfirmed',
      data: { ...about, leadId: 'a-lead', contactId: 'c', confirmedAt: minute(3) },
    },
  ],
  smelled: [
    saidAt(4, 'I smell gas'),
    { type: 'EmergencyRecognised', data: { ...about, kind: 'gas', recognisedAt: minute(4) } },
  ],
  waiting: [
    saidAt(5, 'A person, please'),
    { type: 'HandOffRequested', data: { ...about, by: 'visitor', requestedAt: minute(5) } },
    {
      type: 'ConversationAssigned',
      data: { ...sorted, conversationId: 'waiting', memberId: 'ada', assignedAt: minute(5) },
    },
  ],
  sold: [
    saidAt(5, 'Buy a haircut machine'),
    { type: 'SpamMarked', data: { ...sorted, conversationId: 'sold', isSpam: true, markedAt: minute(5) } },
  ],
  gone: [saidAt(6, 'Goodbye'), closed('gone')],
};

const onChannel = (id: string): Happened => {
  const { type, data } = started(id);
  return { type, data: { ...data, channel: id === 'called' ? 'phone' : 'chat' } };
};

beforeAll(async () => {
  log = await logWithReadModels();
  models = await log.start(callLog, conversationInbox, conversationNotes, leadInbox);
  for (const [id, events] of Object.entries(conversations))
    await log.append({ tenant: 'acme', id }, onChannel(id), ...events);
  const other = { tenant: 'other', id: 'theirs' };
  await models.waitFor(await log.append(other, started('theirs'), saidAt(9, 'A haircut for Grace')), 10_000);
});
afterAll(() => log.close());

async function found(filters: ConversationFilters, tenant = 'acme'): Promise<readonly string[]> {
  const inbox = createConversationInbox(models.query);
  const { rows } = await inbox.page(tenant, undefined, filters);
  expect(await inbox.count(tenant, filters)).toBe(rows.length);
  return rows.map(({ conversationId }) => conversationId);
}

test.each<[string, ConversationFilters, readonly string[]]>([
  ['by channel', { channel: 'phone' }, ['called']],
  ['those that have ended', { status: 'closed' }, ['gone']],
  ['those that became a lead', { has: 'lead' }, ['left']],
  ['those with a question that is not published', { has: 'unanswered' }, ['asked']],
  ['emergencies', { alert: 'emergency' }, ['smelled']],
  ['those that want a person', { alert: 'hand-off' }, ['waiting']],
  ['both, newest first', { alert: 'any' }, ['waiting', 'smelled']],
  ['those that one member takes care of', { assigned: { to: 'ada' } }, ['waiting']],
  ['those that somebody takes care of', { assigned: 'anybody' }, ['waiting']],
  ['those that nobody takes care of, on the phone', { assigned: 'nobody', channel: 'phone' }, ['called']],
  ['spam, which stands in no other list', { isSpam: true }, ['sold']],
  ['from one instant to another', { from: minute(2), until: minute(4) }, ['left', 'called']],
  ['several at once', { status: 'open', words: 'haircut', has: 'lead' }, ['left']],
])('%s', async (_name, filters, ids) => {
  expect(await found(filters)).toEqual(ids);
});

test.each<[string, readonly string[]]>([
  ['haircut', ['left', 'asked']],
  ['HAIRCUT cost', ['asked']],
  ['hairc', ['left', 'asked']],
  ['hairc cost', []],
  ['blow-dry', ['called']],
  ['ada@example.com', ['left']],
  ['our pages', []],
  ['nine called', ['called']],
  ["smell' | !gas & (:*", ['smelled']],
  ['acme', []],
])('a search for %s', async (words, ids) => {
  expect(await found({ words })).toEqual(ids);
});

test('whoever is blocked at the moment is listed, and nobody whose block is over', async () => {
  const inbox = createConversationInbox(models.query);
  const place = { tenant: 'acme', id: 'asked' };
  const data = { ...sorted, conversationId: 'asked', endsAt: minute(40), blockedAt: minute(10) };
  await models.waitFor(await log.append(place, { type: 'VisitorBlocked', data }), 10_000);
  expect(await inbox.blocked('acme', minute(39))).toEqual([{ id: 'asked', until: minute(40) }]);
  expect(await inbox.blocked('acme', minute(40))).toEqual([]);
  expect(await inbox.blocked('other', minute(39))).toEqual([]);
});

test('another business is never found, and finds its own', async () => {
  expect(await found({ words: 'Grace' })).toEqual([]);
  expect(await found({ words: 'haircut' }, 'other')).toEqual(['theirs']);
  expect(await found({ words: 'acme' }, 'other')).toEqual([]);
  const careless = 'select key from {{conversation_inbox.searched}} where words @@ $1::tsquery';
  expect(await models.query('other', careless, ['gas'])).toEqual([]);
  expect(await models.query(null, careless, ['gas'])).toEqual([]);
});

test('the search is answered by its index, for the role that reads: through the view only', async () => {
  const { rows: dropped } = await log.pool.query<{ name: string }>(
    `select indexname as name from pg_indexes where tablename = 'conversation_inbox_1'
     and indexdef not ilike '%using gin%' and indexname not like '%pkey'`,
  );
  const planOf = async (place: string): Promise<string> => {
    const client = await log.pool.connect();
    try {
      // So small a table would be read by its tenant.
      await client.query(`begin; set local enable_seqscan = off;
        set local enable_indexscan = off;
        alter table read_models.conversation_inbox_1 drop constraint conversation_inbox_1_pkey;
        ${dropped.map(({ name }) => `drop index read_models.${name};`).join(' ')}
        set local role miapulse_reader; set local mia.tenant = 'acme'`);
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain select key from ${place} where words @@ $$'=acme' & 'gas'$$::tsquery`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  const byIndex = /Index Cond: .*@@/u;
  expect(await planOf('read_models.conversation_inbox_1_searched')).toMatch(byIndex);
  expect(await planOf('read_models.conversation_inbox_1')).not.toMatch(byIndex);
});

test('notes are read by whoever is of the business, and go with the person and with the time', async () => {
  const notes = createConversationNotes(models.query);
  const place = (id: string) => ({ tenant: 'acme', id });
  const take = (conversationId: string): Happened => ({
    type: 'NoteTaken',
    data: { ...sorted, noteId: `n-${conversationId}`, conversationId, text: 'A regular', takenAt: minute(9) },
  });
  await log.append(place('noted'), started('noted'), take('noted'));
  await models.waitFor(await log.append(place('over'), started('over'), take('over')), 10_000);
  expect(await notes.of('acme', 'noted')).toEqual([
    { noteId: 'n-noted', actor: 'visitor', text: 'A regular', at: minute(9) },
  ]);
  expect(await notes.of('other', 'noted')).toEqual([]);
  await forget('noted');
  await models.waitFor(await expire('over'), 10_000);
  expect(await notes.of('acme', 'noted')).toMatchObject([{ noteId: 'n-noted', text: null }]);
  expect(await notes.of('acme', 'over')).toEqual([]);
});

const expire = (conversationId: string) =>
  log.append(
    { tenant: 'acme', id: conversationId },
    { type: 'ConversationExpired', data: { conversationId, expiredAt: minute(8) } },
  );

const forget = (conversationId: string) => {
  const person = { subjectIds: [visitorId], conversationIds: [conversationId], callIds: [], leadIds: [] };
  const erasureId = `e-${conversationId}`;
  const erasure = { accountId: 'acme', erasureId, scope: 'person', person, keyCount: 1, valueCount: 1 };
  return log.append(
    { tenant: 'acme', category: 'erasure', id: erasureId },
    { type: 'KeysDestroyed', data: { ...erasure, destroyedAt: minute(8) } },
  );
};

test('what was erased and what has gone with its time is not found any more', async () => {
  const place = (id: string) => ({ tenant: 'acme', id });
  for (const id of ['forgotten', 'expired', 'kept'])
    await log.append(place(id), started(id), saidAt(7, 'Zanzibar'));
  const seen = await log.append(place('other'), started('other'));
  await models.waitFor(seen, 10_000);
  expect([...(await found({ words: 'zanzibar' }))].sort()).toEqual(['expired', 'forgotten', 'kept']);

  await forget('forgotten');
  const position = await expire('expired');
  await models.waitFor(position, 10_000);
  expect(await found({ words: 'zanzibar' })).toEqual(['kept']);
  const { rows } = await log.owner.query(
    `select key from read_models.conversation_inbox_1 where words::text like '%zanzibar%'`,
  );
  expect(rows).toEqual([{ key: 'kept' }]);
});
