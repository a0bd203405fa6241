import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { changeLine, lineCheck, lineSettings } from '../../adapters/http/contract/line.js';
import { focused, ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import { bareLine, checkOf, lineOf } from '../support/line-answers.js';

const desk = dashboardOfSpec();

/** The server keeps what is saved, as the real one does. */
function keeping(settings = lineOf()): void {
  let kept = settings;
  desk.answer('/line', () => ok(lineSettings.parse(kept)));
  desk.answer('POST /line', (body) => {
    const { voice, ...rest } = changeLine.strict().parse(body);
    kept = lineSettings.parse({ ...kept, ...rest, ...voice });
    return { status: 204 };
  });
}
const lastPost = (path: string): unknown => desk.posted.findLast((post) => post.path === path)?.body;
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
async function save(page: Page, name: string): Promise<void> {
  await section(page, name).getByRole('button', { name: 'Save' }).press('Enter');
  await section(page, name).getByText('Saved', { exact: true }).waitFor();
}

const parts = ['', '/answering', '/voice', '/texts'] as const;

test.each([
  ['set up', lineOf()],
  ['bare', bareLine],
  ['refused', lineOf({ texting: { readiness: 'refused', reason: 'The website has no privacy page.' } })],
] as const)(
  'a line that is %s can be read by everybody, in a narrow window and in the dark',
  async (_name, settings) => {
    keeping(settings);
    for (const options of windows) {
      const page = await desk.open('#/line', options);
      for (const part of parts) {
        await page.goto(`${desk.origin}/#/line${part}`);
        await page.locator(`nav a[aria-current="page"][href="#/line${part}"]`).last().waitFor();
        await page.locator('.sections section').first().waitFor();
        expect(await violations(page)).toEqual([]);
        expect(await overflows(page)).toBe(false);
      }
      await page.context().close();
    }
  },
);

test('the line shows that it is loading, and tries again after a failure', async () => {
  desk.answer('/line', 'unanswered');
  const waiting = await desk.open('#/line');
  await waiting.locator('#content [aria-busy="true"]').waitFor();
  await waiting.context().close();
  desk.answer('/line', outage);
  const page = await desk.open('#/line');
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  keeping();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('+1 202 555 0143').waitFor();
});

test('without a number the screen says what is needed, and takes one as people write it', async () => {
  keeping(bareLine);
  const page = await desk.open('#/line');
  await page.getByText('No phone company is connected to this installation').first().waitFor();
  await page.getByText('Your line has no number yet.').waitFor();
  const number = section(page, 'Your number');
  const before = desk.posted.length;
  await number.getByLabel('Number').fill('202 555 0143');
  await number.getByRole('button', { name: 'Save' }).press('Enter');
  await number.getByRole('alert').getByText('A number begins with +').waitFor();
  // Nothing is asked of a phone company that is not there.
  await page.getByRole('button', { name: 'Check' }).press('Enter');
  await page.getByRole('button', { name: 'Call me now' }).press('Enter');
  expect(desk.posted.length).toBe(before);
  await number.getByLabel('Number').fill('+1 (202) 555-0143');
  await number.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByText('This is the number that your assistant answers.').waitFor();
  expect(lastPost('/line')).toEqual({ number: '+12025550143' });
});

test('a number that somebody else has is told in place, and one is given up after a question', async () => {
  keeping(lineOf({ number: null }));
  desk.answer('POST /line', problem(409, 'number-taken', 'Another business answers this number.'));
  const page = await desk.open('#/line');
  const number = section(page, 'Your number');
  await number.getByLabel('Number').fill('+12025550143');
  await number.getByRole('button', { name: 'Save' }).press('Enter');
  await number.getByRole('alert').getByText('Another business answers this number.').waitFor();
  expect(await number.getByLabel('Number').inputValue()).toBe('+12025550143');
  expect(await violations(page)).toEqual([]);
  await page.context().close();

  keeping();
  const having = await desk.open('#/line');
  await having.getByRole('button', { name: 'Give this number up' }).press('Enter');
  const dialog = having.getByRole('dialog', { name: 'Give this number up?' });
  await dialog.getByRole('button', { name: 'Give this number up' }).press('Enter');
  await having.getByText('Your line has no number yet.').waitFor();
  expect(lastPost('/line')).toEqual({ number: null });
});

test('the addresses are copied, checked and set right', async () => {
  keeping();
  desk.answer('/line/check', ok(lineCheck.parse(checkOf(false))));
  desk.answer('POST /line/connect', ok(lineCheck.parse(checkOf(true))));
  const page = await desk.open('#/line', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'Copy: When a call comes in' }).press('Enter');
  await page.getByRole('status').getByText('Copied').first().waitFor({ state: 'attached' });
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(lineOf().addresses.voice);

  await page.getByRole('button', { name: 'Check' }).press('Enter');
  await page.getByText('Something is not right yet.').waitFor();
  await page.getByText('There now: https://old.example/texts').waitFor();
  await page.getByText('There now: nothing').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Connect for me' }).press('Enter');
  await page.getByText('Everything is right').waitFor();
  desk.answer('/line/check', problem(502, 'telephony-unavailable', 'The phone company does not answer.'));
  await page.getByRole('button', { name: 'Check' }).press('Enter');
  await page.getByRole('alert').getByText('The phone company does not answer.').waitFor();
  expect(await page.getByText('Everything is right').count()).toBe(0);
});

