import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadModels } from '../../adapters/read-models/read-models.js';
import type { Happened } from '../../domain/kernel/decider.js';
import type { ConversationFilters } from '../../projections/conversation-inbox/filters.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { transcript } from '../../projections/transcript/projection.js';
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

/** Each conversation by what is to be found of it, the newest last. */
const conversations: Readonly<Record<string, readonly Happened[]>> = {
  asked: [
    saidAt(1, 'What does a Haircut cost?'),
    replied({
      ...{ replyId: 'r', inReplyTo: 'm', visitorId, kind: 'unpublished', sentAt: minute(1) },
      text: 'That is not on our pages.',
    }),
  ],
  called: [saidAt(2, 'I have a blow-dry at nine')],
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
  ],
  gone: [saidAt(6, 'Goodbye'), closed('gone')],
};

const onChannel = (id: string): Happened => {
  const { type, data } = started(id);
  return { type, data: { ...data, channel: id === 'called' ? 'phone' : 'chat' } };
};

beforeAll(async () => {
  log = await logWithReadModels();
  models = await log.start(conversationInbox, transcript);
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
  ['our pages', ['asked']],
  ["smell' | !gas & (:*", ['smelled']],
  ['acme', []],
])('a search for %s', async (words, ids) => {
  expect(await found({ words })).toEqual(ids);
});

test('another business is never found, and finds its own', async () => {
  expect(await found({ words: 'Grace' })).toEqual([]);
  expect(await found({ words: 'haircut' }, 'other')).toEqual(['theirs']);
  expect(await found({ words: 'acme' }, 'other')).toEqual([]);
  const careless = 'select conversation_id from {{transcript.said}} where words @@ $1::tsquery';
  expect(await models.query('other', careless, ['gas'])).toEqual([]);
  expect(await models.query(null, careless, ['gas'])).toEqual([]);
});

test('the search is answered by its index, for the role that reads: through the view only', async () => {
  const planOf = async (place: string, words: string): Promise<string> => {
    const client = await log.pool.connect();
    try {
      // So small a table would be read by its tenant.
      await client.query(`begin; set local enable_seqscan = off;
        alter table read_models.transcript_1 drop constraint transcript_1_pkey;
        drop index read_models.transcript_1_tenant_conversation_id_at_idx;
        set local role miapulse_reader; set local mia.tenant = 'acme'`);
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain select conversation_id from ${place} where ${words} @@ $$'=acme' & 'gas'$$::tsquery`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  const byIndex = /Index Cond: .*@@/u;
  expect(await planOf('read_models.transcript_1_said', 'words')).toMatch(byIndex);
  const words = `(array_to_tsvector(array['=' || tenant]) || to_tsvector('simple', coalesce(text, '')))`;
  expect(await planOf('read_models.transcript_1', words)).not.toMatch(byIndex);
});

test('what was erased and what has gone with its time is not found any more', async () => {
  const place = (id: string) => ({ tenant: 'acme', id });
  for (const id of ['forgotten', 'expired', 'kept'])
    await log.append(place(id), started(id), saidAt(7, 'Zanzibar'));
  const seen = await log.append(place('other'), started('other'));
  await models.waitFor(seen, 10_000);
  expect([...(await found({ words: 'zanzibar' }))].sort()).toEqual(['expired', 'forgotten', 'kept']);

  const person = { subjectIds: [visitorId], conversationIds: ['forgotten'], callIds: [], leadIds: [] };
  const erasure = { accountId: 'acme', erasureId: 'e', scope: 'person', person, keyCount: 1, valueCount: 1 };
  await log.append(
    { ...place('e'), category: 'erasure' },
    { type: 'KeysDestroyed', data: { ...erasure, destroyedAt: minute(8) } },
  );
  const position = await log.append(place('expired'), {
    type: 'ConversationExpired',
    data: { conversationId: 'expired', expiredAt: minute(8) },
  });
  await models.waitFor(position, 10_000);
  expect(await found({ words: 'zanzibar' })).toEqual(['kept']);
  const { rows } = await log.pool.query(
    `select from read_models.transcript_1_said where words::text like '%zanzibar%'`,
  );
  expect(rows).toEqual([]);
});
