import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadModels } from '../../adapters/read-models/read-models.js';
import { lookAtRanges } from '../../application/report/look-at-range.js';
import { sumsOf } from '../../application/report/figures-of.js';
import { timesOf, type AskedTimes } from '../../application/report/times.js';
import { weekAt } from '../../application/report/weeks.js';
import { callLog } from '../../projections/call-log/projection.js';
import { createCallLog } from '../../projections/call-log/queries.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { deskQuarters } from '../../projections/desk-quarters/projection.js';
import { createDeskActivity } from '../../projections/desk-quarters/queries.js';
import type { Page } from '../../projections/kernel/page.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { createLeadInbox } from '../../projections/lead-inbox/queries.js';
import { outcomes } from '../../projections/outcomes/projection.js';
import { createOutcomes } from '../../projections/outcomes/queries.js';
import { textLinks } from '../../projections/text-links/projection.js';
import { transcript } from '../../projections/transcript/projection.js';
import { createTranscript } from '../../projections/transcript/queries.js';
import { playWeeks } from '../support/played-weeks.js';
import { createRandom } from '../support/random.js';
import { closed, logWithReadModels, type LogWithReadModels } from '../support/read-models.js';

const tenant = uuidv7();
const seed = Number(process.env['SIMULATION_SEED'] ?? 27);
/** Clocks are put back in America on its first of November, and in Europe a week before. */
const asked = { first: '2026-10-20', last: '2026-11-16' };
const nobody = { reachedCount: 0, medianSeconds: null };

let log: LogWithReadModels;
let models: ReadModels;

beforeAll(async () => {
  log = await logWithReadModels();
  models = await log.start(
    ...[callLog, conversationInbox, deskQuarters, leadInbox, outcomes, textLinks, transcript],
  );
  const play = playWeeks(log.store, tenant, createRandom(seed));
  await play('2026-10-20T00:00:00.000Z', '2026-11-16T00:00:00.000Z', 160);
  // The hour that there is twice in Berlin and in New York.
  await play('2026-10-25T00:00:00.000Z', '2026-10-25T02:00:00.000Z', 12);
  await play('2026-11-01T05:00:00.000Z', '2026-11-01T07:00:00.000Z', 12);
  // What was imported is no lead of the desk, and what is spam was a conversation all the same.
  const importedAt = '2026-11-03T10:00:00.000Z';
  const told = { name: 'Ada', email: 'ada@example.com', phone: null, note: null };
  const leadId = uuidv7();
  await log.append(
    { tenant, category: 'lead', id: leadId },
    { type: 'LeadImported', data: { leadId, contactId: 'c', ...told, importedAt } },
  );
  await models.waitFor(await log.store.head(), 20_000);
  const [conversationId = ''] = (await inbox().page(tenant, undefined)).rows.map((one) => one.conversationId);
  const marked = { changeId: uuidv7(), visitorId: 'v', conversationId, isSpam: true, markedAt: importedAt };
  await log.append({ tenant, id: conversationId }, { type: 'SpamMarked', data: marked });
  expect(await models.waitFor(await log.store.head(), 20_000)).toBe(true);
  expect(await inbox().count(tenant, { isSpam: true })).toBe(1);
}, 120_000);
afterAll(() => log.close());

const inbox = () => createConversationInbox(models.query);
const activity = () => createDeskActivity(models.query);

async function every<Row>(page: (cursor: string | undefined) => Promise<Page<Row>>): Promise<readonly Row[]> {
  const { rows, nextCursor } = await page(undefined);
  const all = [...rows];
  for (let cursor = nextCursor; cursor !== null;) {
    const next = await page(cursor);
    all.push(...next.rows);
    cursor = next.nextCursor;
  }
  return all;
}

/** The lists that points lead to. */
function listsIn(timeZone: string) {
  const timesIn = (days: AskedTimes) => timesOf(days, timeZone) ?? [];
  const conversations = (days: AskedTimes, filters = {}) =>
    every((cursor) => inbox().page(tenant, cursor, { ...filters, began: timesIn(days) }));
  return {
    conversations,
    chats: (days: AskedTimes) => conversations(days, { channel: 'chat' }),
    calls: (days: AskedTimes) =>
      every((cursor) => createCallLog(models.query).page(tenant, cursor, { began: timesIn(days) })),
    leads: (days: AskedTimes) =>
      every((cursor) => createLeadInbox(models.query).page(tenant, cursor, { began: timesIn(days) })),
    replies: (days: AskedTimes, kind?: 'answered' | 'unpublished' | 'off-limits') =>
      every((cursor) =>
        createTranscript(models.query).replies(tenant, cursor, { times: timesIn(days), kind }),
      ),
  };
}

function rangeIn(timeZone: string) {
  const { lookAtRange } = lookAtRanges({
    quartersWithin: (...within) => activity().within(...within),
    outcomesWithin: (...within) => createOutcomes(models.query).within(...within),
    businessOf: () => Promise.resolve({ name: 'Acme', timeZone, pageCount: 1, locale: 'en-US' }),
    businessNow: () => '2026-11-30T12:00:00.000Z',
    firstWeek: (_tenant, zone) => Promise.resolve(weekAt('2026-10-20T00:00:00.000Z', zone)),
    usage: {
      days: () => Promise.resolve([]),
      visited: () => Promise.resolve({ pages: [], devices: [] }),
    },
    chatsByDevice: (...times) => inbox().chatsByDevice(...times),
    alertsWithin: () => Promise.resolve(nobody),
    alertsBetween: (_tenant, bounds) => Promise.resolve(bounds.slice(1).map(() => nobody)),
  });
  return lookAtRange(tenant, asked);
}

