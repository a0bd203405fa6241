import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { correctFact, teachFact } from '../../adapters/http/contract/facts.js';
import { readAgain } from '../../adapters/http/contract/knowledge.js';
import { dismissQuestions } from '../../adapters/http/contract/questions.js';
import { focused, ok, outage, violations } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import * as given from '../support/knowledge-answers.js';

const desk = dashboardOfSpec();

/** What was posted there last. */
const lastPost = (path: string): unknown => desk.posted.findLast((post) => post.path === path)?.body;
const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

test('a website that could not be read says why, and is read again with its progress in view', async () => {
  const { crawl } = given.knowledgeOf();
  if (crawl === null) throw new Error('There is a reading.');
  desk.answer(
    '/knowledge',
    ok(given.knowledgeOf({ crawl: { ...crawl, status: 'failed', reason: 'unreachable' } })),
  );
  const page = await desk.open('#/knowledge');
  await page.getByText('Nothing answers at this address.').waitFor();
  await page.getByText('This is not a web page.').waitFor();
  desk.answer('POST /crawls', () => {
    desk.answer(
      '/knowledge',
      ok(given.knowledgeOf({ crawl: { ...crawl, status: 'running', endedAt: null } })),
    );
    return { status: 202, body: { crawlId: 'crawl-2' } };
  });
  await page.getByRole('button', { name: 'Read again now' }).click();
  await page.getByText('4 of 4 pages read').waitFor();
  expect(await violations(page)).toEqual([]);
  desk.answer('/knowledge', ok(given.knowledgeOf()));
  desk.push({ topic: 'crawl', id: 'crawl-2' });
  await page.getByText('Read completely').waitFor();
});

