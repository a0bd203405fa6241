import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import express from 'express';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { dataDirectory, startProduct } from '../support/installation.js';
import { served } from '../support/served.js';
import { figure, median, type Figure } from './figures.js';

const rounds = 5;
/** As long as a slow telephone may take to draw it. */
const settleMs = 3_000;
const peerFile = 'node_modules/deep-chat/dist/deepChat.bundle.js';
const size = (path: string): number => brotliCompressSync(readFileSync(path)).length;
const ours = (name: string): number => size(`dist/widget/widget${name}.js`);

/** What a page carries before anybody means to use the chat. */
interface Cost {
  readonly requests: number;
  readonly storedBytes: number;
  /** Of the main thread, from the tag to the drawn bubble, at a processor four times slower. */
  readonly longestTaskMs: number;
  readonly layoutShift: number;
}

const tracks = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'toplevel',
  'blink.user_timing',
];
/** After the trace has begun: until then the browser works for us. */
const embedAfterMs = 700;
const mark = 'embedded';
interface Traced {
  readonly traceEvents: readonly {
    readonly name: string;
    readonly pid: number;
    readonly tid: number;
    readonly ts: number;
    /** Of the thread itself: what other programs took from it is not in it. */
    readonly tdur?: number;
    readonly args: { readonly name?: string };
  }[];
}

/** Milliseconds of the longest task of any page's main thread. */
function longestIn(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as Traced;
  const place = ({ pid, tid }: Traced['traceEvents'][number]): string => `${String(pid)}/${String(tid)}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(place),
  );
  const begun = traceEvents.find(({ name }) => name === mark)?.ts ?? Infinity;
  const tasks = traceEvents.filter(
    (one) => one.ts >= begun && one.name.endsWith('RunTask') && mains.has(place(one)),
  );
  if (tasks.length === 0) throw new Error('No task was traced');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1_000));
}

/** Puts a chat on a page that has come to rest. `embed` runs in the page. */
async function costOf(browser: Browser, origin: string, embed: string): Promise<Cost> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    Object.assign(globalThis, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        (globalThis as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(origin);
  await page.waitForTimeout(settleMs);
  let requests = 0;
  page.on('request', () => {
    requests += 1;
  });
  // From a timer: neither the call of it nor looking whether it is drawn may be taken for its work.
  await page.evaluate(
    ([script, name, after]) => {
      setTimeout(() => {
        (0, eval)(script);
        performance.mark(name);
      }, after);
    },
    [embed, mark, embedAfterMs] as const,
  );
  await browser.startTracing(page, { categories: tracks });
  await page.waitForTimeout(embedAfterMs + settleMs);
  const longestTaskMs = longestIn(await browser.stopTracing());
  const left = await page.evaluate(() => ({
    storedBytes:
      JSON.stringify([localStorage, sessionStorage]).length - '[{},{}]'.length + document.cookie.length,
    layoutShift: (globalThis as unknown as { shift: number }).shift,
    isDrawn:
      document.querySelector('[data-private], deep-chat')?.shadowRoot?.querySelector('button, #container') !=
      null,
  }));
  await context.close();
  if (!left.isDrawn) throw new Error('Nothing was drawn');
  // The script itself is not counted.
  return { requests: requests - 1, longestTaskMs, ...left };
}

/** What the widget costs a page before anybody means to use it, and what it weighs, beside a well-known one from npm. */
export async function widgetBench(): Promise<readonly Figure[]> {
  const data = dataDirectory();
  const product = await startProduct({ DATA_DIR: data.path });
  const browser = await launchChromium();
  const app = express();
  app.get('/peer.js', (_request, response) => {
    response.type('js').send(readFileSync(peerFile));
  });
  app.get('/', (_request, response) => {
    response.send('<!doctype html><title>Host</title><link rel="icon" href="data:,"><p>Words</p>');
  });
  const host = await served(app);
  const tag = `const tag = document.createElement('script');`;
  const embed = `${tag} tag.src = '${product.origin}/widget.js'; tag.dataset.site = 'marigold-demo'; document.body.append(tag);`;
  const peerEmbed = `${tag} tag.type = 'module'; tag.src = '/peer.js'; const chat = document.createElement('deep-chat');
    chat.setAttribute('demo', 'true'); chat.style.cssText = 'position:fixed;bottom:20px;right:20px'; document.body.append(tag, chat);`;
  const costs: Cost[] = [];
  const peers: Cost[] = [];
  for (let round = 0; round < rounds; round += 1) {
    costs.push(await costOf(browser, host.origin, embed));
    peers.push(await costOf(browser, host.origin, peerEmbed));
  }
  await browser.close();
  await host.close();
  await product.stop();
  data.dispose();

  const peerName = 'deep-chat';
  const measured = (name: string, unit: string, of: (cost: Cost) => number, limit?: number): Figure =>
    figure(name, unit, costs.map(of), {
      ...{ peer: median(peers.map(of)), peerName },
      ...(limit !== undefined && { limit, limitName: 'budget' }),
    });
  const weighed = (name: string, bytes: number, limit: number): Figure =>
    figure(name, 'bytes', [bytes], { peer: size(peerFile), peerName, limit, limitName: 'budget' });
  const languages = readdirSync('dist/widget').filter((name) => /^widget-texts-.*\.js$/u.test(name));
  const largest = Math.max(...languages.map((name) => size(`dist/widget/${name}`)));
  return [
    weighed('first-script', ours(''), 3 * 1_024),
    weighed('total', ours('') + ours('-panel') + ours('-texts-en'), 14 * 1_024),
    figure('largest-language', 'bytes', [largest], { limit: 2 * 1_024, limitName: 'budget' }),
    measured('requests-before-intent', 'requests', ({ requests }) => requests),
    measured('stored-before-intent', 'bytes', ({ storedBytes }) => storedBytes),
    measured('longest-task', 'ms', ({ longestTaskMs }) => longestTaskMs, 10),
    measured('layout-shift', 'score', ({ layoutShift }) => layoutShift),
  ];
}
