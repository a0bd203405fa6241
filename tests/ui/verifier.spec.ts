import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packetZip } from '../../adapters/consent-log/packet-zip.js';
import { launchChromium } from '../support/chromium.js';
import { headOf, keyCalled, logOf, name, own, packetOf, records, timeOf } from '../support/made-up-log.js';

const folder = mkdtempSync(join(tmpdir(), 'miapulse-verifier-'));
const pageFile = pathToFileURL('dist/adapters/consent-log/pages/verifier.html').href;
let browser: Browser;

const fileOf = (file: string, lines: readonly string[]): string => {
  const path = join(folder, file);
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  return path;
};
const log = logOf(records);
const good = fileOf('good.log', log);
const bad = fileOf(
  'bad.log',
  log.map((line, at) => (at === 7 ? line.replace('visitor', 'member') : line)),
);
const resigned = fileOf('resigned.log', logOf(records, keyCalled(name)));

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As somebody has it who was sent the file: no server, no network. */
async function opened(colorScheme: 'light' | 'dark' = 'light', width = 900) {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.context().setOffline(true);
  await page.goto(pageFile);
  return { page, asked, complaints };
}

const said = (page: Page): Promise<string> => page.locator('#result h2').innerText();
async function choose(page: Page, file: string): Promise<string> {
  await page.locator('#file').setInputFiles(file);
  await page.locator('#result h2:not(.busy)').waitFor();
  return said(page);
}

test('accepts a whole log and asks nobody for anything', async () => {
  const { page, asked, complaints } = await opened();
  expect(await choose(page, good)).toContain('Nothing was tampered with');
  expect(await page.locator('#result').innerText()).toContain('All 24 records are under it');
  expect(asked).toEqual([pageFile]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('names the record that was altered, and what an older head says', async () => {
  const { page } = await opened();
  expect(await choose(page, bad)).toContain('This is not as it was signed');
  expect(await page.locator('#result li').first().innerText()).toContain('Record 7 was altered');

  await page.getByText('What you know from elsewhere').click();
  await page.locator('#older').fill(headOf(records.slice(0, 12), own, timeOf(12)));
  expect(await choose(page, resigned)).toContain('This is not as it was signed');
  expect(await page.locator('#result').innerText()).toContain('signed by somebody else');
  expect(await choose(page, good)).toContain('Nothing was tampered with');
  expect(await page.locator('#result').innerText()).toContain('its 12 records are the first of these');
  await page.close();
});

test('checks a packet as it was sent', async () => {
  const { page } = await opened();
  const zipOf = (file: string, files: ReadonlyMap<string, Uint8Array>): string => {
    const path = join(folder, file);
    writeFileSync(path, packetZip(files, new Date('2026-11-26T00:00:00Z')));
    return path;
  };
  const files = packetOf(records[0] ?? '');
  expect(await choose(page, zipOf('good.zip', files))).toContain('Nothing was tampered with');
  expect(await page.locator('#result').innerText()).toContain('All 1 records of this packet');
  const later = new Map(files).set('more.txt', Buffer.from('put in later'));
  expect(await choose(page, zipOf('bad.zip', later))).toContain('This is not as it was signed');
  expect(await page.locator('#result').innerText()).toContain('more.txt was put into the packet later');
  await page.close();
});

test('works by keyboard, on a telephone and in the dark', async () => {
  const shots = process.env['SHOTS'];
  for (const [scheme, width, file] of [
    ['light', 900, good],
    ['dark', 900, bad],
    ['light', 360, bad],
  ] as const) {
    const { page } = await opened(scheme, width);
    await choose(page, file);
    const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(isWide).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('BUTTON');
    if (shots !== undefined) {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `verifier-${scheme}-${String(width)}.png`), fullPage: true });
    }
    await page.close();
  }
});
