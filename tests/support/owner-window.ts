import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflows, violations } from './dashboard.js';
import type { Running } from './installation.js';

/** The browser of whoever owns the demo's business, on a phone, with the sandbox's pages in further windows. */
export interface OwnerWindow {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Goes to a room of the dashboard by its link. */
  readonly goTo: (room: string) => Promise<void>;
  /** Waits until a heading says so. */
  readonly heading: (words: string | RegExp) => Promise<void>;
  /** The sandbox's mailbox once a letter with this subject is in it; what the letter says, and every subject, the newest first. */
  readonly letter: (subject: string) => Promise<{ readonly text: string; readonly subjects: string[] }>;
}

/** Logged in by the link that the start printed. */
export async function openOwner(browser: Browser, { origin, said }: Running): Promise<OwnerWindow> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-US' });
  const page = await context.newPage();
  const mailbox = await context.newPage();
  await page.goto(/(http\S+#\/login\/\S+)/u.exec(said)?.[1] ?? '');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('link', { name: 'Leads' }).waitFor();
  return {
    ...{ context, page },
    async goTo(room) {
      const link = page.getByRole('navigation').getByRole('link', { name: room, exact: true });
      if (!(await link.isVisible())) await page.getByRole('button', { name: 'More', exact: true }).click();
      await link.click();
    },
    async heading(name) {
      await page.getByRole('heading', { name }).first().waitFor();
    },
    async letter(subject) {
      if (mailbox.url() === 'about:blank') await mailbox.goto(`${origin}/sandbox/`);
      await mailbox.getByRole('button', { name: subject }).first().click();
      await mailbox.locator('h2', { hasText: subject }).waitFor();
      await pictured(mailbox, 'mailbox');
      return {
        text: await mailbox.locator('#letter pre').innerText(),
        subjects: await mailbox.locator('#letters strong').allInnerTexts(),
      };
    },
  };
}

/** By the dashboard's own time machine; the screen is drawn anew at the new time. */
export async function moveClock(
  page: Page,
  step: 'Ten minutes' | 'Next day' | 'Next Monday' | 'End of trial',
): Promise<void> {
  const clock = page.getByRole('complementary', { name: /Sandbox/u });
  const button = clock.getByRole('button', { name: step });
  if (!(await button.isVisible())) await clock.locator('summary').click();
  const [answer] = await Promise.all([
    page.waitForResponse(/\/clock\/move$/u),
    page.waitForEvent('load'),
    button.click(),
  ]);
  expect(answer.status()).toBe(200);
}

/** Everybody can read what stands there, in the light and in the dark. */
export async function looked(page: Page, name: string): Promise<void> {
  await pictured(page, name);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
  }
}

/** It fits into the window; with SHOTS it is kept as a picture. */
export async function pictured(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  expect(await overflows(page), name).toBe(false);
}