test('the forwarding codes follow the carrier, and carry the number', async () => {
  keeping();
  const page = await desk.open('#/line');
  const forwarding = section(page, 'Forwarding');
  for (const code of [
    '**004*+12025550143#',
    '**61*+12025550143#',
    '**62*+12025550143#',
    '**67*+12025550143#',
  ])
    await forwarding.getByText(code).waitFor();
  await forwarding.getByText('##004#').waitFor();
  await forwarding.getByText('please check with your phone company').waitFor();
  await forwarding.getByLabel('Phone company of your existing number').selectOption({ label: 'Verizon' });
  await forwarding.getByText('*722025550143').waitFor();
  await forwarding.getByText('*73').first().waitFor();
});

test('a test call is asked for once, and says what will happen or why not', async () => {
  keeping();
  desk.answer('POST /line/test', outage);
  const page = await desk.open('#/line');
  await page.getByRole('button', { name: 'Call me now' }).press('Enter');
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  desk.answer('POST /line/test', { status: 202, body: {} });
  await page.getByRole('button', { name: 'Call me now' }).press('Enter');
  await page.getByText('Your phone rings in a moment.').waitFor();
  await page.getByRole('link', { name: 'Open the call log' }).waitFor();
});

test('who answers, for how long and when is set by keyboard', async () => {
  keeping();
  const page = await desk.open('#/line/answering');
  const answering = section(page, 'Answering');
  await answering.getByRole('radio', { name: /^After hours/u }).press(' ');
  await answering.getByRole('slider').press('ArrowRight');
  await answering.getByText('25 seconds').waitFor();
  await answering.getByRole('button', { name: 'Remove these hours on Saturday' }).press('Enter');
  await expect.poll(() => focused(page)).toBe('Add hours on Saturday');
  await answering.getByRole('button', { name: 'Monday’s hours until Friday' }).press('Enter');
  await answering.getByLabel('Friday, to').last().fill('00:00');
  await answering.getByRole('textbox', { name: /^Closed on/u }).fill('2026-07-04');
  await answering.getByRole('textbox', { name: /^Closed on/u }).press('Enter');
  await answering.getByText('Jul 4, 2026').waitFor();
  await answering.getByRole('button', { name: 'Remove Dec 25, 2026' }).press('Enter');
  expect(await violations(page)).toEqual([]);
  await save(page, 'Answering');
  const saved = changeLine.strict().parse(lastPost('/line')).answering;
  expect(saved).toMatchObject({ mode: 'after-hours', staffSeconds: 25, closedDates: ['2026-07-04'] });
  expect(saved?.hours).toHaveLength(10);
  expect(saved?.hours.at(-1)).toEqual({ day: 'friday', from: '13:30', to: '24:00' });
});

test('hours that are not in order, and a way that needs a phone, are not sent', async () => {
  keeping(lineOf({ ownNumber: null, answering: bareLine.answering }));
  const page = await desk.open('#/line/answering');
  const answering = section(page, 'Answering');
  const before = desk.posted.length;
  await answering.getByRole('radio', { name: 'By these hours' }).press(' ');
  await answering.getByLabel('Monday, to').fill('08:00');
  await answering.getByRole('button', { name: 'Save' }).press('Enter');
  await answering.getByRole('alert').getByText('Hours end after they begin.').waitFor();
  await answering.getByLabel('Monday, to').fill('17:00');
  await answering.getByRole('radio', { name: /^Off/u }).press(' ');
  await answering.getByRole('alert').getByText('needs a phone of your own').waitFor();
  expect(desk.posted.length).toBe(before);
  const own = section(page, 'Your own phone');
  await own.getByLabel('Number of your own phone').fill('+1 202 555 0100');
  await save(page, 'Your own phone');
  expect(lastPost('/line')).toEqual({ ownNumber: '+12025550100' });
  await save(page, 'Answering');

  desk.answer('POST /line', problem(422, 'number-is-the-line', 'This is the number of the line itself.'));
  await own.getByLabel('Number of your own phone').fill('+12025550143');
  await own.getByRole('button', { name: 'Save' }).press('Enter');
  await own.getByRole('alert').getByText('the line itself').waitFor();
});