const lengthsOf = async (lists: Readonly<Record<string, Promise<readonly unknown[]>>>) =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(lists).map(async ([name, rows]) => [name, (await rows).length] as const),
    ),
  );

test.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
  'every point of every chart in %s opens as many rows as it says',
  async (zone) => {
    const [range, lists] = [await rangeIn(zone), listsIn(zone)];
    if (range === undefined) throw new Error('There are no such days');
    expect(range.total.conversations.chat).toBeGreaterThan(40);
    for (const point of [range.total, ...range.points]) {
      const { conversations, calls, leads, questions, replies } = point;
      expect(
        await lengthsOf({
          conversations: lists.conversations(point),
          ...{ calls: lists.calls(point), leads: lists.leads(point), replies: lists.replies(point) },
          answered: lists.replies(point, 'answered'),
          unpublished: lists.replies(point, 'unpublished'),
          offLimits: lists.replies(point, 'off-limits'),
        }),
        `${point.first} to ${point.last}, seed ${String(seed)}`,
      ).toEqual({
        conversations: conversations.chat + conversations.phone,
        ...{ calls: calls.rang, leads: leads.captured, ...questions },
        replies: replies.reduce((sum, count) => sum + count, 0),
      });
    }
    const busy = range.contacts.flatMap((ofDay, weekday) =>
      ofDay.map((counts, hour) => ({ counts, days: { ...asked, weekday, hour } })),
    );
    for (const { counts, days } of busy)
      expect(
        await lengthsOf({ chats: lists.chats(days), calls: lists.calls(days) }),
        `${JSON.stringify(days)}, seed ${String(seed)}`,
      ).toEqual(counts);
    expect(busy.filter(({ counts: { chats, calls } }) => chats + calls > 1).length).toBeGreaterThan(9);
    for (const { device, chats } of range.devices)
      expect(await lists.conversations(asked, { channel: 'chat', device })).toHaveLength(chats);
    expect(range.devices.reduce((sum, { chats }) => sum + chats, 0)).toBe(range.total.conversations.chat);
  },
);

test.each(['America/New_York', 'Australia/Lord_Howe'])(
  'what became of calls and leads in %s opens as many rows as it says',
  async (zone) => {
    const times = timesOf(asked, zone) ?? [];
    const [from, to] = [times[0]?.from ?? '', times.at(-1)?.to ?? ''];
    const { calls, leads } = sumsOf({
      ...{ quarters: [], visits: [] },
      outcomes: await createOutcomes(models.query).within(tenant, from, to),
    });
    const outcomes = {
      ...{ answered: calls.answered, 'passed-on': calls.passedOn, voicemail: calls.voicemail },
      ...{ missed: calls.missed, 'missed-after-hours': calls.missedAfterHours },
      ...{ refused: calls.refused, live: calls.live },
    };
    const stages = { new: leads.captured - leads.contacted, 'not-new': leads.contacted };
    const log = createCallLog(models.query);
    for (const [name, count] of Object.entries(outcomes)) {
      expect(count, name).toBeGreaterThan(0);
      const outcome = name as keyof typeof outcomes;
      const listed = await every((cursor) => log.page(tenant, cursor, { began: times, outcome }));
      expect(listed, name).toHaveLength(count);
      expect(await log.countWithin(tenant, times, outcome), name).toBe(count);
      expect(await createOutcomes(models.query).callsWithin(tenant, times, outcome), name).toBe(count);
    }
    for (const [name, count] of Object.entries(stages)) {
      expect(count, name).toBeGreaterThan(0);
      const stage = name as keyof typeof stages;
      const listed = await every((cursor) =>
        createLeadInbox(models.query).page(tenant, cursor, { began: times, stage }),
      );
      expect(listed, name).toHaveLength(count);
    }
  },
);

test('replies come with the slowest first, those of one kind with the newest', async () => {
  const { replies } = listsIn('UTC');
  const all = (await replies(asked)).map(({ tookMs }) => tookMs);
  expect(all.length).toBeGreaterThan(100);
  expect(all).toEqual(all.toSorted((a, b) => b - a));
  const unpublished = await replies(asked, 'unpublished');
  const newest = unpublished.map(({ at }) => at);
  expect(newest).toEqual(newest.toSorted().toReversed());
  expect(new Set(unpublished.map(({ question }) => question))).toEqual(new Set(['Hello?']));
});

test('what has gone with its time is still counted, so that a list can say how many are missing', async () => {
  const times = timesOf(asked, 'UTC') ?? [];
  const { chats, spoken, ...said } = await activity().sumOf(tenant, times);
  expect(await inbox().count(tenant, { began: times }, 10_000)).toBe(chats + spoken);
  const [gone] = (await inbox().page(tenant, undefined, { began: times })).rows;
  const conversationId = gone?.conversationId ?? '';
  const expired = { conversationId, expiredAt: '2027-11-24T10:00:00.000Z' };
  await log.append({ tenant, id: conversationId }, closed(conversationId), {
    type: 'ConversationExpired',
    data: expired,
  });
  await models.waitFor(await log.store.head(), 20_000);
  expect(await inbox().count(tenant, { began: times }, 10_000)).toBe(chats + spoken - 1);
  expect(await activity().sumOf(tenant, times)).toEqual({ chats, spoken, ...said });
});
