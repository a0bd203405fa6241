import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsetRoutes } from '../../adapters/sandbox/handset.js';
import { createRinging } from '../../adapters/sandbox/handset-ringing.js';
import { sandboxPages } from '../../adapters/sandbox/mailbox.js';
import type { CallClock } from '../../adapters/sandbox/twilio/call-line.js';
import { launchChromium } from '../support/chromium.js';
import { overflows, violations, windows } from '../support/dashboard.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { lineNumber, phoneNetwork } from '../support/phone-network.js';
import { served, type Served } from '../support/served.js';
import { visit } from '../support/visitor.js';

const data = dataDirectory();
let database: TestDatabase;
let network: Awaited<ReturnType<typeof phoneNetwork>>;
let product: Running;
let sandbox: Served;
let browser: Browser;
let handset: Page;

beforeAll(async () => {
  database = await testDatabase();
  // What is clicked in a browser takes its time, and all of it is recorded.
  network = await phoneNetwork(database, { speed: 8 });
  const lines = [{ number: lineNumber, label: 'Marigold Hair Studio' }];
  const app = express();
  app.use((_request, response, next) => {
    response.set('Content-Security-Policy', "default-src 'self'");
    next();
  });
  // Browsers are as slow as ever.
  const clock: CallClock = {
    now: network.clock.now,
    wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
  };
  app.use('/sandbox/handset', handsetRoutes({ ...network, ringing: createRinging(clock), clock, lines }));
  app.use('/sandbox', sandboxPages(database.pool));
  sandbox = await served(app);
  [product, browser] = await Promise.all([
    startProduct({ DATA_DIR: data.path, ...network.variables }),
    launchChromium(),
  ]);
  await network.lead(product.origin);
  handset = await open({});
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  await sandbox.close();
  await network.close();
  await database.close();
  data.dispose();
});

async function open(options: Parameters<Browser['newPage']>[0]): Promise<Page> {
  const page = await browser.newPage(options);
  await page.goto(`${sandbox.origin}/sandbox/handset/`);
  await page.locator('#call:enabled').waitFor();
  return page;
}
const button = (name: string) => handset.getByRole('button', { name, exact: true });
const heard = async (words: RegExp): Promise<void> => {
  const said = handset.locator('.bubble.theirs .said', { hasText: words });
  await said.waitFor({ timeout: 20_000 }).catch(async (error: unknown) => {
    const all = await handset.locator('main').allInnerTexts();
    throw new Error(`Nobody said ${String(words)}: ${all.join('\n')}`, { cause: error });
  });
};
const messages = () => handset.locator('#thread .bubble.theirs');

test('the handset can be used by everybody, in a narrow window and in the dark', async () => {
  for (const options of windows) {
    const page = await open(options);
    await page.getByText('Circumstances').click();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.close();
  }
});

test('a caller is answered from the website, gets the link once, and no more after STOP', async () => {
  // The demo's pages are read in the background of the first start.
  const visitor = await visit(product.origin, 'marigold-demo');
  await expect
    .poll(async () => JSON.stringify(await visitor.send('Are you open on Sunday?')), { timeout: 30_000 })
    .toContain('closed');
  await button('Call').click();
  await heard(/this call is recorded/u);
  await handset.getByLabel('What I say').fill('How much is a women’s haircut?');
  await button('Say').click();
  await heard(/\$62/u);
  await button('Can you text me the booking link?').click();
  await heard(/You will get one text/u);
  await button('Yes please').click();
  await heard(/sending it now/u);
  await messages().getByText('Delivered').waitFor();
  expect(await messages().count()).toBe(1);
  expect(await messages().getByRole('link').getAttribute('href')).toBe('https://marigold.example/booking');
  expect(await violations(handset)).toEqual([]);
  await button('Hang up').click();
  await handset.getByText('Call ended').waitFor();
  expect(await violations(handset)).toEqual([]);

  await button('STOP').click();
  await messages().getByText('unsubscribed').waitFor();
  const placed = handset.waitForResponse(/\/calls$/u);
  await button('Call again').click();
  const { callSid } = (await (await placed).json()) as { callSid: string };
  await heard(/this call is recorded/u);
  await button('Can you text me the booking link?').click();
  await heard(/no texts/u);
  await heard(/The address is marigold dot example/u);
  // The link, and Twilio's own word that STOP was heard.
  expect(await messages().count()).toBe(2);
  // Whoever leaves the page has hung up.
  await handset.goto('about:blank');
  await expect.poll(() => network.calls.live(callSid), { timeout: 10_000 }).toBeUndefined();
  expect(network.faults).toEqual([]);
});

test('the owner hears the call again, and sees what proves that the text was asked for', async () => {
  const desk = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await desk.addInitScript(() => {
    const audios: HTMLAudioElement[] = [];
    Object.assign(globalThis, { audios });
    globalThis.Audio = class extends Audio {
      constructor() {
        super();
        audios.push(this);
      }
    };
  });
  await desk.goto(`${product.origin}/${/#\/login\/\S+/u.exec(product.said)?.[0] ?? ''}`);
  await desk.getByRole('button', { name: 'Log in' }).click();
  await desk.getByRole('link', { name: 'Calls', exact: true }).first().click();
  const recorded = desk.getByRole('link', { name: /Answered.*Recorded/u });
  await recorded.nth(1).waitFor();
  await recorded.nth(1).click();

  await desk.locator('[aria-busy="false"][aria-label="Play"]').click();
  await desk.waitForFunction(() => {
    const { audios } = globalThis as unknown as { audios: HTMLAudioElement[] };
    return audios.some(({ currentTime, duration }) => currentTime > 0 && duration > 10);
  });
  const evidence = desk.locator('article', { hasText: 'The caller asked for a link' });
  for (const words of [
    'Can you text me the booking link?',
    'Shall I text the link “Booking” to the number you are calling from?',
    'Yes please',
    'https://marigold.example/booking',
    'It has arrived, says the phone company.',
    'SHA-256 of the recording',
    'They asked for no more texts, by text.',
  ])
    await evidence.getByText(words).first().waitFor();
  expect(await violations(desk)).toEqual([]);

  await desk.getByRole('link', { name: 'All calls' }).click();
  await recorded.first().click();
  await evidence.getByText('Only their START allows them again').waitFor();
  await desk.getByRole('link', { name: 'Calls', exact: true }).first().click();
  await desk.getByRole('link', { name: 'Received texts' }).click();
  await desk.getByRole('link', { name: /Texts.*STOP.*Opted out/u }).click();
  const thread = desk.getByRole('log');
  await thread.getByText('https://marigold.example/booking').waitFor();
  await thread.getByText('It has arrived, says the phone company.').waitFor();
  expect(await violations(desk)).toEqual([]);
});
