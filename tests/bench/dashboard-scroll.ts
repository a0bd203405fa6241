import type { Browser, Page as Tab } from 'playwright-core';
import { inbox } from '../../adapters/http/contract/inbox.js';
import type { WholeInbox } from '../../adapters/http/whole-inbox.js';
import { launchChromium } from '../support/chromium.js';
import { ok, serveDashboard, type Dashboard } from '../support/dashboard.js';
import { figure, median, percentile, type Figure } from './figures.js';

const pageCount = 100;
const rounds = 3;
const rowCount = 50 * pageCount;
/** Longer ones are felt. */
const limit = { limit: 50, limitName: 'a long task' };

interface Scrolled {
  /** Milliseconds between one frame and the next. */
  readonly frames: readonly number[];
  readonly longestTaskMs: number;
  /** Rows that were in the page at once. */
  readonly drawnMax: number;
  readonly lastPlace: number;
}

/** Runs in the page: 200 pixels in each frame, to the end of the list or back to its top. */
async function scroll(by: number): Promise<Scrolled> {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  const frames: number[] = [];
  let [drawnMax, lastPlace, still] = [0, 0, 0];
  let before = await new Promise(requestAnimationFrame);
  while (still < 60) {
    const from = scrollY;
    scrollBy(0, by);
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - before);
    before = now;
    const rows = [...document.querySelectorAll('.list li:not([aria-hidden])')];
    drawnMax = Math.max(drawnMax, rows.length);
    lastPlace = Math.max(lastPlace, Number(rows.at(-1)?.getAttribute('aria-posinset')));
    // While rows are on their way it is not the end.
    const isReading = document.querySelector('.list [aria-busy="true"]') !== null;
    still = scrollY === from && !isReading ? still + 1 : 0;
  }
  observer.disconnect();
  return { frames: frames.slice(0, -60), longestTaskMs: Math.max(0, ...tasks), drawnMax, lastPlace };
}

/** The first rows of a business with many conversations, as its inbox answers them. */
async function answerInbox(
  desk: Dashboard,
  read: (cursor?: string) => ReturnType<WholeInbox['page']>,
): Promise<void> {
  let cursor: string | undefined;
  for (let page = 0; page < pageCount; page += 1) {
    const { rows, nextCursor } = await read(cursor);
    const isLast = page === pageCount - 1;
    const answer = { conversations: rows, nextCursor: isLast ? null : nextCursor, count: 1_000, gone: null };
    desk.answer(
      cursor === undefined ? '/conversations' : `/conversations?cursor=${cursor}`,
      ok(inbox.parse(answer)),
    );
    cursor = nextCursor ?? undefined;
  }
}

async function opened(desk: Dashboard): Promise<Tab> {
  const tab = await desk.open('#/inbox');
  await tab.locator('.list li').first().waitFor();
  const session = await tab.context().newCDPSession(tab);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return tab;
}

/** Through the first 5,000 rows and back on a processor four times slower, while the rows are read as they are reached. */
export async function scrollBench(
  read: (cursor?: string) => ReturnType<WholeInbox['page']>,
): Promise<readonly Figure[]> {
  const browser: Browser = await launchChromium();
  const desk = await serveDashboard(browser);
  await answerInbox(desk, read);
  const ways: { readonly name: string; readonly by: number; readonly seen: Scrolled[] }[] = [
    { name: `down ${String(rowCount)} rows, 4x slower`, by: 200, seen: [] },
    { name: `back up, 4x slower`, by: -200, seen: [] },
  ];
  for (let round = 0; round < rounds; round += 1) {
    const tab = await opened(desk);
    for (const { by, seen } of ways) seen.push(await tab.evaluate(scroll, by));
    await tab.context().close();
  }
  await desk.close();
  await browser.close();
  if (ways.some(({ seen }) => seen.some(({ lastPlace }) => lastPlace !== rowCount)))
    throw new Error('Not all rows were reached');
  return ways.flatMap(({ name, seen }) => [
    figure(
      `${name}: longest task`,
      'ms',
      seen.map(({ longestTaskMs }) => longestTaskMs),
      limit,
    ),
    {
      ...figure(
        `${name}: frame p95`,
        'ms',
        seen.map(({ frames }) => percentile(frames, 0.95)),
        limit,
      ),
      ...{ p50Ms: median(seen.flatMap(({ frames }) => frames)) },
      ...{
        p99Ms: percentile(
          seen.flatMap(({ frames }) => frames),
          0.99,
        ),
      },
    },
    figure(
      `${name}: rows in the page`,
      'rows',
      seen.map(({ drawnMax }) => drawnMax),
    ),
  ]);
}
