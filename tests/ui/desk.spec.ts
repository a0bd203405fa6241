import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { changeDesk, deskSettings, forbidTopic } from '../../adapters/http/contract/desk.js';
import { inbox, replay } from '../../adapters/http/contract/inbox.js';
import { leads } from '../../adapters/http/contract/leads.js';
import { overview } from '../../adapters/http/contract/overview.js';
import { today } from '../../adapters/http/contract/today.js';
import * as given from '../support/desk-answers.js';
import { focused, ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';

const desk = dashboardOfSpec();

beforeAll(() => {
  desk.answer('/overview', ok(overview.parse(given.overviewOf())));
  desk.answer('/today', ok(today.parse(given.todayOf({ groups: [] }))));
  desk.answer('/conversations', ok(inbox.parse(given.inboxOf())));
  desk.answer('/conversations/conversation-1', ok(replay.parse(given.replayOf())));
  desk.answer('/leads', ok(leads.parse(given.leadsOf())));
});

const bare = given.deskOf({
  greeting: '',
  intake: [],
  links: [],
  topics: [],
  emergencies: { phrases: [], line: null },
  country: null,
  timeZone: 'UTC',
  model: { name: 'extractive-2', isConfigured: false },
});

/** The server keeps what is saved, as the real one does. */
function keeping(settings = given.deskOf()): void {
  let kept = settings;
  desk.answer('/desk', () => ok(deskSettings.parse(kept)));
  desk.answer('POST /desk', (body) => {
    kept = deskSettings.parse({ ...kept, ...changeDesk.strict().parse(body) });
    return { status: 204 };
  });
  desk.answer('POST /desk/pause', () => {
    kept = { ...kept, isPaused: true };
    return { status: 204 };
  });
  desk.answer('POST /desk/resume', () => {
    kept = { ...kept, isPaused: false };
    return { status: 204 };
  });
  desk.answer('POST /desk/topics', (body) => {
    kept = { ...kept, topics: [...kept.topics, forbidTopic.strict().parse(body)] };
    return { status: 201, body: {} };
  });
  desk.answer('POST /desk/topics/topic-2/allow', () => {
    kept = { ...kept, topics: kept.topics.filter(({ topicId }) => topicId !== 'topic-2') };
    return { status: 204 };
  });
}
const lastPost = (path: string): unknown => desk.posted.findLast((post) => post.path === path)?.body;
const section = (page: Page, name: string) => page.getByRole('region', { name });

test.each([
  ['filled', given.deskOf(), 'Your desk answers visitors.'],
  ['bare', bare, 'Your desk asks in the standard way'],
  ['paused', given.deskOf({ isPaused: true }), 'Your desk is paused. Visitors are told so'],
] as const)(
  'a desk that is %s can be read by everybody, in a narrow window and in the dark',
  async (_name, settings, says) => {
    keeping(settings);
    for (const options of windows) {
      const page = await desk.open('#/desk', options);
      await page.getByText(says).first().waitFor();
      await page.getByLabel('Greeting', { exact: true }).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await page.context().close();
    }
  },
);

test('the desk shows that it is loading, and tries again after a failure', async () => {
  desk.answer('/desk', 'unanswered');
  const waiting = await desk.open('#/desk');
  await waiting.locator('#content [aria-busy="true"]').waitFor();
  await waiting.context().close();
  desk.answer('/desk', outage);
  const page = await desk.open('#/desk');
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  expect(await violations(page)).toEqual([]);
  keeping();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Your desk answers visitors.').waitFor();
});

test('a pause holds at once, by keyboard, and every screen says so until it is over', async () => {
  keeping();
  const page = await desk.open('#/desk');
  const banner = page.getByRole('status').getByText('Visitors are told so');
  await page.getByRole('button', { name: 'Pause the desk' }).press('Enter');
  await banner.waitFor();
  await page.getByRole('button', { name: 'Resume the desk' }).waitFor();
  for (const name of ['Today', 'Inbox', 'Leads']) {
    await page.getByRole('link', { name, exact: true }).first().click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    expect(await banner.isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Resume' }).press('Enter');
  await banner.waitFor({ state: 'detached' });

  // Somebody else pauses it: this window learns of it.
  desk.answer('/desk', ok(given.deskOf({ isPaused: true })));
  desk.push({ topic: 'desk', id: 'account-1' });
  await banner.waitFor();
});

test('whoever resumes a desk that somebody else has resumed is told of no failure', async () => {
  keeping(given.deskOf({ isPaused: true }));
  const page = await desk.open('#/leads');
  await page.getByRole('button', { name: 'Resume' }).waitFor();
  desk.answer('POST /desk/resume', problem(409, 'desk-is-not-paused', 'The desk is not paused.'));
  desk.answer('/desk', ok(given.deskOf()));
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'Resume' }).waitFor({ state: 'detached' });
  expect(await page.getByText('The desk is not paused.').count()).toBe(0);
});

test('each section is saved by itself, says so, and says what went wrong', async () => {
  keeping();
  const page = await desk.open('#/desk');
  const voice = section(page, 'Greeting and tone');
  await voice.getByLabel('Greeting').fill('  Hello and welcome.  ');
  await voice.getByText('Unsaved changes').waitFor();
  await voice.getByRole('button', { name: 'Save' }).press('Enter');
  await voice.getByText('Saved', { exact: true }).waitFor();
  expect(lastPost('/desk')).toEqual({ greeting: 'Hello and welcome.', tone: '' });

  desk.answer('POST /desk', problem(422, 'text-too-long', 'This is too long. Please shorten it.'));
  await voice.getByLabel('Tone').fill('Warm');
  await voice.getByRole('button', { name: 'Save' }).press('Enter');
  await voice.getByRole('alert').getByText('Please shorten it.').waitFor();
  expect(await voice.getByLabel('Tone').inputValue()).toBe('Warm');
  expect(await violations(page)).toEqual([]);
  await voice.getByRole('button', { name: 'Discard' }).click();
  expect(await voice.getByLabel('Tone').inputValue()).toBe('');

  keeping();
  const emergencies = section(page, 'Emergencies');
  await emergencies.getByLabel('Your own emergencies').fill('scalp burn\n\n  allergic reaction ');
  await emergencies.getByLabel('Your emergency line').fill('');
  await emergencies.getByRole('button', { name: 'Save' }).click();
  await emergencies.getByText('Saved', { exact: true }).waitFor();
  expect(lastPost('/desk')).toEqual({
    emergencies: { phrases: ['scalp burn', 'allergic reaction'], line: null },
  });

  const country = section(page, 'Country and time');
  await country.getByLabel('Country').selectOption({ label: 'Germany' });
  await country.getByRole('button', { name: 'Save' }).click();
  await emergencies.getByText('Country: Germany.').waitFor();
  expect(lastPost('/desk')).toEqual({ country: 'DE', timeZone: 'America/Los_Angeles' });
});

test('what was typed and not saved survives another screen and a change by somebody else', async () => {
  keeping();
  const page = await desk.open('#/desk');
  await page.getByLabel('Greeting', { exact: true }).fill('Half a greeting');
  await page.getByRole('link', { name: 'Leads' }).click();
  await page.getByRole('heading', { name: 'Leads' }).waitFor();
  desk.answer('/desk', ok(given.deskOf({ greeting: 'From another window', country: 'FR' })));
  desk.push({ topic: 'desk', id: 'account-1' });
  await page.getByRole('link', { name: /^Desk.*Unsaved changes/u }).click();
  await page.getByText('Country: France.').waitFor();
  expect(await page.getByLabel('Greeting', { exact: true }).inputValue()).toBe('Half a greeting');
  expect(await page.getByRole('combobox', { name: 'Country' }).inputValue()).toBe('FR');

  let isAsked = false;
  page.on('dialog', (dialog) => {
    isAsked = dialog.type() === 'beforeunload';
    void dialog.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => isAsked).toBe(true);
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('dialog', { name: 'Log out without saving?' }).waitFor();
  expect(desk.posted.some(({ path }) => path === '/logout')).toBe(false);
  expect(await violations(page)).toEqual([]);
});

test('topics are put off limits and allowed again at once', async () => {
  keeping();
  const page = await desk.open('#/desk');
  const topics = section(page, 'Off-limits topics');
  await topics.getByRole('button', { name: 'Add: Prices' }).press('Enter');
  await topics.getByRole('status').getByText('“Prices” is off limits now.').waitFor();
  expect(lastPost('/desk/topics')).toMatchObject({ topic: 'prices' });
  expect(await topics.getByRole('button', { name: 'Add: Prices' }).count()).toBe(0);
  await topics.getByLabel('Another topic').fill('the owner’s holidays');
  await topics.getByLabel('Another topic').press('Enter');
  await topics.getByRole('button', { name: 'Remove the owner’s holidays' }).waitFor();
  await topics.getByRole('button', { name: 'Remove other salons' }).press('Enter');
  await topics.getByText('“other salons” may be spoken of again.').waitFor();
  await expect.poll(() => focused(page)).toBe('topics-outcome');
});

test('the intake is put in order by keyboard, and the preview follows', async () => {
  keeping();
  const page = await desk.open('#/desk');
  const intake = section(page, 'Intake');
  const preview = intake.getByRole('region', { name: 'Preview' });
  await intake.getByRole('button', { name: 'Move Phone up' }).press('Enter');
  await intake.getByText('Phone is now number 1 of 3.').waitFor();
  await expect.poll(() => focused(page)).toBe('Move Phone up');
  expect(await preview.getByRole('listitem').nth(1).innerText()).toMatch(/What is your phone number\?/u);
  await intake.getByRole('button', { name: 'Move Phone down' }).press('Enter');
  await page.keyboard.press('Enter');
  await intake.getByText('Phone is now number 3 of 3.').waitFor();
  await expect.poll(() => focused(page)).toBe('Move Phone down');

  await intake.getByRole('button', { name: 'Add Free text' }).press('Enter');
  await page.keyboard.type('Preferred times');
  await preview.getByText('Preferred times? (Or say “skip”.)').waitFor();
  await intake.getByRole('button', { name: 'Remove Name' }).press('Enter');
  await expect.poll(() => focused(page)).toBe('Remove Been here before');
  expect(await violations(page)).toEqual([]);
  await intake.getByRole('button', { name: 'Save' }).press('Enter');
  await intake.getByText('Saved', { exact: true }).waitFor();
  const saved = changeDesk.strict().parse(lastPost('/desk')).intake;
  expect(saved?.map(({ key, kind }) => [key, kind])).toEqual([
    ['been-here', 'choice'],
    ['phone', 'phone'],
    ['preferred-times', 'text'],
  ]);
});

test('an intake that leads nowhere is not sent, and the standard one is a starting point', async () => {
  keeping(bare);
  const page = await desk.open('#/desk');
  const intake = section(page, 'Intake');
  await intake.getByRole('button', { name: 'Make it my own' }).press('Enter');
  const before = desk.posted.length;
  await intake.getByRole('button', { name: 'Remove E-mail' }).click();
  await intake.getByRole('button', { name: 'Remove Phone' }).click();
  await intake.getByRole('button', { name: 'Save' }).click();
  await intake.getByRole('alert').getByText('so that you can reply').waitFor();
  await intake.getByRole('button', { name: 'Add E-mail' }).click();
  await intake.getByRole('button', { name: 'Add Choice' }).click();
  await page.keyboard.type('Offer');
  await intake.getByRole('alert').getByText('two to twelve choices').waitFor();
  expect(desk.posted.length).toBe(before);
  await intake.getByLabel('Choices').fill('Cut\nColour');
  await intake.getByRole('button', { name: 'Save' }).click();
  await intake.getByText('Saved', { exact: true }).waitFor();
  // `offer` is what the desk itself calls a question of its own.
  expect(
    changeDesk
      .strict()
      .parse(lastPost('/desk'))
      .intake?.map(({ key }) => key),
  ).toEqual(['name', 'message', 'email', 'offer-2']);
});

test('a link gets a name of its own, and only a safe address is sent', async () => {
  keeping();
  const page = await desk.open('#/desk');
  const links = section(page, 'Links');
  await links.getByRole('button', { name: 'Add a link' }).press('Enter');
  await page.keyboard.type('Büro & Karte');
  await links.getByLabel('Address').last().fill('http://corner.example/map');
  await links.getByRole('button', { name: 'Save' }).click();
  await links.getByRole('alert').getByText('begins with https://').waitFor();
  await links.getByLabel('Address').last().fill('https://corner.example/map');
  await links.getByRole('button', { name: 'Save' }).click();
  await links.getByText('Saved', { exact: true }).waitFor();
  expect(changeDesk.strict().parse(lastPost('/desk')).links).toEqual([
    { linkId: 'booking', label: 'Book a visit', url: 'https://corner.example/book' },
    { linkId: 'buro-karte', label: 'Büro & Karte', url: 'https://corner.example/map' },
  ]);
});

test('a replay shows each source as it stood beside today’s, and how the reply came to be', async () => {
  keeping();
  for (const options of windows) {
    const page = await desk.open('#/inbox/conversation-1', options);
    await page.getByText('What this rests on').click();
    const marked = await page.locator('mark').allTextContents();
    expect(marked.map((text) => text.replace(/^changed:\s*/u, ''))).toEqual(['$62', '$68']);
    await page.getByText('Does not stand there any more').waitFor();
    await page.getByText('Still stands there').waitFor();
    await page.getByText('The language model was too slow').waitFor();
    await page.getByText('One part was held back').waitFor();
    await page.getByText('take contact details').waitFor();
    await page.getByText('1,240 tokens in, 58 out · $0.00042').waitFor();
    await page.getByText('Rated unhelpful').waitFor();
    await page.locator('.reader').getByText('Rosa Lind · rosa.lind@example.com · customer 81').waitFor();
    await page.getByRole('region', { name: 'What the page said' }).getByText('2 things').waitFor();
    expect(await page.locator('.reader').getByText('Emergency', { exact: true }).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
});

test('the inbox and the last 30 days show what needs somebody, and leads show what they were asked', async () => {
  keeping();
  const page = await desk.open('#/inbox');
  await page.locator('.list').getByText('Emergency', { exact: true }).waitFor();
  await page.locator('.list').getByText('Wants a person').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Leads' }).click();
  await page.getByText('Preferred times').waitFor();
  await page.getByText('Tuesday morning').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByText('Parts held back').waitFor();
  await page.getByText('$0.06').waitFor();
  expect(await violations(page)).toEqual([]);
  desk.answer('/overview', ok(given.overviewOf({ fallbackCount: 0, withheldCount: 0, costMicros: 0 })));
  desk.push({ topic: 'knowledge', id: 'account-1' });
  await page.getByText('Parts held back').waitFor({ state: 'detached' });
});
