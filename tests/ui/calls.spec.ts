import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { calls, callView, texts } from '../../adapters/http/contract/calls.js';
import { inbox, replay } from '../../adapters/http/contract/inbox.js';
import { blockedOne } from '../../adapters/http/contract/blocked.js';
import * as given from '../support/call-answers.js';
import { ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import { inboxOf, sessionOf } from '../support/desk-answers.js';

const desk = dashboardOfSpec();

beforeAll(() => {
  answerCall();
});

/** One call, told to its end, and everything that belongs to it. */
function answerCall(view = given.callViewOf()): void {
  desk.answer('/calls/call-1', ok(callView.parse(view)));
  desk.answer('/calls/call-1/recording', ok(given.recordingOf()));
  desk.answer('/conversations/call-1', ok(replay.parse(given.spokenOf())));
}
const slider = (page: Page) => page.getByRole('slider', { name: 'Position in the recording' });
const second = async (page: Page): Promise<number> =>
  Number(await slider(page).getAttribute('aria-valuenow'));
/** The recording is there: before, nothing can be sought in it. */
const opened = async (options = {}): Promise<Page> => {
  const page = await desk.open('#/calls/call-1', options);
  await page.locator('[aria-busy="false"][aria-label="Play"]').waitFor();
  return page;
};

test('the call log can be read by everybody, in a narrow window and in the dark', async () => {
  desk.answer('/calls', ok(calls.parse(given.callsOf())));
  for (const options of windows) {
    const page = await desk.open('#/calls', options);
    for (const outcome of [
      'On the line now',
      'Answered',
      'Transferred',
      'Taken on your own phone',
      'Voicemail',
    ])
      await page.locator('#content li').getByText(outcome).first().waitFor();
    for (const outcome of [
      'Missed',
      'Blocked',
      'Spam',
      'Recording lost',
      'Recording declined',
      'After hours',
      'Link texted',
      'Text refused',
      'Text lapsed',
      'New message',
    ])
      await page.locator('#content li').getByText(outcome).first().waitFor();
    await page.getByText('No number shown').waitFor();
    await page.getByText('Erased').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
});

test('the call log is empty, waits, fails, and shows a new call by itself', async () => {
  desk.answer('/calls', 'unanswered');
  const waiting = await desk.open('#/calls');
  await waiting.locator('#content [aria-busy="true"]').waitFor();
  await waiting.context().close();
  desk.answer('/calls', outage);
  const page = await desk.open('#/calls');
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  desk.answer('/calls', ok({ calls: [], nextCursor: null }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Nobody has called yet').waitFor();
  expect(await violations(page)).toEqual([]);
  desk.answer('/calls', ok({ calls: [given.callOf()], nextCursor: null }));
  desk.push({ topic: 'call', id: 'call-1' });
  await page.getByText('number ending in 0143').waitFor({ state: 'attached' });
});

test('older calls follow, each once, and a failure on the way is told', async () => {
  desk.answer('/calls', ok({ calls: [given.callOf()], nextCursor: 'next page' }));
  desk.answer('/calls?cursor=next+page', outage);
  const page = await desk.open('#/calls');
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  const older = given.callOf({ callId: 'call-0', callerEnding: '0155', rangAt: '2026-02-27T09:00:00.000Z' });
  desk.answer('/calls?cursor=next+page', ok({ calls: [given.callOf(), older], nextCursor: null }));
  await page.getByRole('button', { name: 'Show more' }).press('Enter');
  await page.getByRole('heading', { name: 'Friday, February 27' }).waitFor();
  expect(await page.locator('#content li').count()).toBe(2);
  expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
});

test('whoever opens a call far down the log is back where they were, with what the log was narrowed to', async () => {
  const page50 = (from: number, nextCursor: string | null) => {
    const rows = Array.from({ length: 50 }, (_one, at) => given.callOf({ callId: `c${String(from + at)}` }));
    return ok(calls.parse({ calls: rows, nextCursor, gone: null }));
  };
  desk.answer('/calls?outcome=missed', page50(1, 'next'));
  desk.answer('/calls?outcome=missed&cursor=next', page50(51, null));
  desk.answer('/calls/c80', ok(callView.parse(given.callViewOf())));
  for (const options of windows) {
    const page = await desk.open('#/calls?outcome=missed', options);
    const row = page.locator('#to-c80');
    await page.locator('#to-c1').waitFor();
    await expect
      .poll(async () => {
        await page.evaluate(() => {
          scrollBy(0, innerHeight);
        });
        return row.count();
      })
      .toBe(1);
    await row.press('Enter');
    await page.getByRole('heading', { name: 'Call from …0143' }).waitFor();
    expect(await row.isVisible()).toBe(false);
    await page.getByRole('link', { name: 'All calls' }).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('to-c80');
    expect(page.url()).toMatch(/#\/calls\?outcome=missed$/u);
    const top = await row.evaluate((one) => one.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(options.viewport.height);
    await page.context().close();
  }
});

test('while a call is read, the log asks for nothing, whatever the address says, and is then read once more', async () => {
  answerCall();
  desk.answer('/calls', ok(calls.parse(given.callsOf())));
  const missed = given.callOf({ callId: 'call-9', outcome: 'missed' });
  desk.answer('/calls?outcome=missed', ok(calls.parse({ calls: [missed], nextCursor: null, gone: null })));
  const page = await desk.open('#/calls?outcome=missed');
  await page.locator('#to-call-9').waitFor();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url().split('/api/v1').at(-1) ?? ''));
  const lists = () => asked.filter((path) => /^\/calls(?:\?|$)/u.test(path));
  // As a link of an alert leads, which says nothing of the list.
  await page.goto(`${desk.origin}/#/calls/call-1`);
  await page.getByRole('heading', { name: 'Call from …0143' }).waitFor();
  const first = asked.filter((path) => path === '/calls/call-1').length;
  desk.push({ topic: 'call', id: 'call-1' });
  await expect.poll(() => asked.filter((path) => path === '/calls/call-1').length).toBeGreaterThan(first);
  expect(lists()).toEqual([]);
  await page.goBack();
  await expect.poll(lists).toEqual(['/calls?outcome=missed']);
  expect(await page.locator('#to-call-9').isVisible()).toBe(true);
});

test('the call log shows only calls in which a text was asked for, where that is wished', async () => {
  desk.answer('/calls', ok(calls.parse(given.callsOf())));
  desk.answer('/calls?show=texts', ok({ calls: [given.callOf({ text: 'refused' })], nextCursor: 'next' }));
  const older = given.callOf({ callId: 'call-0', text: 'undelivered', rangAt: '2026-02-27T09:00:00.000Z' });
  desk.answer('/calls?show=texts&cursor=next', ok({ calls: [older], nextCursor: null }));
  const page = await desk.open('#/calls');
  await page.getByRole('button', { name: 'With a text' }).press('Enter');
  await expect.poll(() => page.locator('#content li').count()).toBeGreaterThan(0);
  await page.getByText('Text not delivered').waitFor();
  expect(await violations(page)).toEqual([]);
  desk.answer('/calls?show=texts', ok({ calls: [], nextCursor: null }));
  await page.getByRole('button', { name: 'All calls' }).press('Enter');
  await expect.poll(() => page.locator('#content li').count()).toBe(given.callsOf().calls.length);
  await page.getByRole('button', { name: 'With a text' }).press('Enter');
  await page.getByText('No such calls').waitFor();
});

test('a link shows what became of the calls of some days, and how many of them are kept no more', async () => {
  const days = 'first=2026-02-23&last=2026-03-01';
  const missed = given.callOf({ outcome: 'missed', isAfterHours: true });
  desk.answer(
    `/calls?outcome=missed&${days}`,
    ok(calls.parse({ calls: [missed], nextCursor: null, gone: 2 })),
  );
  desk.answer('/calls?outcome=missed', ok(calls.parse({ calls: [], nextCursor: null, gone: null })));
  const page = await desk.open(`#/calls?outcome=missed&${days}`);
  await page.getByText('After hours', { exact: true }).waitFor();
  await page.getByText('2 more are counted in the report.', { exact: false }).waitFor();
  expect(await page.getByLabel('What became of them').inputValue()).toBe('missed');
  await page.getByRole('link', { name: 'Show all days' }).press('Enter');
  await page.getByText('No such calls').waitFor();
  expect(page.url()).toMatch(/#\/calls\?outcome=missed$/u);
  await page.context().close();
});

test('messages that were left are listed by themselves, and heard is what was opened', async () => {
  const unheard = given.callOf({ outcome: 'voicemail', voicemail: 'unheard' });
  const message = { durationMs: 12_000, sha256: 'cd34' };
  desk.answer('/calls', ok({ calls: [unheard], nextCursor: null }));
  desk.answer('/calls?show=voicemail', ok({ calls: [unheard], nextCursor: null }));
  answerCall(given.callViewOf({ call: unheard, message, links: [] }));
  desk.answer('/calls/call-1/message', ok(given.recordingOf()));
  const page = await desk.open('#/calls');
  await page.getByRole('button', { name: 'Voicemail' }).press('Enter');
  await page.getByText('New message').waitFor();
  const heard = page.waitForRequest((request) => request.url().endsWith('/calls/call-1/heard'));
  await page.locator('#content li a').press('Enter');
  expect((await heard).method()).toBe('POST');
  const panel = page.getByRole('region', { name: 'The message they left' });
  await panel.getByRole('button', { name: 'Play' }).press('Enter');
  await panel.getByRole('button', { name: 'Pause' }).waitFor();
  expect(await violations(page)).toEqual([]);
  // What was opened before is not told again.
  answerCall(given.callViewOf({ call: { ...unheard, voicemail: 'heard' }, message, links: [] }));
  const again = await desk.open('#/calls/call-1');
  const requests: string[] = [];
  again.on('request', (request) => requests.push(request.url()));
  await again.getByRole('region', { name: 'The message they left' }).waitFor();
  expect(requests.filter((url) => url.endsWith('/heard'))).toEqual([]);
});

test('a call shows everything of it on one page, to everybody', async () => {
  answerCall();
  for (const options of windows) {
    const page = await opened(options);
    await page.getByRole('heading', { name: 'Call from …0143' }).waitFor();
    for (const words of [
      'Vouched for by the phone company',
      'It has arrived',
      '0:22–0:24',
      '3b1e8f60c7…2065be',
    ])
      await page.getByText(words).first().waitFor();
    await page.getByText('Msg&data rates may apply').waitFor();
    // From the caller's words to the reply, and our own part in it.
    await page.getByRole('row', { name: 'Reply 2 at 0:25 1.2 s 4 ms' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
});

test('the recording is heard and sought by keyboard, and the transcript keeps in step', async () => {
  answerCall();
  const page = await opened();
  await slider(page).press('PageUp');
  expect(await second(page)).toBe(15);
  await page.locator('[aria-current="true"]').getByText('sixty-two dollars').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await slider(page).getAttribute('aria-valuetext')).toBe('0:25 of 0:47');
  await page.locator('[aria-current="true"]').getByText('booking link').waitFor();
  await page.keyboard.press('Home');
  expect(await second(page)).toBe(0);
  await page.getByRole('button', { name: '2×' }).press('Enter');
  await slider(page).press(' ');
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await expect.poll(() => second(page)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
});

test('a click on the waveform, on a line or on “Hear it” goes there', async () => {
  answerCall();
  const page = await opened();
  const box = await slider(page).boundingBox();
  await slider(page).click({ position: { x: (box?.width ?? 0) / 2, y: 20 } });
  expect(Math.abs((await second(page)) - 23.5)).toBeLessThan(1);
  await page.getByRole('button', { name: 'Yes, please.' }).press('Enter');
  await expect.poll(() => second(page)).toBeGreaterThanOrEqual(32);
  await page.getByRole('button', { name: 'Hear it: The caller asked for a link' }).press('Enter');
  await expect.poll(() => second(page)).toBeLessThan(30);
  expect(await second(page)).toBeGreaterThanOrEqual(22);
});

test('a recording that cannot be fetched says so, is tried again, and hides nothing else', async () => {
  answerCall();
  desk.answer('/calls/call-1/recording', outage);
  const page = await desk.open('#/calls/call-1');
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  await page.getByText('sixty-two dollars').waitFor();
  expect(await violations(page)).toEqual([]);
  desk.answer('/calls/call-1/recording', ok(given.recordingOf()));
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  // Sound that is written in another way is heard, if not drawn.
  desk.answer('/calls/call-1/recording', ok(Buffer.from('OggS and more')));
  const other = await opened();
  await other.getByText('can be heard, but not drawn').waitFor();
});

test.each([
  ['lost', 'There will be no recording of this call'],
  ['declined', 'The caller did not want to be recorded'],
  ['started', 'once the call is over'],
  ['none', 'This call was not recorded.'],
  ['stored', 'The recording was erased.'],
] as const)('where the recording is %s, the page says what that means', async (recording, says) => {
  answerCall(given.callViewOf({ call: given.callOf({ recording }), recording: null, links: [] }));
  desk.answer('/conversations/call-1', problem(404, 'conversation-not-found', 'There is none.'));
  const page = await desk.open('#/calls/call-1');
  await page.getByText(says).waitFor();
  await page.getByText('The assistant took no part in this call').waitFor();
  await page.getByText('No text was asked for in this call.').waitFor();
  expect(await slider(page).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
});

test.each([
  ['opted-out', 'Only their START allows them again.'],
  ['caller-not-verified', 'does not vouch for the caller’s number'],
  ['business-not-ready', 'Your registration for texts is not complete.'],
  ['one-per-call', 'One text had been sent in this call already.'],
  ['of-another-day', 'One of the rules for texts stood in the way.'],
] as const)('a text that was refused for %s says why in plain words', async (refusal, says) => {
  answerCall(given.callViewOf({ links: [{ ...given.refusedLink, refusal }] }));
  const page = await desk.open('#/calls/call-1');
  await page.getByText(says).waitFor();
  expect(await page.getByText('The text, as it was sent').count()).toBe(0);
});

test.each([
  ['declined', 'The caller did not say yes.'],
  ['rejected', 'The phone company did not take it.'],
  ['undelivered', 'Its code: 30003'],
  ['unknown', 'so that nobody gets it twice'],
  ['lapsed', 'It lapsed'],
] as const)('a text that is %s says so, and what was erased is not there', async (status, says) => {
  const isSent = status !== 'declined';
  const erased = { words: null, fromMs: 22_000, toMs: 24_000 };
  const link = given.linkOf({
    status,
    request: erased,
    answer: isSent ? erased : null,
    body: null,
    code: status === 'undelivered' ? '30003' : null,
    begunAt: isSent ? given.linkOf().begunAt : null,
  });
  answerCall(given.callViewOf({ links: [link], announcement: { version: 'abc', script: null } }));
  const page = await opened();
  await page.getByText(says).first().waitFor();
  await page.getByText('Erased').first().waitFor();
  expect(await page.getByText('The text was erased.').count()).toBe(isSent ? 1 : 0);
  expect(await violations(page)).toEqual([]);
});

test('a caller is blocked after one question, and unblocked at once', async () => {
  answerCall();
  const page = await opened();
  await page.getByRole('button', { name: 'Block this caller' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Block this caller?' });
  await dialog.waitFor();
  expect(await violations(page)).toEqual([]);
  const until = '2026-12-24T10:00:00.000Z';
  desk.answer('POST /blocked', (body) => {
    expect(blockedOne.strict().parse(body)).toEqual({ kind: 'caller', id: 'contact-1' });
    answerCall(given.callViewOf({ blockedUntil: until }));
    return { status: 204 };
  });
  await dialog.getByRole('button', { name: 'Block this caller' }).press('Enter');
  await page.getByText('calls from this number are not taken.').waitFor();
  desk.answer('POST /blocked/end', outage);
  await page.getByRole('button', { name: 'Unblock this caller' }).press('Enter');
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  desk.answer('POST /blocked/end', () => {
    answerCall();
    return { status: 204 };
  });
  await page.getByRole('button', { name: 'Unblock this caller' }).press('Enter');
  await page.getByRole('button', { name: 'Block this caller', exact: true }).waitFor();
});

test('a call that is not known says so, and leads back', async () => {
  desk.answer('/calls/call-7', problem(404, 'call-not-found', 'There is no such call.'));
  const page = await desk.open('#/calls/call-7');
  await page.getByRole('alert').getByText('There is no such call.').waitFor();
  expect(await page.getByRole('link', { name: 'All calls' }).isVisible()).toBe(true);
});

test('auditors, who have no inbox, read received texts here, with opt-outs and cancellations marked', async () => {
  desk.answer('/session', ok({ ...sessionOf(), role: 'auditor', rights: ['audit', 'inspect'] }));
  desk.answer('/texts', ok(texts.parse(given.textsOf())));
  for (const options of windows) {
    const page = await desk.open('#/calls/texts', options);
    await page.getByText('Nothing but HELP is answered').waitFor();
    await page.getByText('It may mean an appointment').waitFor();
    await page.getByText('Opted out').waitFor();
    await page.getByText('Erased').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
  desk.answer('/texts', ok({ texts: [], nextCursor: null }));
  const page = await desk.open('#/calls/texts');
  await page.getByText('No texts yet').waitFor();
  desk.answer('/texts', outage);
  desk.push({ topic: 'consent', id: 'contact-1' });
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  desk.answer('/session', ok(sessionOf()));
});

test('whoever works here is led from the calls to the texts in the inbox', async () => {
  desk.answer('/conversations?channel=text', ok(inbox.parse({ ...inboxOf(), conversations: [] })));
  desk.answer('/calls', ok(calls.parse(given.callsOf())));
  const page = await desk.open('#/calls');
  await page.getByRole('link', { name: 'Received texts' }).click();
  await page.getByText('Channel: Texts').waitFor();
  // Letters of before.
  await page.goto(`${desk.origin}/#/calls/texts`);
  await page.waitForURL(/#\/inbox\?channel=text$/u);
});

test('the inbox tells calls from chats, and leads from one to the other', async () => {
  answerCall();
  const { conversation } = given.spokenOf();
  desk.answer(
    '/conversations',
    ok(inbox.parse({ ...inboxOf(), conversations: [{ ...conversation, leadName: null, ending: '0143' }] })),
  );
  const page = await desk.open('#/inbox');
  await page.getByRole('link', { name: /Call number ending in 0143.*Yes, please/u }).press('Enter');
  await page.getByText('Caller ·').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Open the call' }).press('Enter');
  await page.getByRole('heading', { name: 'Call from …0143' }).waitFor();
});
