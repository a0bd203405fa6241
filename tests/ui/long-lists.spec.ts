import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { inbox, replay, type Inbox } from '../../adapters/http/contract/inbox.js';
import { leads } from '../../adapters/http/contract/leads.js';
import { ok, outage, overflows, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import * as given from '../support/desk-answers.js';

const [pageSize, pageCount] = [50, 6];
const last = pageSize * pageCount;
/** More than the window and one window around it hold, by far. */
const drawnMax = 150;

const desk = dashboardOfSpec();
beforeAll(() => {
  desk.answer('/conversations/c220', ok(replay.parse(given.replayOf())));
});

beforeEach(() => {
  answer();
});

/** Rows of different heights, told apart by their words; `fresh`: what came meanwhile, on top. */
function answer(fresh: readonly string[] = []): void {
  const [sample] = given.inboxOf().conversations;
  if (sample === undefined) throw new Error('No row to go by');
  const ids = [...fresh, ...Array.from({ length: last }, (_one, index) => `c${String(index + 1)}`)];
  for (let first = 0; first < ids.length; first += pageSize) {
    const until = first + pageSize;
    const page: Inbox = {
      conversations: ids.slice(first, until).map((conversationId, index) => ({
        ...sample,
        conversationId,
        lastText: `Question ${conversationId}`,
        alert: index % 3 === 0 ? 'emergency' : null,
        leadId: null,
      })),
      gone: null,
      nextCursor: until < ids.length ? `after-${String(ids[until - 1])}` : null,
      count: ids.length,
    };
    desk.answer(
      first === 0 ? '/conversations' : `/conversations?cursor=after-${String(ids[first - 1])}`,
      ok(inbox.parse(page)),
    );
  }
}
const drawn = (page: Page): Promise<number> => page.locator('.list li:not([aria-hidden])').count();
const rowOf = (page: Page, id: string) => page.locator(`[id="to-${id}"]`);
const topOf = (page: Page, id: string): Promise<number> =>
  rowOf(page, id).evaluate((row) => row.getBoundingClientRect().top);
/** Down until a row is there, as one turns the wheel. */
async function readDownTo(page: Page, id: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.evaluate(async () => {
          scrollBy(0, innerHeight);
          for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
        });
        expect(await drawn(page)).toBeLessThan(drawnMax);
        return rowOf(page, id).count();
      },
      { timeout: 25_000, interval: 1 },
    )
    .toBe(1);
  await rowOf(page, id).evaluate((row) => {
    row.scrollIntoView({ block: 'center' });
  });
}

test('rows load on by themselves, few are in the page at a time, and each says where it stands', async () => {
  for (const options of windows) {
    const page = await desk.open('#/inbox', options);
    await rowOf(page, 'c1').waitFor();
    const first = page.locator('.list li').first();
    expect(await first.getAttribute('aria-posinset')).toBe('1');
    expect(await first.getAttribute('aria-setsize')).toBe('-1');
    await readDownTo(page, `c${String(last)}`);
    const place = page.locator('.list li', { has: rowOf(page, `c${String(last)}`) });
    expect(await place.getAttribute('aria-posinset')).toBe(String(last));
    expect(await place.getAttribute('aria-setsize')).toBe(String(last));
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    // The way back is as long as the way down.
    await page.evaluate(() => {
      scrollTo(0, 0);
    });
    await rowOf(page, 'c1').waitFor();
    expect(await drawn(page)).toBeLessThan(drawnMax);
    await page.context().close();
  }
});

test('what comes in on top moves nothing for whoever reads further down', async () => {
  const page = await desk.open('#/inbox');
  await rowOf(page, 'c1').waitFor();
  await readDownTo(page, 'c170');
  const before = await topOf(page, 'c170');
  answer(['new-1', 'new-2', 'new-3']);
  desk.push({ topic: 'conversation', id: 'new-1' });
  await expect
    .poll(() => page.locator('.list li', { has: rowOf(page, 'c170') }).getAttribute('aria-posinset'))
    .toBe('173');
  expect(Math.abs((await topOf(page, 'c170')) - before)).toBeLessThan(2);
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  await rowOf(page, 'new-1').waitFor();
  await page.context().close();
});

