import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import express from 'express';
import { launchChromium } from '../support/chromium.js';
import { dataDirectory, startProduct } from '../support/installation.js';
import { served } from '../support/served.js';
import { figure, type Figure } from './figures.js';

const rounds = 3;
const size = (file: string): number => brotliCompressSync(readFileSync(`dist/widget/${file}`)).length;

/** What the widget costs a page before anybody means to use it, and what it weighs. */
export async function widgetBench(): Promise<readonly Figure[]> {
  const data = dataDirectory();
  const product = await startProduct({ DATA_DIR: data.path });
  const browser = await launchChromium();
  const app = express();
  app.get('/', (_request, response) => {
    response.send(
      `<!doctype html><title>Host</title><p>Words</p><script async src="${product.origin}/widget.js" data-site="marigold-demo"></script>`,
    );
  });
  const host = await served(app);
  const requests: number[] = [];
  const stored: number[] = [];
  const longest: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    let count = 0;
    page.on('request', (request) => {
      if (request.url().startsWith(product.origin) && !request.url().endsWith('/widget.js')) count += 1;
    });
    await page.addInitScript(() => {
      const tasks: number[] = [];
      Object.assign(globalThis, { tasks });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ entryTypes: ['longtask'] });
    });
    await page.goto(host.origin);
    await page.getByRole('button', { name: /Open chat/u }).waitFor();
    await page.waitForTimeout(1_000);
    requests.push(count);
    stored.push(
      await page.evaluate(
        () =>
          JSON.stringify([localStorage, sessionStorage]).length - '[{},{}]'.length + document.cookie.length,
      ),
    );
    longest.push(
      await page.evaluate(() => Math.max(0, ...(globalThis as unknown as { tasks: number[] }).tasks)),
    );
    await context.close();
  }
  await browser.close();
  await host.close();
  await product.stop();
  data.dispose();
  const first = size('widget.js');
  return [
    figure('first-script', 'bytes', [first]),
    figure('total', 'bytes', [first + size('widget-panel.js')]),
    figure('requests-before-intent', 'requests', requests),
    figure('stored-before-intent', 'bytes', stored),
    figure('longest-task', 'ms', longest),
  ];
}
