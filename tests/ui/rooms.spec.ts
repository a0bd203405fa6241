import { expect, test } from 'vitest';
import { overflows, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';

const desk = dashboardOfSpec();

test('on a phone four rooms are at hand, and the others come out of a button', async () => {
  const page = await desk.open('#/inbox', windows[1]);
  const rooms = page.getByRole('navigation', { name: 'MiaPulse' }).getByRole('link');
  const more = page.getByRole('button', { name: 'More', exact: true });
  await more.waitFor();
  expect(await rooms.allInnerTexts()).toEqual(['Today', 'Inbox', 'Leads', 'Calls']);
  expect(await more.getAttribute('aria-expanded')).toBe('false');

  await more.press('Enter');
  expect(await rooms.count()).toBe(13);
  expect(await more.getAttribute('aria-expanded')).toBe('true');
  expect(await violations(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
  // Whoever changes their mind is where they were.
  await page.keyboard.press('Escape');
  expect(await rooms.count()).toBe(4);
  expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);

  await more.click();
  await rooms.filter({ hasText: 'Billing' }).click();
  await page.waitForURL(/#\/billing$/u);
  expect(await rooms.count()).toBe(4);
  // A touch beside it puts it away as well.
  await more.click();
  await page.locator('#content').click({ position: { x: 5, y: 5 } });
  expect(await rooms.count()).toBe(4);
});

test('in an office all of them stand beside what they show', async () => {
  const page = await desk.open('#/inbox', windows[0]);
  const rooms = page.getByRole('navigation', { name: 'MiaPulse' }).getByRole('link');
  await rooms.first().waitFor();
  expect(await rooms.count()).toBe(13);
  expect(await page.getByRole('button', { name: 'More', exact: true }).count()).toBe(0);
});
