import type { BrowserContext, Page } from 'playwright-core';
import type { Running } from './installation.js';

/** What somebody's hands need, milliseconds: a click with finding the place and deciding on it, a key, and reading an answer. */
const hands = { click: 2_650, key: 280, read: 5_000 };

/** How far an owner is, by the clock of the machine and by that of somebody who types and reads. */
export interface FirstDayMarks {
  readonly clicks: number;
  /** From the address of the website typed to the first answer on it, milliseconds. */
  readonly firstAnswerMs: number;
  /** From the sign-up page to the widget seen on the website with three checked answers. */
  readonly wholeMs: number;
  /** Of both: what the hands are taken to need. The rest is the machine. */
  readonly handsMs: { readonly firstAnswer: number; readonly whole: number };
}

interface Walk {
  readonly product: Running;
  readonly owner: BrowserContext;
  readonly desk: Page;
  readonly website: string;
  /** Looks at a screen that is reached. */
  readonly at: (page: Page, name: string) => Promise<void>;
  /** Puts the line on the website and opens it as a visitor does. */
  readonly install: (line: string) => Promise<void>;
}

/** The website of the made-up business of a sandbox. */
export async function demoWebsite(product: Running): Promise<string> {
  const token = /login\/(\S+)/u.exec(product.said)?.[1] ?? '';
  const login = await fetch(`${product.origin}/api/v1/login/link`, {
    method: 'POST',
    body: JSON.stringify({ token }),
  });
  return ((await login.json()) as { business: { website: string } }).business.website;
}

/** The first day of an owner in a browser, from the sign-up page to the widget on their website; every click is counted. */
export async function walkFirstDay({
  product,
  owner,
  desk,
  website,
  at,
  install,
}: Walk): Promise<FirstDayMarks> {
  let clicks = 0;
  let keys = 0;
  let reads = 0;
  await owner.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.origin });
  // What the browser itself takes for a click, whoever makes it.
  await owner.exposeFunction('countClick', () => {
    clicks += 1;
  });
  await owner.addInitScript(() => {
    addEventListener(
      'click',
      ({ isTrusted }) => {
        if (isTrusted) void (globalThis as unknown as { countClick: () => Promise<void> }).countClick();
      },
      { capture: true },
    );
  });
  const handsMs = (): number => clicks * hands.click + keys * hands.key + reads * hands.read;
  const typed = async (text: string): Promise<void> => {
    keys += text.length + 1;
    await desk.keyboard.insertText(text);
    await desk.keyboard.press('Tab');
  };

  await desk.goto(`${product.origin}/`);
  const began = performance.now();
  await desk.getByLabel('Business name').click();
  await typed('Corner Studio');
  await typed('owner@corner.example');
  await typed(website);
  const [addressTyped, handsBefore] = [performance.now(), handsMs()];
  // The list is opened and chosen from by its first letter.
  await typed('');
  await desk.getByLabel('Industry').selectOption('beauty');
  await at(desk, 'sign-up');
  await desk.getByRole('button', { name: 'Open my front desk' }).click();
  await desk.getByRole('heading', { name: 'Look into your mail' }).waitFor();

  const mailbox = await owner.newPage();
  await mailbox.goto(`${product.origin}/sandbox/`);
  await mailbox.getByRole('button', { name: /Open your front desk/u }).click();
  await at(mailbox, 'mailbox');
  const link = (await mailbox.locator('pre a').getAttribute('href')) ?? '';
  await mailbox.close();
  // Opened anew, as from a mail program: that is a click as well.
  clicks += 1;
  await desk.goto('about:blank');
  await desk.goto(link);
  await desk.getByRole('button', { name: 'Log in' }).click();
  await desk.getByRole('heading', { name: 'Set up your front desk' }).waitFor();
  await at(desk, 'reading');

  const rights = desk.getByRole('button', { name: /^Right ?: /u });
  await rights.first().waitFor({ timeout: 60_000 });
  const firstAnswerMs = performance.now() - addressTyped;
  const handsToFirst = handsMs() - handsBefore;
  await at(desk, 'answers');
  for (let checked = 0; checked < 3; checked += 1) {
    await rights.first().click();
    await desk.getByText('You said: right.').nth(checked).waitFor();
    reads += 1;
  }

  await desk.getByRole('button', { name: 'Copy', exact: true }).click();
  await desk.getByText('The line is copied.').waitFor();
  await install(await desk.evaluate(() => navigator.clipboard.readText()));
  await desk.getByText(/^Seen on .* (just now|\d+ s ago)$/u).waitFor();
  const wholeMs = performance.now() - began;
  await at(desk, 'installed');
  return { clicks, firstAnswerMs, wholeMs, handsMs: { firstAnswer: handsToFirst, whole: handsMs() } };
}
