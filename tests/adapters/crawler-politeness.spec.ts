import { describe, expect, test } from 'vitest';
import { createWebsiteReader } from '../../adapters/crawler/crawler.js';
import { createTurns } from '../../adapters/crawler/turns.js';
import type { FetchOutcome, WebFetch } from '../../application/ports/web-fetch.js';
import { limits, nothingKnown } from '../support/reading.js';

const html = (body: string): string => `<html lang="en"><title>T</title><body><p>${body}</p></body></html>`;

/** A made-up web on a clock of its own: each answer takes 100 ms. */
function web(
  answer: (url: string, count: number) => Partial<Extract<FetchOutcome, { outcome: 'response' }>> | string,
) {
  let clock = 0;
  const log: { readonly url: string; readonly from: number; readonly to: number }[] = [];
  const waiting: { readonly at: number; readonly go: () => void }[] = [];
  const wait = (ms: number): Promise<void> =>
    new Promise((go) => {
      waiting.push({ at: clock + ms, go });
    });
  const webFetch: WebFetch = {
    async get(url) {
      const from = clock;
      const count = log.filter((one) => one.url === url).length + 1;
      const found = answer(url, count);
      await wait(100);
      log.push({ url, from, to: clock });
      const response = typeof found === 'string' ? { bytes: Buffer.from(found) } : found;
      return {
        ...{ outcome: 'response', url, status: 200, headers: { 'content-type': 'text/html' } },
        ...{ bytes: new Uint8Array(), truncated: false, ...response },
      };
    },
  };
  /** Lets time pass until everything is done. */
  const run = async <Result>(work: Promise<Result>): Promise<Result> => {
    const ended = new AbortController();
    const done = work.finally(() => {
      ended.abort();
    });
    while (!ended.signal.aborted) {
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
      const next = waiting.sort((one, other) => one.at - other.at).shift();
      if (next === undefined) {
        await new Promise((resolve) => setImmediate(resolve));
        continue;
      }
      clock = Math.max(clock, next.at);
      next.go();
    }
    return done;
  };
  const reader = createWebsiteReader(
    { webFetch, robotsToken: 'MiaPulse', pauseMs: 500 },
    { wait, now: () => clock },
  );
  const read = async (website: string): Promise<readonly string[]> => {
    const told: string[] = [];
    const { signal } = new AbortController();
    const reading = reader.read(website, { ...limits, timeoutMs: 3_600_000 }, signal, nothingKnown);
    for await (const outcome of reading) {
      told.push(outcome.outcome === 'skipped' ? outcome.reason : outcome.outcome);
    }
    return told;
  };
  return { read, run, log, waiting };
}

const missing = { status: 404 } as const;

describe('a website is asked politely', () => {
  test('one request at a time and a pause after each, however many businesses have it read', async () => {
    const { read, run, log } = web((url) =>
      url.endsWith('.txt') || url.endsWith('.xml') ? missing : html('Words'),
    );
    const urls = ['https://shop.example/', 'https://www.shop.example/one', 'http://shop.example/two'];
    await run(Promise.all([...urls.map(read), read('https://other.example/')]));
    const ofShop = log.filter(({ url }) => url.includes('shop.example'));
    expect(ofShop).toHaveLength(9);
    for (const [index, { from }] of ofShop.entries()) {
      if (index > 0) expect(from - (ofShop[index - 1]?.to ?? 0)).toBeGreaterThanOrEqual(500);
    }
    // Nobody waits for the shop's sake at another place.
    expect(log.filter(({ url }) => url.includes('other')).at(-1)?.to).toBeLessThan(1_500);
  });

  test('as slowly as its robots.txt asks, which is read once', async () => {
    const { read, run, log } = web((url) => {
      if (url.endsWith('/robots.txt')) return 'User-agent: *\nCrawl-delay: 20\n';
      return url.endsWith('.xml') ? missing : html(`${url} <a href="/a">a</a><a href="/b">b</a>`);
    });
    await run(read('https://shop.example/'));
    expect(log.filter(({ url }) => url.endsWith('/robots.txt'))).toHaveLength(1);
    expect(log).toHaveLength(5);
    for (const [index, { from }] of log.entries()) {
      if (index > 0) expect(from - (log[index - 1]?.to ?? 0)).toBeGreaterThanOrEqual(20_000);
    }
  });

  test.each([
    ['in seconds', '30', 30_000],
    ['as a date', new Date(45_000).toUTCString(), 30_000],
    ['without saying for how long', undefined, 5_000],
  ])('and left alone when it asks for silence %s', async (_how, after, silenceMs) => {
    const { read, run, log } = web((url, count) => {
      if (url.endsWith('.txt') || url.endsWith('.xml')) return missing;
      if (count > 1) return html('Words');
      return { status: 429, headers: after === undefined ? {} : { 'retry-after': after } };
    });
    expect(await run(read('https://shop.example/'))).toEqual(['read']);
    const [first, second] = log.filter(({ url }) => url === 'https://shop.example/');
    expect((second?.from ?? 0) - (first?.to ?? 0)).toBeGreaterThanOrEqual(silenceMs);
  });

  test('but not asked for ever', async () => {
    const { read, run, log } = web((url) =>
      url.endsWith('.txt') ? missing : { status: 429, headers: { 'retry-after': '10' } },
    );
    expect(await run(read('https://shop.example/'))).toEqual(['server-error']);
    expect(log.filter(({ url }) => url === 'https://shop.example/')).toHaveLength(3);
  });
});

test('a turn that fails hands on to the next', async () => {
  const turns = createTurns({ wait: () => Promise.resolve(), now: () => 0 });
  const { signal } = new AbortController();
  const failed = turns.take('shop', 0, signal, () => Promise.reject(new Error('Cut off')));
  const next = turns.take('shop', 0, signal, () => Promise.resolve('done'));
  await expect(failed).rejects.toThrow('Cut off');
  expect(await next).toBe('done');
});
