import type { Browser } from 'playwright-core';
import * as calls from '../support/call-answers.js';
import { ok, serveDashboard } from '../support/dashboard.js';
import { inboxOf, leadsOf, replayOf } from '../support/desk-answers.js';
import * as knowledge from '../support/knowledge-answers.js';
import { lineOf } from '../support/line-answers.js';
import { settled, type Camera } from './camera.js';

const answers = {
  '/conversations': inboxOf(),
  '/conversations/c1': replayOf(),
  '/leads': leadsOf(),
  '/calls': calls.callsOf(),
  '/calls/call-1': calls.callViewOf(),
  '/calls/call-1/recording': calls.recordingOf(),
  '/conversations/call-1': calls.spokenOf(),
  '/line': lineOf(),
  '/texts': calls.textsOf(),
  '/knowledge': knowledge.knowledgeOf(),
  '/facts': knowledge.factsOf(),
  '/rehearsals/rehearsal-1': knowledge.reportOf(),
  '/told-otherwise': knowledge.toldOf(),
};
const ways = [
  ...['inbox', 'inbox/c1', 'leads', 'calls', 'calls/call-1', 'calls/texts'],
  ...['knowledge', 'knowledge/facts', 'knowledge/rehearsals/rehearsal-1', 'knowledge/told'],
];

/** Lists in which some of it was erased, and every outcome of a call. */
export async function erasedScreens(camera: Camera, browser: Browser): Promise<void> {
  const desk = await serveDashboard(browser);
  for (const [what, body] of Object.entries(answers)) desk.answer(what, ok(body));
  await camera.walk({}, desk.origin, async (page, take) => {
    for (const way of ways) {
      await page.goto(`${desk.origin}/#/${way}`);
      await settled(page);
      await take(`erased ${way}`);
    }
  });
  await desk.close();
}
