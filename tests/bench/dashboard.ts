import { createReadModels } from '../../adapters/read-models/read-models.js';
import { timesOf as stretchesOf, type AskedTimes } from '../../application/report/times.js';
import type { EventStore, RecordedEvent } from '../../application/ports/event-store.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { Happened } from '../../domain/kernel/decider.js';
import type { ThreadEvent } from '../../domain/thread/thread.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { ConversationFilters } from '../../projections/conversation-inbox/filters.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { wholeInbox } from '../../adapters/http/whole-inbox.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { createTexts } from '../../projections/texts/queries.js';
import { callLog } from '../../projections/call-log/projection.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { optOuts } from '../../projections/opt-outs/projection.js';
import { textLinks } from '../../projections/text-links/projection.js';
import { texts } from '../../projections/texts/projection.js';
import { threads } from '../../projections/threads/projection.js';
import { chanceOf, demoMix, type History } from './demo-mix.js';
import { peopleOf, sortedLists } from './dashboard-lists.js';
import { scrollBench } from './dashboard-scroll.js';
import { figure, median, percentile, seed, type Figure } from './figures.js';
import { openLog, openPostgres, say, type FilledLog } from './filled-log.js';

const conversationCount = 100_000;
const othersCount = 10_000;
/** One person in so many conversations texts as well. */
const texterEvery = 10;
const rounds = 5;
const samples = 20;

/**
 * What the server takes for the first page of the inbox and the number beside it, by each filter and search, where one
 * business has 100,000 conversations, and texts with 10,000 people, and another a tenth of that; and for a page of its leads, one out of each
 * conversation, and of its calls by each sort. The rows are written as the product writes them, out of the
 * demo's mix and made-up names. The limit: 50 rows by their keys, in bare SQL. Then the list is scrolled in a browser.
 */
export async function dashboardBench(): Promise<readonly Figure[]> {
  const postgres = await openPostgres();
  const log = await openLog(postgres, 'dashboard');
  const { tenant, events, names } = madeUp();
  const models = createReadModels({
    ...{
      pool: log.pool,
      store: storeOf(events),
      projections: [callLog, conversationInbox, leadInbox, optOuts, textLinks, texts, threads],
    },
    isAlone: true,
    onFault: (about, error) => {
      throw new Error(about, { cause: error });
    },
  });
  await models.start();
  await models.waitFor(BigInt(events.length), 3_600_000);
  await log.owner.query('vacuum analyze');
  const sizes = await sizesOf(log);
  for (const { name, ours, unit } of sizes) say(`${name}: ${ours.toLocaleString('en')} ${unit}`);

  const conversations = createConversationInbox(models.query);
  const inbox = wholeInbox({ conversations, texts: createTexts(models.query) });
  const ask = (filters: ConversationFilters) => async (): Promise<number> => {
    const [page, count] = await Promise.all([
      inbox.page(tenant, undefined, filters),
      // All that are kept of a time, where it is said how many are not.
      filters.began !== undefined && filters.device === undefined
        ? conversations.count(tenant, filters, 10_000_000)
        : inbox.count(tenant, filters),
    ]);
    if (page.rows.length !== Math.min(50, count)) throw new Error('The page and the number differ');
    return count;
  };
  const asked = [
    ...Object.entries(questions(names)).map(([name, filters]) => [name, ask(filters)] as const),
    ...(await sortedLists(models.query, tenant)),
  ];
  const bare = await bareOf(log, tenant);
  const times = new Map<string, number[]>();
  const counts = new Map<string, number>();
  const limits: number[] = [];
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    const limit = await measured(bare);
    if (round > 0) limits.push(percentile(limit, 0.5));
    for (const [name, read] of asked) {
      const took = await measured(async () => counts.set(name, await read()));
      if (round > 0) times.set(name, [...(times.get(name) ?? []), ...took]);
    }
    say(`round ${String(round)} of ${String(rounds)}`);
  }
  const scrolled = await scrollBench((cursor) => inbox.page(tenant, cursor));
  await models.stop();
  await log.close();
  await postgres.close();
  const limit = { limit: median(limits), limitName: '50 rows by key' };
  const figures = asked.map(([name]) => {
    const all = times.get(name) ?? [];
    const more = { p50Ms: percentile(all, 0.5), p99Ms: percentile(all, 0.99), count: counts.get(name) ?? 0 };
    return { ...figure(`${name} p95`, 'ms', all, { ...limit, ...more }), ours: percentile(all, 0.95) };
  });
  return [...figures, ...scrolled, ...sizes];
}

