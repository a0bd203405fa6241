import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CrawlEvent } from '../../domain/crawl/crawl.js';
import { crawlSchedule } from '../../projections/crawl-schedule/projection.js';
import { createCrawlSchedule } from '../../projections/crawl-schedule/queries.js';
import { logWithReadModels } from '../support/read-models.js';

const hourMs = 60 * 60 * 1_000;
const at = Date.parse('2026-11-24T10:00:00.000Z');
const iso = (ms: number): string => new Date(ms).toISOString();

const started = (ms: number): CrawlEvent => ({
  type: 'CrawlStarted',
  data: {
    ...{ crawlId: 'c', accountId: 'acme', website: 'https://example.com/', acceptsLoss: false },
    startedAt: iso(ms),
  },
});
const failed = (ms: number, reason: 'unreachable' | 'interrupted' = 'unreachable'): CrawlEvent => ({
  ...{ type: 'CrawlFailed', data: { crawlId: 'c', reason, failedAt: iso(ms) } },
});
const completed = (ms: number): CrawlEvent => ({
  type: 'CrawlCompleted',
  data: { crawlId: 'c', readCount: 1, skippedCount: 0, unchangedCount: 0, completedAt: iso(ms) },
});

describe('the next reading', () => {
  let log: Awaited<ReturnType<typeof logWithReadModels>>;
  let due: ReturnType<typeof createCrawlSchedule>['due'];
  const names = Array.from({ length: 48 }, (_, index) => `business-${String(index)}`);
  const isDue = async (tenant: string, ms: number): Promise<boolean> =>
    (await due(iso(ms), 1_000)).some(({ accountId }) => accountId === tenant);
  const happened = async (tenant: string, ...events: readonly CrawlEvent[]): Promise<void> => {
    const place = { tenant, category: 'crawl', id: `crawl-of-${tenant}` };
    await models.waitFor(await log.append(place, ...events), 10_000);
  };
  let models: Awaited<ReturnType<typeof log.start>>;

  beforeAll(async () => {
    log = await logWithReadModels();
    models = await log.start(crawlSchedule);
    const schedule = createCrawlSchedule(models.query);
    due = (now, countMax) => schedule.due(now, countMax);
    for (const name of names) await happened(name, started(at), completed(at + hourMs));
  });
  afterAll(() => log.close());

  test('comes within a day and a half, at an hour of its own for each business', async () => {
    expect(await due(iso(at + 12 * hourMs), 1_000)).toEqual([]);
    const byHour: number[] = [];
    for (let hour = 13; hour <= 37; hour += 1)
      byHour.push((await due(iso(at + hour * hourMs), 1_000)).length);
    expect(byHour.at(-1)).toBe(names.length);
    const atOnce = byHour.map((count, index) => count - (byHour[index - 1] ?? 0));
    expect(Math.max(...atOnce)).toBeLessThan(10);
  });

  test('does not come while one runs, and the turn has the same name until it begins', async () => {
    const [first] = await due(iso(at + 40 * hourMs), 1);
    const again = (await due(iso(at + 41 * hourMs), 1_000)).find(
      ({ accountId }) => accountId === first?.accountId,
    );
    expect(again).toEqual(first);
    const tenant = first?.accountId ?? '';
    await happened(tenant, started(at + 41 * hourMs));
    expect(await isDue(tenant, at + 42 * hourMs)).toBe(false);
  });

  test('is put off further with each failure in a row, up to a week, and not after one of ours', async () => {
    const days = 24 * hourMs;
    let now = at;
    const waits: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      await happened('shut', started(now), failed(now));
      let hours = 0;
      while (!(await isDue('shut', now + hours * hourMs))) hours += 6;
      waits.push(Math.round((hours * hourMs) / days));
      now += hours * hourMs;
    }
    expect(waits.slice(1)).toEqual([2, 4, 7, 7, 7]);
    expect(waits[0]).toBeLessThanOrEqual(2);
    await happened('shut', started(now), completed(now));
    await happened('shut', started(now), failed(now, 'interrupted'));
    expect(await isDue('shut', now + 37 * hourMs)).toBe(true);
  });
});