test('what has the focus keeps it when it leaves the window, and Tab goes on from there', async () => {
  const page = await desk.open('#/inbox');
  await rowOf(page, 'c1').waitFor();
  await rowOf(page, 'c5').focus();
  await readDownTo(page, 'c170');
  expect(await rowOf(page, 'c20').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('to-c5');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('to-c6');
  await expect.poll(() => topOf(page, 'c6')).toBeGreaterThanOrEqual(0);
  await page.context().close();
});

test('whoever opens a row far down reads it at once, and is back where they were', async () => {
  for (const options of windows) {
    const page = await desk.open('#/inbox', options);
    await rowOf(page, 'c1').waitFor();
    await readDownTo(page, 'c220');
    await rowOf(page, 'c220').click();
    await page.getByText('How much is a haircut for women?').first().waitFor();
    const shown = await page.locator('#chosen').evaluate((title) => title.getBoundingClientRect().top);
    expect(shown).toBeGreaterThanOrEqual(0);
    expect(shown).toBeLessThan(options.viewport.height);
    await page.getByRole('link', { name: 'All conversations' }).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('to-c220');
    const top = await topOf(page, 'c220');
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(options.viewport.height);
    await page.context().close();
  }
});

test('what a list is sorted by is chosen by keyboard, stands in the address, and is asked of the server', async () => {
  const [newest, ...others] = given.inboxOf().conversations;
  const turned = {
    conversations: [...others, ...(newest ? [newest] : [])],
    nextCursor: null,
    count: 3,
    gone: null,
  };
  desk.answer('/conversations?sort=oldest', ok(inbox.parse(turned)));
  const page = await desk.open('#/inbox', windows[1]);
  await rowOf(page, 'c1').waitFor();
  await page.getByLabel('Sort by').selectOption('Oldest first');
  await rowOf(page, 'conversation-2').waitFor();
  expect(page.url()).toContain('#/inbox?sort=oldest');
  expect(await page.locator('.list li').first().innerText()).not.toContain('My scalp is burning');
  expect(await page.getByRole('button', { name: /Remove the filter/u }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
  await page.reload();
  await rowOf(page, 'conversation-2').waitFor();
  await page.context().close();
});

test('a lead that is moved to another stage stands where that stage stands, once, whoever moved it', async () => {
  const [sample] = given.leadsOf().leads;
  if (sample === undefined) throw new Error('No lead to go by');
  // The last one is somebody who left the third as well.
  let rows = Array.from({ length: 60 }, (_one, index) => ({
    ...sample,
    ...{ leadId: `l${String(index + 1)}`, name: `Visitor ${String(index + 1)}` },
    contactId: `contact-${String(index === 59 ? 3 : index + 1)}`,
    stage: index < 55 ? ('new' as const) : ('won' as const),
  }));
  const answerLeads = (): void => {
    const [first, second] = [rows.slice(0, pageSize), rows.slice(pageSize)];
    desk.answer('/leads?sort=stage', ok(leads.parse({ leads: first, nextCursor: 'next' })));
    desk.answer('/leads?sort=stage&cursor=next', ok(leads.parse({ leads: second, nextCursor: null })));
  };
  const moveToWon = (leadId: string): void => {
    const moved = rows.filter((lead) => lead.leadId === leadId);
    rows = [
      ...rows.filter((lead) => lead.leadId !== leadId),
      ...moved.map((lead) => ({ ...lead, stage: 'won' as const })),
    ];
    answerLeads();
  };
  answerLeads();
  const page = await desk.open('#/leads?sort=stage');
  const stageOf = (name: string) => page.getByRole('combobox', { name: `Stage: ${name}`, exact: true });
  const placeOf = (name: string) =>
    page.locator('.tiles > li', { has: page.getByRole('heading', { name, exact: true }) });
  const down = async (): Promise<void> => {
    await expect
      .poll(async () => {
        await page.evaluate(() => {
          scrollTo(0, document.body.scrollHeight);
        });
        return page.locator('.tiles > li[aria-posinset="60"][aria-setsize="60"]').count();
      })
      .toBe(1);
  };
  const up = (): Promise<void> =>
    page.evaluate(() => {
      scrollTo(0, 0);
    });
  await stageOf('Visitor 1').waitFor();
  await down();
  await up();
  desk.answer('POST /leads/l1/stage', () => {
    moveToWon('l1');
    return { status: 204 };
  });
  await stageOf('Visitor 1').selectOption('won');
  await stageOf('Visitor 1').waitFor({ state: 'detached' });
  await down();
  await expect.poll(() => placeOf('Visitor 1').getAttribute('aria-posinset')).toBe('60');
  expect(await stageOf('Visitor 1').inputValue()).toBe('won');
  // What somebody left stands once in each stage.
  expect(await placeOf('Visitor 60').count()).toBe(1);
  // A colleague moves one that was read further down.
  moveToWon('l55');
  desk.push({ topic: 'lead', id: 'l55' });
  await expect.poll(() => placeOf('Visitor 55').getAttribute('aria-posinset')).toBe('60');
  expect(await placeOf('Visitor 1').getAttribute('aria-posinset')).toBe('59');
  await page.context().close();
});

test('where the next rows cannot be read, it says so and they are asked for again only by whoever reads', async () => {
  desk.answer('/conversations?cursor=after-c50', outage);
  const page = await desk.open('#/inbox', windows[1]);
  await rowOf(page, 'c1').waitFor();
  await readDownTo(page, 'c50');
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  answer();
  expect(await rowOf(page, 'c51').count()).toBe(0);
  await page.getByRole('button', { name: 'Show more' }).press('Enter');
  await rowOf(page, 'c51').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.context().close();
});