const year = { first: '2025-12-01', last: '2026-11-30' };
const timesIn = (days: AskedTimes) => stretchesOf(days, 'America/New_York') ?? [];

const questions = ([name = '']: readonly string[]): Readonly<Record<string, ConversationFilters>> => ({
  everything: {},
  'oldest first': { sort: 'oldest' },
  'on the phone': { channel: 'phone' },
  'by text': { channel: 'text' },
  'texts of one member': { channel: 'text', assigned: { to: 'ada' } },
  'texts of nobody': { channel: 'text', assigned: 'nobody' },
  'texts that are spam': { channel: 'text', isSpam: true },
  ended: { status: 'closed' },
  'became a lead': { has: 'lead' },
  'not on the pages': { has: 'unanswered' },
  'an emergency': { alert: 'emergency' },
  'wants a person': { alert: 'hand-off' },
  'one day': { from: '2026-03-01T00:00:00.000Z', until: '2026-03-02T00:00:00.000Z' },
  'began on one day': { began: timesIn({ first: '2026-03-01', last: '2026-03-01' }) },
  'began in a year': { began: timesIn(year) },
  'chats of a year, on a phone': { began: timesIn(year), channel: 'chat', device: 'phone' },
  'one hour of the Mondays of a year': { began: timesIn({ ...year, weekday: 0, hour: 14 }) },
  'five at once': {
    ...{ channel: 'phone', status: 'open', has: 'lead', alert: 'any' },
    from: '2026-02-01T00:00:00.000Z',
  },
  'a name': { words: name },
  'a word of many texts': { words: 'appointment', channel: 'text' },
  'a beginning': { words: name.slice(0, 3) },
  'what is in every one': { words: 'i am' },
  'two frequent words': { words: 'what cost' },
  'a frequent word, in emergencies': { words: 'what', alert: 'emergency' },
  'one letter': { words: 'a' },
  'what nobody said': { words: 'zanzibar' },
});

const syllables = ['ba', 'den', 'fi', 'gor', 'hul', 'ka', 'lem', 'mi', 'nor', 'pa', 'ru', 'sil', 'to', 'vas'];

/** The mix with what it lacks: calls, ends, alerts, and a name in each conversation that few others have. */
function madeUp() {
  const chance = chanceOf(seed);
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(chance() * items.length)] as Item;
  const names: string[] = [];
  const events: RecordedEvent[] = [];
  let tenant = '';
  let written = 0;
  for (const history of demoMix(seed, conversationCount)) {
    if (history.stream.category !== 'conversation') continue;
    if (written === conversationCount + othersCount) break;
    if (tenant === '') tenant = history.tenant;
    written += 1;
    const name = Array.from({ length: 4 }, () => one(syllables)).join('');
    if (names.length < 100) names.push(name);
    const envelope = { tenant: history.tenant, actor: 'visitor' } as RecordedEvent['envelope'];
    const add = (stream: History['stream'], event: Happened): void => {
      const position = BigInt(events.length + 1);
      events.push({ ...{ id: String(position), stream, event }, envelope, position } as RecordedEvent);
    };
    const said = completed(history, name, chance);
    for (const event of said) add(history.stream, event);
    for (const { stream, events: met } of peopleOf(history.stream, said, name, chance))
      for (const event of met) add(stream, event);
    if (written % texterEvery > 0) continue;
    const id = `contact-${String(written)}`;
    for (const event of texted(id, said, name, chance)) add({ category: 'consent', id }, event);
    for (const event of sorted(id, written / texterEvery)) add({ category: 'thread', id }, event);
  }
  return { tenant, events, names };
}

