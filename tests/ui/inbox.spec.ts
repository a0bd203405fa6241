import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  assign,
  conversationSearch,
  inbox,
  replay,
  takeNote,
  type Inbox,
} from '../../adapters/http/contract/inbox.js';
import { launchChromium } from '../support/chromium.js';
import * as given from '../support/desk-answers.js';
import { ok, overflows, serveDashboard, violations, windows, type Dashboard } from '../support/dashboard.js';

const at = '2026-11-24T10:00:00.000Z';
const teammate = {
  ...({ role: 'staff', standing: 'member', since: at, invitationId: null, expiresAt: null } as const),
};
const all = given.inboxOf();
const emergencies: Inbox = { ...all, conversations: all.conversations.slice(0, 1), count: 1 };
const nothing: Inbox = { conversations: [], nextCursor: null, count: 0, gone: null };

let browser: Browser;
let desk: Dashboard;
beforeAll(async () => {
  browser = await launchChromium();
  desk = await serveDashboard(browser);
  desk.answer(
    '/team',
    ok({ people: [{ ...teammate, memberId: 'ada', email: 'ada@example.com', isMe: true }] }),
  );
  desk.answer('/conversations', ok(inbox.parse(all)));
  desk.answer('/conversations?alert=emergency', ok(inbox.parse(emergencies)));
  desk.answer('/conversations?assigned=me', ok(inbox.parse(nothing)));
  desk.answer('/conversations?alert=emergency&assigned=me', ok(inbox.parse(nothing)));
  desk.answer('POST /conversations/search', (body) =>
    ok(conversationSearch.parse(body).words === 'scalp' ? emergencies : nothing),
  );
  desk.answer('/conversations/conversation-1', ok(replay.parse(given.replayOf())));
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

test('filters are set by keyboard, stand in the address as chips, and are taken away one by one', async () => {
  for (const options of windows) {
    const page = await desk.open('#/inbox', options);
    await page.getByText('3 conversations').waitFor();
    await page.getByText('Filters', { exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Alert').focus();
    await page.keyboard.type('Emerg');
    await page.getByText('1 conversation', { exact: true }).waitFor();
    expect(page.url()).toContain('#/inbox?alert=emergency');
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.getByRole('button', { name: 'Assigned to me' }).press('Enter');
    await page.getByText('Leave out one of these to see more: Alert, Assigned to').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove the filter Assigned to: Me' }).press('Enter');
    await page.getByRole('button', { name: 'Remove the filter Alert: Emergency' }).press('Enter');
    await page.getByText('3 conversations').waitFor();
    await page.context().close();
  }
});

test('a link shows the same list, and leads into a conversation and back to it', async () => {
  const page = await desk.open('#/inbox?alert=emergency', windows[1]);
  await page.getByText('My scalp is burning').click();
  await page.getByRole('link', { name: 'All conversations' }).click();
  await page.getByText('1 conversation', { exact: true }).waitFor();
  await page.context().close();
});

test('what is looked for is sent and stands in no address; clearing it shows all again', async () => {
  const page = await desk.open('#/inbox');
  await page.getByRole('searchbox', { name: 'Search what was said' }).fill('scalp');
  await page.keyboard.press('Enter');
  await page.getByText('1 conversation', { exact: true }).waitFor();
  expect(page.url()).not.toContain('scalp');
  await page.getByRole('searchbox').fill('zanzibar');
  await page.keyboard.press('Enter');
  await page.getByText('Leave out one of these to see more: Search: zanzibar').waitFor();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.getByText('3 conversations').waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('');
  await page.context().close();
});

test('a conversation gets a member who takes care of it, and a note with who and when', async () => {
  const conversation = { ...given.replayOf().conversation };
  const shown = { ...given.replayOf(), conversation };
  desk.answer('/conversations/conversation-1', () => ok(replay.parse(shown)));
  desk.answer('POST /conversations/conversation-1/assignee', (body) => {
    shown.conversation.assigneeId = assign.parse(body).memberId;
    return { status: 204 };
  });
  desk.answer('POST /conversations/conversation-1/notes', (body) => {
    const note = { noteId: 'n', text: takeNote.parse(body).text, actor: 'member:ada', at };
    shown.notes = [...shown.notes, note];
    return { status: 201, body: { noteId: 'n' } };
  });
  for (const options of windows) {
    shown.notes = [];
    const page = await desk.open('#/inbox/conversation-1', options);
    await page.getByLabel('Taken care of by').selectOption({ label: 'ada@example.com' });
    await page.getByLabel('New note').fill('A regular.\nCall before noon.');
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.getByText('Call before noon.', { exact: false }).first().waitFor();
    await page.getByText('ada@example.com ·').waitFor();
    expect(await page.getByLabel('Taken care of by').inputValue()).toBe('ada');
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
});