test('a number to put through to is added and taken away by keyboard', async () => {
  keeping();
  const page = await desk.open('#/line/answering');
  const transfers = section(page, 'Putting through');
  await transfers.getByRole('button', { name: 'Add a person or place' }).press('Enter');
  await page.keyboard.type('Own number');
  await transfers.getByRole('button', { name: 'Save' }).press('Enter');
  await transfers.getByRole('alert').getByText('A number begins with +').waitFor();
  await transfers.getByLabel('Number', { exact: true }).last().fill('+1 202 555 0112');
  await transfers.getByRole('button', { name: 'Remove The salon' }).press('Enter');
  await expect.poll(() => focused(page)).toBe('add-transfer');
  await save(page, 'Putting through');
  // `own-number` is what the line itself calls the phone of the business.
  expect(lastPost('/line')).toEqual({
    transfers: [{ transferId: 'own-number-2', label: 'Own number', number: '+12025550112' }],
  });
});

test('the greeting is heard in a preview with its length, and voice and recording are set', async () => {
  keeping();
  const page = await desk.open('#/line/voice');
  const preview = page.getByRole('region', { name: 'What callers hear' });
  await preview.getByText('this call is recorded').waitFor();
  await preview.getByText('about 5.5 s').waitFor();
  await preview.getByText('Short enough').waitFor();
  await page.getByLabel('Your greeting').fill('What can we do for your hair?');
  await preview.getByText('What can we do for your hair?').waitFor();
  await save(page, 'Greeting');
  expect(lastPost('/line')).toEqual({ greeting: 'What can we do for your hair?' });

  await page.getByRole('option', { name: 'American English' }).waitFor({ state: 'attached' });
  await page.getByLabel('Language', { exact: true }).selectOption('es');
  await save(page, 'Voice and language');
  expect(lastPost('/line')).toEqual({ voice: { language: 'es', voice: '' } });

  const recording = section(page, 'Recording');
  await recording.getByRole('switch').press(' ');
  await recording.getByText('can be sent no text').waitFor();
  await save(page, 'Recording');
  expect(lastPost('/line')).toEqual({ asksFirst: true });
  desk.answer('/line', ok(lineOf({ announcement: 'A very long name. '.repeat(8) })));
  desk.push({ topic: 'line', id: 'account-1' });
  await preview.getByText('Longer than six seconds').waitFor();
});

test('the way to texting is kept step by step, with the reason of a refusal', async () => {
  keeping();
  const page = await desk.open('#/line/texts');
  const texting = section(page, 'Texting');
  expect(await texting.getByRole('radio', { name: /^In review/u }).isChecked()).toBe(true);
  await texting.getByRole('radio', { name: /^Refused/u }).press(' ');
  await texting.getByLabel('Why it was refused').fill('The website has no privacy page.');
  await save(page, 'Texting');
  expect(lastPost('/line')).toEqual({
    texting: { readiness: 'refused', reason: 'The website has no privacy page.' },
  });
  await texting.getByRole('radio', { name: /^Ready/u }).press(' ');
  await save(page, 'Texting');
  expect(lastPost('/line')).toEqual({ texting: { readiness: 'ready', reason: null } });
  await section(page, 'Registration').getByRole('button', { name: 'Copy: Sample text' }).waitFor();
});

test('what was typed and not saved survives another screen and keeps its owner', async () => {
  keeping();
  const page = await desk.open('#/line/voice');
  await page.getByLabel('Your greeting').fill('Half a greeting');
  await page.getByRole('link', { name: 'Answering' }).click();
  await section(page, 'Answering').waitFor();
  desk.answer('/line', ok(lineOf({ greeting: 'From another window' })));
  desk.push({ topic: 'line', id: 'account-1' });
  await page.getByRole('link', { name: /^Phone line.*Unsaved changes/u }).click();
  await page.getByRole('link', { name: 'Voice and recording' }).click();
  expect(await page.getByLabel('Your greeting').inputValue()).toBe('Half a greeting');
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('dialog', { name: 'Log out without saving?' }).waitFor();
  expect(desk.posted.some(({ path }) => path === '/logout')).toBe(false);
});