function completed(
  { stream, turns }: History,
  name: string,
  chance: () => number,
): readonly ConversationEvent[] {
  const isCall = chance() < 0.2;
  const events = (turns.flat() as readonly ConversationEvent[]).map((event): ConversationEvent => {
    if (event.type === 'ConversationStarted' && isCall)
      return { ...event, data: { ...event.data, channel: 'phone' } };
    if (event.type !== 'MessageReceived' || isErased(event.data.text)) return event;
    return { ...event, data: { ...event.data, text: `${event.data.text} I am ${name}.` } };
  });
  const about = { messageId: 'm', visitorId: 'v' };
  const at = '2026-11-24T10:00:00.000Z';
  if (chance() < 0.002)
    events.push({ type: 'EmergencyRecognised', data: { ...about, kind: 'gas', recognisedAt: at } });
  if (chance() < 0.01)
    events.push({ type: 'HandOffRequested', data: { ...about, by: 'visitor', requestedAt: at } });
  if (chance() < 0.7)
    events.push({ type: 'ConversationClosed', data: { conversationId: stream.id, closedAt: at } });
  return events;
}

/** Up to four texts of one person, at the time of a conversation; one in ten ends with STOP. */
function texted(
  contactId: string,
  said: readonly ConversationEvent[],
  name: string,
  chance: () => number,
): readonly ConsentEvent[] {
  const message = said.find((event) => event.type === 'MessageReceived');
  const begin = Date.parse(message?.data.receivedAt ?? '2026-01-01T00:00:00.000Z');
  const at = (count: number): string => new Date(begin + count * 60_000).toISOString();
  const phone = '+12025550143';
  const events = Array.from({ length: 1 + Math.floor(chance() * 4) }, (_, count): ConsentEvent => {
    const words = `Is my appointment still on? I am ${name}.`;
    const messageId = `${contactId}-${String(count)}`;
    return { type: 'TextReceived', data: { messageId, contactId, phone, words, receivedAt: at(count) } };
  });
  if (chance() >= 0.1) return events;
  const stop = {
    messageId: `${contactId}-stop`,
    contactId,
    via: 'text',
    isCancel: false,
    words: 'STOP',
  } as const;
  return [...events, { type: 'OptedOut', data: { ...stop, optedOutAt: at(9) } }];
}

/** Of forty threads one is taken care of, of fifty one is spam. */
function sorted(contactId: string, number: number): readonly ThreadEvent[] {
  const of = { contactId, textId: `${contactId}-0`, changeId: 'c' };
  const at = '2026-11-24T10:00:00.000Z';
  return [
    ...(number % 40 > 0
      ? []
      : [{ type: 'ThreadAssigned', data: { ...of, memberId: 'ada', assignedAt: at } } as const]),
    ...(number % 50 > 0
      ? []
      : [{ type: 'ThreadMarked', data: { ...of, isSpam: true, markedAt: at } } as const]),
  ];
}

/** A log in memory: how fast one is read is measured elsewhere. */
const storeOf = (events: readonly RecordedEvent[]) =>
  ({
    head: () => Promise.resolve(BigInt(events.length)),
    readAll(after, _filter, countMax) {
      const found = events.slice(Number(after), Number(after) + countMax);
      return Promise.resolve({ events: found, end: after + BigInt(found.length) });
    },
    onAppend: () => ({ ready: Promise.resolve(), stop: () => Promise.resolve() }),
  }) as Pick<EventStore, 'head' | 'readAll' | 'onAppend'> as EventStore;

const tables = ['conversation_inbox', 'texts', 'lead_inbox', 'call_log'] as const;

async function sizesOf({ owner }: FilledLog): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const name of tables) {
    const { rows } = await owner.query<{ rows: number; mb: number; indexes: number }>(
      `select (select count(*)::int from read_models.${name}_1) as rows,
         pg_table_size('read_models.${name}_1') / 1e6::float8 as mb, pg_indexes_size('read_models.${name}_1') / 1e6::float8 as indexes`,
    );
    const [{ rows: count, mb, indexes } = { rows: 0, mb: 0, indexes: 0 }] = rows;
    figures.push(figure(`${name} rows`, 'rows', [count]));
    figures.push(figure(`${name} table`, 'MB', [mb]), figure(`${name} indexes`, 'MB', [indexes]));
  }
  return figures;
}

async function bareOf({ pool }: FilledLog, tenant: string) {
  const { rows } = await pool.query<{ key: string }>(
    'select key from read_models.conversation_inbox_1 where tenant = $1 order by key limit 50',
    [tenant],
  );
  const keys = rows.map(({ key }) => key);
  const text = 'select * from read_models.conversation_inbox_1 where tenant = $1 and key = any($2)';
  return async () => pool.query({ name: 'by-key', text, values: [tenant, keys] });
}

async function measured(work: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let count = 0; count < samples; count += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times;
}
