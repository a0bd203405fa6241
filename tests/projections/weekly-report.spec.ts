import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadModels } from '../../adapters/read-models/read-models.js';
import { createHandle } from '../../application/handling/handle.js';
import type { RecordedEvent } from '../../application/ports/event-store.js';
import { compileReport } from '../../application/report/compile-report.js';
import { weekAt, weekNamed } from '../../application/report/weeks.js';
import { report } from '../../domain/report/report.js';
import { deskQuarters } from '../../projections/desk-quarters/projection.js';
import { createDeskActivity } from '../../projections/desk-quarters/queries.js';
import { outcomes } from '../../projections/outcomes/projection.js';
import { createOutcomes } from '../../projections/outcomes/queries.js';
import { countedByHand } from '../support/counted-log.js';
import { playWeeks } from '../support/played-weeks.js';
import { createRandom } from '../support/random.js';
import { logWithReadModels, type LogWithReadModels } from '../support/read-models.js';

const [tenant, neighbour] = [uuidv7(), uuidv7()];
const seed = Number(process.env['SIMULATION_SEED'] ?? 26);
const now = '2026-11-30T12:00:00.000Z';

let log: LogWithReadModels;
let models: ReadModels;
let all: readonly RecordedEvent[];

beforeAll(async () => {
  log = await logWithReadModels();
  models = await log.start(deskQuarters, outcomes);
  const random = createRandom(seed);
  // Three weeks, in the midst of which clocks are put back in America, and in Europe the week before.
  await playWeeks(log.store, tenant, random)('2026-10-22T00:00:00.000Z', '2026-11-12T00:00:00.000Z', 220);
  await playWeeks(log.store, neighbour, random)('2026-10-26T00:00:00.000Z', '2026-11-02T00:00:00.000Z', 20);
  const position = await log.store.head();
  expect(await models.waitFor(position, 20_000)).toBe(true);
  const events: RecordedEvent[] = [];
  for (let after = 0n; after < position;) {
    const batch = await log.store.readAll(after, {}, 1_000);
    events.push(...batch.events);
    after = batch.end;
  }
  all = events.filter(({ envelope }) => envelope.tenant === tenant);
}, 120_000);
afterAll(() => log.close());

function compilerIn(timeZone: string) {
  const activity = createDeskActivity(models.query);
  return compileReport({
    handleReport: createHandle({ store: log.store, newId: uuidv7 })(report),
    quartersWithin: (...within) => activity.within(...within),
    outcomesWithin: (...within) => createOutcomes(models.query).within(...within),
    firstAt: (one) => activity.firstAt(one),
    usage: { days: () => Promise.resolve([]) },
    businessOf: () => Promise.resolve({ name: 'Acme', timeZone, pageCount: 1, locale: 'en-US' }),
    businessNow: () => now,
  });
}

const zones = [
  ...['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Chatham'],
  ...['Australia/Lord_Howe', 'Pacific/Kiritimati'],
];

test.each(zones)(
  'every number of a week in %s is the one that the log gives when it is counted by hand',
  async (zone) => {
    const { compile } = compilerIn(zone);
    let seen = 0;
    for (const name of ['2026-W43', '2026-W44', '2026-W45', '2026-W46']) {
      const week = weekNamed(name, zone);
      if (week === undefined) throw new Error(`There is no ${name}`);
      const compiled = await compile(tenant, week);
      const { visits, alerts, ...counted } = compiled?.figures ?? { visits: null, alerts: null };
      expect(counted, `${name}, seed ${String(seed)}`).toEqual(countedByHand(all, week.days, zone));
      expect([visits, alerts]).toEqual([{ pageViews: 0, sessions: 0 }, null]);
      seen += compiled?.figures.byDay.reduce((sum, count) => sum + count, 0) ?? 0;
    }
    // Nothing lies between two weeks or in both.
    const contacts = all.filter(
      ({ event: { type, data } }) =>
        type === 'CallRang' ||
        (type === 'ConversationStarted' && 'channel' in data && data.channel === 'chat'),
    );
    expect(contacts.length).toBeGreaterThan(100);
    expect(seen).toBe(contacts.length);
  },
);

test('a week is compared with the one before, and the first with none', async () => {
  const { compile, firstWeek } = compilerIn('UTC');
  const first = await firstWeek(tenant, 'UTC');
  expect(first.week).toBe('2026-W43');
  expect((await compile(tenant, first))?.before).toBeNull();
  const second = weekAt(first.to, 'UTC');
  const compiled = await compile(tenant, second);
  expect(compiled?.before).toEqual((await compile(tenant, first))?.figures);
  const earlier = weekNamed('2026-W42', 'UTC');
  expect(earlier && (await compile(tenant, earlier))).toBeNull();
});