test('an owner whose website really became smaller says so, after one question', async () => {
  const { crawl } = given.knowledgeOf();
  if (crawl === null) throw new Error('There is a reading.');
  desk.answer(
    '/knowledge',
    ok(given.knowledgeOf({ crawl: { ...crawl, status: 'failed', reason: 'most-pages-missing' } })),
  );
  const page = await desk.open('#/knowledge');
  await page.getByRole('button', { name: 'My website is smaller now' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Forget the missing pages?' });
  await dialog.waitFor();
  expect(await violations(page)).toEqual([]);
  desk.answer('POST /crawls', outage);
  await dialog.getByRole('button', { name: 'Read and forget the rest' }).click();
  await dialog.getByText('The store does not answer.').waitFor();
  desk.answer('POST /crawls', { status: 202, body: { crawlId: 'crawl-2' } });
  desk.answer('/knowledge', ok(given.knowledgeOf()));
  await dialog.getByRole('button', { name: 'Read and forget the rest' }).click();
  await page.getByText('Read completely').waitFor();
  expect(readAgain.strict().parse(lastPost('/crawls'))).toEqual({ acceptsLoss: true });
});

test('a fact is taught by keyboard alone, and a retry after a failure teaches it once', async () => {
  desk.answer('/facts', ok({ facts: [] }));
  const page = await desk.open('#/knowledge/facts');
  await page.getByText('A fact outranks your pages').waitFor();
  const teach = page.getByRole('button', { name: 'Teach a fact' });
  await teach.press('Enter');
  await expect.poll(() => focused(page)).toBe('question');
  await press(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Enter');
  await expect.poll(() => focused(page)).toBe('teach');

  await teach.press('Enter');
  await expect.poll(() => focused(page)).toBe('question');
  await page.keyboard.type('Is there a lift?');
  await press(page, 'Tab');
  await page.keyboard.type(' Yes, to every floor. ');
  expect(await violations(page)).toEqual([]);
  desk.answer('POST /facts', outage);
  await press(page, 'Tab', 'Tab', 'Enter');
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  const first = teachFact.strict().parse(lastPost('/facts'));
  desk.answer('POST /facts', { status: 201, body: { factId: first.factId } });
  desk.answer('/facts', ok(given.factsOf()));
  await page.getByRole('button', { name: 'Teach', exact: true }).press('Enter');
  await page.getByRole('status').getByText('Taught.').waitFor();
  await expect.poll(() => focused(page)).toBe('teach');
  expect(lastPost('/facts')).toEqual(first);
  expect(first).toMatchObject({
    question: 'Is there a lift?',
    text: 'Yes, to every floor.',
    language: 'en',
    answers: [],
  });
});

test('a fact is corrected where it stands', async () => {
  desk.answer('/facts', ok(given.factsOf()));
  const page = await desk.open('#/knowledge/facts');
  await page.getByRole('button', { name: 'Correct: Where can I park?' }).click();
  await expect.poll(() => focused(page)).toBe('text');
  await page.getByRole('textbox', { name: 'Answer' }).fill('In the yard.');
  await page.getByRole('button', { name: 'Save correction' }).click();
  await page.getByRole('button', { name: 'See who was told something else' }).waitFor();
  await expect.poll(() => focused(page)).toBe('Correct: Where can I park?');
  expect(correctFact.strict().parse(lastPost('/facts/fact-1'))).toEqual({
    question: 'Where can I park?',
    text: 'In the yard.',
    language: 'en',
  });
  expect(await violations(page)).toEqual([]);
});

test('a fact is retired after one question only, and can be taught again', async () => {
  desk.answer('/facts', ok(given.factsOf()));
  const page = await desk.open('#/knowledge/facts');
  const retire = page.getByRole('button', { name: 'Retire: Where can I park?' });
  await retire.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Retire this fact?' });
  await dialog.waitFor();
  expect(await violations(page)).toEqual([]);
  await press(page, 'Escape');
  expect(desk.posted.some(({ path }) => path === '/facts/fact-1/retire')).toBe(false);
  await expect.poll(() => focused(page)).toBe('Retire: Where can I park?');

  await retire.press('Enter');
  desk.answer('POST /facts/fact-1/retire', outage);
  await dialog.getByRole('button', { name: 'Retire' }).press('Enter');
  await dialog.getByRole('alert').waitFor();
  desk.answer('POST /facts/fact-1/retire', () => {
    desk.answer('/facts', ok({ facts: given.factsOf().facts.slice(1) }));
    return { status: 204 };
  });
  await dialog.getByRole('button', { name: 'Retire' }).press('Enter');
  await page.getByRole('status').getByText('Retired: “Where can I park?”').waitFor();
  await expect.poll(() => focused(page)).toBe('teach');
  expect(await page.getByRole('heading', { name: 'Where can I park?' }).count()).toBe(0);

  desk.answer('POST /facts', { status: 201, body: { factId: 'new' } });
  await page.getByRole('button', { name: 'Teach it again' }).press('Enter');
  await page.getByRole('status').getByText('Taught.').waitFor();
  expect(teachFact.strict().parse(lastPost('/facts'))).toMatchObject({
    text: 'Behind the house, in the yard. The first hour is free.',
    answers: [],
  });
});

test('one answer settles every question that means the same, and each leads to its conversation', async () => {
  desk.answer('/questions', ok(given.questionsOf()));
  const page = await desk.open('#/knowledge/questions');
  await page.getByText('Show all 3 questions').click();
  const hrefs = await page.getByRole('link', { name: 'Conversation' }).all();
  expect(await hrefs[0]?.getAttribute('href')).toBe('#/inbox/conversation-9');
  await page.getByRole('button', { name: 'Answer: Do you sell gift cards?' }).press('Enter');
  await expect.poll(() => focused(page)).toBe('text');
  expect(await page.getByLabel('Question', { exact: true }).inputValue()).toBe('Do you sell gift cards?');
  await page.keyboard.type('Yes, at the desk.');
  expect(await violations(page)).toEqual([]);

  // Another visitor asks the same meanwhile: what was typed stays, and their question is settled as well.
  const [group, other] = given.questionsOf().groups;
  const one = group?.questions[0];
  if (group === undefined || other === undefined || one === undefined)
    throw new Error('There are questions.');
  const later = { ...one, messageId: 'message-10', askedAt: '2026-03-02T10:00:00.000Z' };
  desk.answer(
    '/questions',
    ok({ groups: [{ ...group, title: later.text, questions: [later, ...group.questions] }, other] }),
  );
  desk.push({ topic: 'conversation', id: 'conversation-10' });
  await page.getByText('Asked 4 times').waitFor();
  expect(await page.getByLabel('Answer', { exact: true }).inputValue()).toBe('Yes, at the desk.');

  desk.answer('POST /facts', () => {
    desk.answer('/questions', ok({ groups: [other] }));
    return { status: 201, body: { factId: 'new' } };
  });
  await page.getByRole('button', { name: 'Teach', exact: true }).press('Enter');
  await page.getByRole('status').getByText('4 questions are settled').waitFor();
  await expect.poll(() => focused(page)).toBe('questions-outcome');
  expect(teachFact.strict().parse(lastPost('/facts')).answers.sort()).toEqual([
    'message-10',
    'message-3',
    'message-7',
    'message-9',
  ]);
});

test('a question that needs no answer is dismissed by keyboard alone', async () => {
  desk.answer('/questions', ok(given.questionsOf()));
  const page = await desk.open('#/knowledge/questions');
  await page.getByRole('button', { name: 'Dismiss: Is there a lift?' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Dismiss this question?' });
  await dialog.waitFor();
  await press(page, 'Tab');
  desk.answer('POST /questions/dismiss', () => {
    desk.answer('/questions', ok({ groups: given.questionsOf().groups.slice(0, 1) }));
    return { status: 204 };
  });
  await press(page, 'Enter');
  await page.getByRole('status').getByText('Dismissed: “Is there a lift?”').waitFor();
  await expect.poll(() => focused(page)).toBe('questions-outcome');
  expect(dismissQuestions.strict().parse(lastPost('/questions/dismiss'))).toEqual({
    messageIds: ['message-5'],
  });
});

test('who was told otherwise can be written to, called and read', async () => {
  desk.answer('/told-otherwise', ok(given.toldOf()));
  const page = await desk.open('#/knowledge/told');
  await page.getByText('Vera Visitor').waitFor();
  for (const href of ['mailto:vera@example.com', 'tel:+12025550143', '#/inbox/conversation-1'])
    expect(await page.locator(`a[href="${href}"]`).count()).toBe(1);
  await page.getByText('and 2 more').waitFor();
  await page.getByText('Nothing stands there any more.').waitFor();
  await page.getByText('Left no contact details').first().waitFor();
});
