import { beforeAll, expect, test } from 'vitest';
import { rooms } from '../screens/rooms.js';
import { answerAll } from '../support/all-answers.js';
import { overflows, violations } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';

const desk = dashboardOfSpec();
beforeAll(() => {
  answerAll(desk);
});

/** Of many: shown by its id. */
const details = ['inbox/c1', 'calls/call-1', 'knowledge/rehearsals/rehearsal-1'];

test('no room or tab shuts anybody out on a phone, in light and dark: filled, or told that it failed', async () => {
  const page = await desk.open('#/', { viewport: { width: 360, height: 800 }, reducedMotion: 'reduce' });
  const found: string[] = [];
  for (const room of [...rooms, ...details]) {
    // As a link does it: the window stays.
    await page.evaluate((hash) => (location.hash = hash), `#/${room}`);
    await page.locator('h1, h2').first().waitFor();
    await page.waitForFunction(() => document.querySelector('#content [aria-busy="true"]') === null);
    expect(await overflows(page), room).toBe(false);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await violations(page)).map((one) => `${room}, ${colorScheme}: ${one}`));
    }
  }
  expect(found).toEqual([]);
});
