import { expect, test } from 'vitest';
import { facts } from '../../adapters/http/contract/facts.js';
import { knowledge } from '../../adapters/http/contract/knowledge.js';
import { questions } from '../../adapters/http/contract/questions.js';
import { rehearsalReport, rehearsals } from '../../adapters/http/contract/rehearsals.js';
import { allToldOtherwise } from '../../adapters/http/contract/told.js';
import { ok, outage, overflows, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import * as given from '../support/knowledge-answers.js';

const desk = dashboardOfSpec();

/** A screen in every window: what it says there, and that nobody is shut out of it. */
async function everywhere(path: string, expected: string): Promise<void> {
  for (const options of windows) {
    const page = await desk.open(path, options);
    await page.getByText(expected).first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
}

const noReport = given.reportOf({ changes: [] });
const screens = [
  {
    name: 'pages',
    hash: '#/knowledge',
    api: '/knowledge',
    schema: knowledge,
    filled: given.knowledgeOf(),
    says: 'Kept from before',
    empty: given.knowledgeOf({ crawl: null, pages: [] }),
    emptySays: 'No pages yet.',
  },
  {
    name: 'facts',
    hash: '#/knowledge/facts',
    api: '/facts',
    schema: facts,
    filled: given.factsOf(),
    says: 'Where can I park?',
    empty: { facts: [] },
    emptySays: 'You have taught no facts yet.',
  },
  {
    name: 'questions',
    hash: '#/knowledge/questions',
    api: '/questions',
    schema: questions,
    filled: given.questionsOf(),
    says: 'Asked 3 times',
    empty: { groups: [] },
    emptySays: 'Nothing is waiting for you.',
  },
  {
    name: 'rehearsals',
    hash: '#/knowledge/rehearsals',
    api: '/rehearsals',
    schema: rehearsals,
    filled: given.rehearsalsOf(),
    says: '1,204 can be asked again',
    empty: given.rehearsalsOf({ rehearsals: [], questionCount: 0 }),
    emptySays: 'Nobody has asked anything yet.',
  },
  {
    name: 'the report of a rehearsal',
    hash: '#/knowledge/rehearsals/rehearsal-1',
    api: '/rehearsals/rehearsal-1',
    schema: rehearsalReport,
    filled: given.reportOf(),
    says: 'Lost a source',
    empty: noReport,
    emptySays: 'Nothing changed.',
  },
  {
    name: 'what was told otherwise',
    hash: '#/knowledge/told',
    api: '/told-otherwise',
    schema: allToldOtherwise,
    filled: given.toldOf(),
    says: 'Stands there today',
    empty: { told: [] },
    emptySays: 'Everything visitors were told still stands.',
  },
] as const;

test.each(screens)('$name can be read by everybody, in a narrow window and in the dark', async (screen) => {
  desk.answer(screen.api, ok(screen.schema.parse(screen.filled)));
  await everywhere(screen.hash, screen.says);
});

test.each(screens)('$name say what to do while there is nothing', async (screen) => {
  desk.answer(screen.api, ok(screen.schema.parse(screen.empty)));
  await everywhere(screen.hash, screen.emptySays);
});

test.each(screens)('$name show that they are loading, and try again after a failure', async (screen) => {
  desk.answer(screen.api, 'unanswered');
  const waiting = await desk.open(screen.hash);
  await waiting.locator('#content [aria-busy="true"]').waitFor();
  expect(await violations(waiting)).toEqual([]);
  await waiting.context().close();

  desk.answer(screen.api, outage);
  const page = await desk.open(screen.hash);
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  expect(await violations(page)).toEqual([]);
  desk.answer(screen.api, ok(screen.filled));
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText(screen.says).first().waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test.each(['#/knowledge', '#/knowledge/facts', '#/knowledge/rehearsals/rehearsal-1', '#/knowledge/told'])(
  'what was erased is called erased: %s',
  async (hash) => {
    for (const { api, filled } of screens) desk.answer(api, ok(filled));
    const page = await desk.open(hash);
    await page.getByText('Erased').first().waitFor();
    expect(await violations(page)).toEqual([]);
  },
);
