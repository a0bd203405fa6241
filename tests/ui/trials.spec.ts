import { expect, test } from 'vitest';
import { startRehearsal } from '../../adapters/http/contract/rehearsals.js';
import { tried, tryQuestion } from '../../adapters/http/contract/trial.js';
import { focused, ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import { deskOf, provenanceOf } from '../support/desk-answers.js';
import * as given from '../support/knowledge-answers.js';

const desk = dashboardOfSpec();

/** What was posted there last. */
const lastPost = (path: string): unknown => desk.posted.findLast((post) => post.path === path)?.body;
test('a question can be tried: answer, sources, what was found, and how it came to be', async () => {
  for (const options of windows) {
    desk.answer('POST /try', 'unanswered');
    const page = await desk.open('#/knowledge/try', options);
    await page.getByText('The answer appears here').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Your question').fill('How much is a haircut for women?');
    await page.getByLabel('Who answers').selectOption('extractive');
    await page.getByRole('button', { name: 'Ask' }).press('Enter');
    await page.getByRole('button', { name: 'Asking …' }).waitFor();
    await page.reload();

    desk.answer('POST /try', outage);
    await page.getByLabel('Your question').fill('How much is a haircut for women?');
    await page.getByLabel('Your question').press('Enter');
    await page.getByRole('alert').waitFor();
    desk.answer('POST /try', ok(tried.parse(given.triedOf())));
    await page.getByLabel('Your question').press('Enter');
    await page.getByText('A haircut for women is $62.').waitFor();
    expect(tryQuestion.strict().parse(lastPost('/try'))).toEqual({
      text: 'How much is a haircut for women?',
      model: 'configured',
    });
    await page.getByText('Prices › Hair › Women').waitFor();
    await page.getByText('score 0.91').waitFor();
    await page
      .getByText('2 parts were held back: a figure or name that no source holds, a promise on your behalf.')
      .waitFor();
    expect(await page.getByText('$0.00042').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
});

test('whoever answers without a language model is not asked which, and no source is said to be none', async () => {
  desk.answer('/desk', ok(deskOf({ model: { name: 'extractive-2', isConfigured: false } })));
  const unpublished = given.triedOf({
    kind: 'unpublished',
    text: 'I could not find that.',
    sources: [],
    passages: [],
    provenance: provenanceOf({ inputTokens: 0, outputTokens: 0, costMicros: 0, firstClauseMs: null }),
  });
  desk.answer('POST /try', ok(tried.parse(unpublished)));
  const page = await desk.open('#/knowledge/try');
  await page.getByLabel('Your question').fill('Do you do tattoos?');
  await page.getByRole('button', { name: 'Ask' }).click();
  await page.getByText('It rests on no source.').waitFor();
  expect(await page.getByLabel('Who answers').count()).toBe(0);
  expect(await page.getByText(/tokens|\$/u).count()).toBe(0);
  await page.getByRole('button', { name: 'Teach the answer' }).click();
  expect(await page.getByLabel('Question', { exact: true }).inputValue()).toBe('Do you do tattoos?');
  desk.answer('/desk', ok(deskOf()));
});

test('a rehearsal says what it costs before it starts', async () => {
  desk.answer('/rehearsals', ok(given.rehearsalsOf()));
  const page = await desk.open('#/knowledge/rehearsals');
  const count = page.getByLabel('How many questions');
  expect(await count.inputValue()).toBe('200');
  await page.getByText('Costs about $0.08').waitFor();
  await count.fill('500');
  await page.getByText('Costs about $0.21').waitFor();
  await page.getByLabel('Who answers').selectOption('extractive');
  await page.getByText('Costs nothing').waitFor();
  expect(desk.posted.some(({ path }) => path === '/rehearsals')).toBe(false);
  desk.answer('POST /rehearsals', problem(409, 'nothing-to-rehearse', 'There is nothing to rehearse yet.'));
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('alert').getByText('nothing to rehearse').waitFor();
  expect(startRehearsal.strict().parse(lastPost('/rehearsals'))).toMatchObject({
    model: 'extractive',
    questionCountMax: 500,
  });
});

test('a rehearsal is followed while it runs, and can be cancelled', async () => {
  const running = (doneCount: number) =>
    ok(given.reportOf({ rehearsal: given.rehearsalOf({ status: 'running', doneCount, endedAt: null }) }));
  desk.answer('/rehearsals/rehearsal-1', running(80));
  const page = await desk.open('#/knowledge/rehearsals/rehearsal-1');
  await page.getByText('80 of 200 questions asked').waitFor();
  expect(await violations(page)).toEqual([]);
  desk.answer('/rehearsals/rehearsal-1', running(120));
  desk.push({ topic: 'rehearsal', id: 'rehearsal-1' });
  await page.getByText('120 of 200 questions asked').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).press('Enter');
  desk.answer('POST /rehearsals/rehearsal-1/cancel', () => {
    desk.answer(
      '/rehearsals/rehearsal-1',
      ok(given.reportOf({ rehearsal: given.rehearsalOf({ status: 'cancelled' }) })),
    );
    return { status: 204 };
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).press('Enter');
  await page.getByText('Cancelled').waitFor();
  await expect.poll(() => focused(page)).toBe('rehearsal');
});

test('the report puts lost sources first and marks the figures that changed', async () => {
  desk.answer('/rehearsals/rehearsal-1', ok(given.reportOf()));
  const page = await desk.open('#/knowledge/rehearsals/rehearsal-1');
  await page.getByText('Lost a source').waitFor();
  expect(
    (await page.locator('summary h3').allInnerTexts()).map((text) => text.replace(/\s*\d+$/u, '')),
  ).toEqual(['Lost a source', 'No longer answered', 'Other figures', 'Answered now', 'Only other words']);
  const marked = await page.locator('mark:visible').allTextContents();
  expect(marked.map((text) => text.replace(/^changed:\s*/u, ''))).toEqual(['$62', '$68']);
});
