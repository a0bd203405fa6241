import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import {
  assign,
  conversationSearch,
  inbox,
  markSpam,
  replay,
  takeNote,
  type Inbox,
} from '../../adapters/http/contract/inbox.js';
import { textThread } from '../../adapters/http/contract/calls.js';
import { threadOf, threadRowOf } from '../support/call-answers.js';
import * as given from '../support/desk-answers.js';
import { blockedOne } from '../../adapters/http/contract/blocked.js';
import { ok, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';

const at = '2026-11-24T10:00:00.000Z';
const teammate = {
  ...({ role: 'staff', standing: 'member', since: at, invitationId: null, expiresAt: null } as const),
};
const all = given.inboxOf();
const emergencies: Inbox = { ...all, conversations: all.conversations.slice(0, 1), count: 1 };
const nothing: Inbox = { conversations: [], nextCursor: null, count: 0, gone: null };
const unknown = { conversationId: 'contact-2', ending: null };
const forgotten = { lastText: null, isOptedOut: false };

const desk = dashboardOfSpec();
beforeAll(() => {
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
    await takeDown(page, 'A regular.\nCall before noon.');
    await page.getByText('Call before noon.', { exact: false }).first().waitFor();
    await page.getByText('ada@example.com ·').waitFor();
    expect(await page.getByLabel('Taken care of by').inputValue()).toBe('ada');
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
});

const note = (page: Page) => page.getByRole('textbox', { name: 'Note for your team' });
/** Where there is little room notes are folded, and say all the same who sees them. */
async function takeDown(page: Page, words: string): Promise<void> {
  await page.getByText('Only your team sees this.').waitFor();
  if (!(await note(page).isVisible())) await page.getByText('Only your team sees this.').click();
  await note(page).fill(words);
  await page.getByRole('button', { name: 'Add note' }).click();
}

test('whoever took a chat over writes to the visitor, in a box that says so, and a note goes to nobody else', async () => {
  const shown = { ...given.replayOf() };
  const path = '/conversations/conversation-1';
  desk.answer(`POST ${path}/take-over`, () => {
    shown.person = { email: null, isMe: true, mayWrite: true };
    return { status: 204 };
  });
  desk.answer(path, () => ok(replay.parse(shown)));
  for (const options of windows) {
    shown.person = null;
    const page = await desk.open('#/inbox/conversation-1', options);
    const reply = page.getByRole('textbox', { name: 'Reply to the visitor' });
    const isNarrow = options.viewport.width < 800;
    await page.getByRole('button', { name: 'Take over' }).press('Enter');
    await reply.waitFor();
    expect(await note(page).isVisible()).toBe(!isNarrow);
    expect(await reply.evaluate((box) => box === document.activeElement)).toBe(true);
    // What is typed at once is a reply.
    await page.keyboard.type('Good morning!');
    await page.getByRole('button', { name: 'Send to the visitor' }).click();
    await expect
      .poll(() => lastPost(path))
      .toMatchObject({ path: `${path}/replies`, body: { text: 'Good morning!' } });
    if (isNarrow) await page.getByText('Only your team sees this.').click();
    await note(page).fill('A regular.');
    const [log, box, aside] = await Promise.all(
      [page.getByRole('log'), reply, page.getByText('Only your team sees this.')].map((one) =>
        one.boundingBox(),
      ),
    );
    expect([log?.y, box?.y, aside?.y]).toEqual([log?.y, box?.y, aside?.y].toSorted((a = 0, b = 0) => a - b));
    expect(await reply.inputValue()).toBe('');
    await page.getByRole('button', { name: 'Add note' }).click();
    await expect.poll(() => lastPost(path)).toEqual({ path: `${path}/notes`, body: { text: 'A regular.' } });
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
});
const lastPost = (path: string) => desk.posted.findLast((one) => one.path.startsWith(path));

test('whether a visitor is blocked is known from their conversation: nobody asks for the list', async () => {
  const until = '2999-12-24T10:00:00.000Z';
  const shown = given.replayOf();
  const withBlock = (blockedUntil: string | null) =>
    ok(replay.parse({ ...shown, conversation: { ...shown.conversation, blockedUntil } }));
  desk.answer('/conversations/conversation-1', withBlock(until));
  const page = await desk.open('#/inbox/conversation-1');
  desk.answer('POST /blocked/end', (body) => {
    expect(blockedOne.strict().parse(body)).toEqual({ kind: 'visitor', id: 'conversation-1' });
    desk.answer('/conversations/conversation-1', withBlock('2020-01-01T10:00:00.000Z'));
    return { status: 204 };
  });
  await page.getByRole('button', { name: 'Unblock this visitor' }).click();
  // A block that is over is none.
  await page.getByRole('button', { name: 'Block this visitor', exact: true }).waitFor();
  await page.context().close();
});

test('a row says who: a name as well as it is known, else a visitor with the device; a call that it is one', async () => {
  const page = await desk.open('#/inbox');
  const rows = page.getByRole('listitem').getByRole('link');
  await rows.first().waitFor();
  const titles = await page.locator('.list strong').allInnerTexts();
  expect(titles.map((title) => title.trim())).toEqual(['Ana Flores', 'Rosa Lind', 'Visitor · Phone']);
  const [row] = all.conversations;
  const called = { ...row, channel: 'phone' as const, leadName: null, ending: '0143' };
  const named = { ...called, conversationId: 'call-2', leadName: 'Vera Visitor' };
  desk.answer('/conversations?channel=phone', ok(inbox.parse({ ...all, conversations: [called, named] })));
  await page.goto(`${desk.origin}/#/inbox?channel=phone`);
  await page.getByRole('link', { name: /^Call number ending in 0143/u }).waitFor();
  await page.getByRole('link', { name: /^Call · Vera Visitor number ending in 0143/u }).waitFor();
  await page.context().close();
});

test('texts stand among the conversations, one row per person, and open as what came and went', async () => {
  const rows = [given.inboxOf().conversations[0], threadRowOf(), threadRowOf({ ...unknown, ...forgotten })];
  desk.answer('/conversations?channel=text', ok(inbox.parse({ ...all, conversations: rows, count: 3 })));
  desk.answer('/texts/contact-1', ok(textThread.parse(threadOf())));
  for (const options of windows) {
    const page = await desk.open('#/inbox?channel=text', options);
    await page.getByRole('link', { name: /Texts number ending in 0143.*cancel.*Opted out/u }).press('Enter');
    await page.getByRole('link', { name: '+12025550143' }).waitFor();
    expect(page.url()).toMatch(/#\/inbox\/texts\/contact-1\?channel=text$/u);
    for (const words of ['Thanks! Is the blue door yours?', 'book here', 'It has arrived', 'Erased'])
      await page.getByRole('log').getByText(words).first().waitFor();
    expect(
      await page.getByRole('log').getByRole('link', { name: 'Open the call' }).getAttribute('href'),
    ).toBe('#/calls/call-1');
    expect(await page.getByRole('link', { name: 'Call back' }).getAttribute('href')).toBe('tel:+12025550143');
    await page.getByText('You cannot text back').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.getByRole('link', { name: 'All conversations' }).press('Enter');
    await page.getByRole('link', { name: /Texts.*Erased/u }).waitFor();
    // A text that comes in shows by itself.
    const newer = threadRowOf({ ...unknown, conversationId: 'contact-3', lastText: 'I am on my way' });
    desk.answer('/conversations?channel=text', ok(inbox.parse({ ...all, conversations: [newer] })));
    desk.push({ topic: 'consent', id: 'contact-3' });
    await page.getByRole('link', { name: /Texts.*I am on my way/u }).waitFor();
    desk.answer('/conversations?channel=text', ok(inbox.parse({ ...all, conversations: rows })));
    await page.context().close();
  }
});

test('texts get a member who takes care of them, a note, and are spam and none again', async () => {
  let shown = threadOf();
  desk.answer('/texts/contact-1', () => ok(textThread.parse(shown)));
  desk.answer('POST /texts/contact-1/assignee', (body) => {
    shown = { ...shown, assigneeId: assign.parse(body).memberId };
    return { status: 204 };
  });
  desk.answer('POST /texts/contact-1/notes', (body) => {
    const note = { noteId: 'n', text: takeNote.parse(body).text, actor: 'member:ada', at };
    shown = { ...shown, notes: [note, { ...note, noteId: 'o', text: null }] };
    return { status: 201, body: { noteId: 'n' } };
  });
  desk.answer('POST /texts/contact-1/spam', (body) => {
    shown = { ...shown, ...markSpam.parse(body) };
    return { status: 204 };
  });
  const row = threadRowOf({ isSpam: true });
  desk.answer('/conversations?spam=only', ok(inbox.parse({ ...all, conversations: [row], count: 1 })));
  for (const options of windows) {
    shown = threadOf();
    const page = await desk.open('#/inbox/texts/contact-1', options);
    const reader = page.getByRole('region', { name: 'Conversation' });
    await page.getByLabel('Taken care of by').selectOption({ label: 'ada@example.com' });
    await takeDown(page, 'Rang back.\nComes on Friday.');
    await reader.getByText('and when the newest text is deleted.').waitFor();
    await page.getByText('Comes on Friday.', { exact: false }).first().waitFor();
    await page.getByText('ada@example.com ·').first().waitFor();
    await reader.getByRole('group').getByText('Erased', { exact: true }).waitFor();
    expect(await page.getByLabel('Taken care of by').inputValue()).toBe('ada');
    await page.getByRole('button', { name: 'Mark as spam' }).press('Enter');
    await reader.getByText('Spam', { exact: true }).waitFor();
    // Of texts neither a plan nor a block is spoken of.
    for (const name of ['Do not count it in the plan', 'Block this visitor'])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.getByRole('button', { name: 'Not spam' }).press('Enter');
    await page.getByRole('button', { name: 'Mark as spam' }).waitFor();
    expect(await reader.getByText('Spam', { exact: true }).count()).toBe(0);
    // What another member did shows by itself.
    shown = { ...shown, isSpam: true };
    desk.push({ topic: 'thread', id: 'contact-1' });
    await reader.getByText('Spam', { exact: true }).waitFor();
    await page.context().close();
    const list = await desk.open('#/inbox?spam=only', options);
    await list.getByRole('link', { name: /Texts number ending in 0143.*Spam/u }).waitFor();
    await list.context().close();
  }
  desk.answer('POST /texts/contact-1/notes', problem(409, 'sorted-too-often', 'It takes no more.'));
  const page = await desk.open('#/inbox/texts/contact-1');
  await takeDown(page, 'One more');
  await page.getByRole('alert').getByText('It takes no more.').waitFor();
  expect(await note(page).inputValue()).toBe('One more');
  await page.context().close();
  desk.answer('/texts/contact-1', ok(textThread.parse(threadOf())));
});

test('a link leads out of the calls into a thread', async () => {
  const page = await desk.open('#/calls');
  await page.getByRole('heading', { level: 1, name: 'Calls' }).waitFor();
  await page.evaluate(() => {
    location.hash = '#/inbox/texts/contact-1';
  });
  await page.getByRole('region', { name: 'Conversation' }).getByText('Opted out', { exact: true }).waitFor();
  expect(page.url()).toMatch(/#\/inbox\/texts\/contact-1$/u);
  await page.context().close();
});

test('a thread is live, says where no number is kept, and fails and is gone in words', async () => {
  const page = await desk.open('#/inbox/texts/contact-1');
  const reader = page.getByRole('region', { name: 'Conversation' });
  await reader.getByText('Opted out', { exact: true }).waitFor();
  const { texts } = threadOf();
  const allowed = threadOf({ ...{ phone: null, ending: null, isOptedOut: false, messageCount: 9 }, texts });
  desk.answer('/texts/contact-1', ok(textThread.parse(allowed)));
  desk.push({ topic: 'consent', id: 'contact-1' });
  await page.getByText('The newest 4 are shown.').waitFor();
  expect(await reader.getByText('Opted out', { exact: true }).count()).toBe(0);
  await page.getByText('cannot be dialled from here').waitFor();
  expect(await page.getByRole('link', { name: 'Call back' }).count()).toBe(0);
  desk.answer('/texts/contact-1', problem(404, 'thread-not-found', 'There are no texts with this person.'));
  desk.push({ topic: 'consent', id: 'contact-1' });
  await page.getByRole('alert').getByText('There are no texts with this person.').waitFor();
  await page.context().close();
});
