import express from 'express';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { dataDirectory, startProduct } from '../support/installation.js';
import { demoOwner } from '../support/members.js';
import { served } from '../support/served.js';
import { figure, median, type Figure } from './figures.js';

const rounds = 5;
const limitMs = 1_000;

interface Load {
  /** From the address to the overview’s heading, drawn. */
  readonly ms: number;
  /** Over the wire, as they came. */
  readonly bytes: number;
}

/** In a browser that has seen nothing yet. `slower`: how many times the processor. */
async function load(
  browser: Browser,
  url: string,
  shown: string,
  slower: number,
  cookie = '',
): Promise<Load> {
  const context = await browser.newContext();
  const [name = '', value = ''] = cookie.split('=');
  if (name !== '') await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  // Noted in the page itself: what the test’s own process does is not counted.
  await page.addInitScript(`(function look() {
    if (document.querySelector(${JSON.stringify(shown)}) === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => { globalThis.shownMs = performance.now(); });
  })()`);
  await page.goto(url);
  const ms = await page
    .waitForFunction(() => (globalThis as unknown as { shownMs?: number }).shownMs)
    .then((handle) => handle.jsonValue());
  await context.close();
  return { ms: ms ?? Infinity, bytes };
}

/** The first load of the demo’s overview, beside a bare page that brings as many bytes and does nothing with them. */
export async function dashboardLoadBench(): Promise<readonly Figure[]> {
  const data = dataDirectory();
  const product = await startProduct({ DATA_DIR: data.path, DEMO_PAST: 'on' });
  const cookie = (await demoOwner(product)).cookie();
  const browser = await launchChromium();
  const url = `${product.origin}/#/`;
  const shown = 'main h1';
  const { bytes } = await load(browser, url, shown, 1, cookie);
  const app = express();
  const page = '<!doctype html><title>Bare</title><link rel="icon" href="data:,"><main><h1>Bare</h1></main>';
  app.get('/', (_request, response) => {
    response.send(`${page}<!--${'x'.repeat(Math.max(0, bytes - page.length))}-->`);
  });
  const bare = await served(app);
  const figures: Figure[] = [];
  for (const slower of [1, 4]) {
    const ours: number[] = [];
    const peers: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push((await load(browser, url, shown, slower, cookie)).ms);
      peers.push((await load(browser, bare.origin, shown, slower)).ms);
    }
    const peer = { peer: median(peers), peerName: 'bare page of the same bytes' };
    const name = slower === 1 ? 'first-load' : `first-load-cpu-${String(slower)}x-slower`;
    figures.push(
      figure(name, 'ms', ours, { ...peer, ...(slower === 1 && { limit: limitMs, limitName: 'budget' }) }),
    );
  }
  figures.push(figure('first-load-bytes', 'bytes', [bytes], { limit: 120 * 1_024, limitName: 'budget' }));
  await browser.close();
  await bare.close();
  await product.stop();
  data.dispose();
  return figures;
}
