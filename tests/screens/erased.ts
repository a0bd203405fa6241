import type { Browser } from 'playwright-core';
import { answerAll } from '../support/all-answers.js';
import { serveDashboard } from '../support/dashboard.js';
import { settled, type Camera } from './camera.js';

const ways = [
  ...['inbox', 'inbox/c1', 'leads', 'calls', 'calls/call-1', 'inbox/texts/contact-1'],
  ...['knowledge', 'knowledge/facts', 'knowledge/rehearsals/rehearsal-1', 'knowledge/told'],
];

/** Lists in which some of it was erased, and every outcome of a call. */
export async function erasedScreens(camera: Camera, browser: Browser): Promise<void> {
  const desk = await serveDashboard(browser);
  answerAll(desk);
  await camera.walk({}, desk.origin, async (page, take) => {
    for (const way of ways) {
      await page.goto(`${desk.origin}/#/${way}`);
      await settled(page);
      await take(`erased ${way}`);
    }
  });
  await desk.close();
}
