import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Running } from '../support/installation.js';
import { led, tabTo } from '../support/keyboard.js';
import { inLetter } from '../support/members.js';

interface Place {
  readonly browser: Browser;
  readonly product: Running;
}

/** A morning at the desk of somebody who has no mouse; each flow goes on where the one before it ended. */
export function keyboardTests(at: () => Place): void {
  describe('by keyboard alone', () => {
    let page: Page;
    beforeAll(async () => {
      const viewport = { width: 1280, height: 900 };
      page = await (await at().browser.newContext({ viewport, locale: 'en-US' })).newPage();
      await page.goto(`${at().product.origin}/#/login`);
      await page.getByRole('heading', { name: 'Log in' }).waitFor();
    });
    afterAll(() => page.context().close());

    const press = (key: string): Promise<void> => page.keyboard.press(key);
    const to = (beginning: string): Promise<void> => tabTo(page, beginning);
    async function room(name: string): Promise<void> {
      await to(`link "${name}`);
      await press('Enter');
      await led(page, `heading "${name}"`);
    }
    const said = (words: string): Promise<void> =>
      page.getByRole('status').getByText(words, { exact: true }).waitFor();

    test('one logs in by the code of the letter', async () => {
      const email = 'owner@marigold.example';
      await to('textbox "Your e-mail address"');
      await page.keyboard.type(email);
      await press('Enter');
      await led(page, 'heading "Look into your mail"');
      await to('textbox "Code from the letter"');
      await page.keyboard.type(await inLetter(at().product.origin, email, /\b(\d{6})\b/u));
      await press('Enter');
      await led(page, 'heading "Today"');
      await to('combobox "Business"');
      await page.keyboard.type('Mari');
      await said('You are at Marigold Hair Studio now.');
    });

    test('a conversation is filtered, opened, taken over, answered and handed back', async () => {
      await room('Inbox');
      await page.getByText('2 conversations').waitFor();
      await to('Filters');
      await press('Enter');
      await to('combobox "Alert"');
      await page.keyboard.type('Wants');
      await page.getByText('Alert: Wants a person').waitFor();
      await to('link "Maria Lopez');
      await press('Enter');
      await led(page, 'heading "Conversation"');
      await to('button "Take over"');
      await press('Enter');
      await led(page, 'textbox "Reply to the visitor"');
      await page.keyboard.type('Good morning!');
      await press('Enter');
      await page.getByRole('log').getByText('Good morning!', { exact: true }).waitFor();
      await led(page, 'textbox "Reply to the visitor"');
    });

    test('the menu of canned answers closes by Escape, and one is put in', async () => {
      await to('Put in a canned answer');
      await press('Enter');
      await to('button "Parking"');
      await press('Escape');
      await led(page, 'Put in a canned answer');
      expect(await page.getByRole('button', { name: 'Parking' }).isVisible()).toBe(false);
      await press('Enter');
      await to('button "Parking"');
      await press('Enter');
      await led(page, 'textbox "Reply to the visitor"');
      await press('Enter');
      await page.getByRole('log').getByText('Park behind the house.', { exact: true }).waitFor();
      await to('button "Hand back to the desk"');
      await press('Enter');
      await led(page, 'button "Take over"');
    });

    test('one goes back to where the conversation was chosen, and takes the filter away', async () => {
      await tabTo(page, 'link "← All conversations"', 'Shift+Tab');
      await press('Enter');
      await led(page, 'link "Maria Lopez');
      await tabTo(page, 'button "Remove the filter Alert: Wants a person"', 'Shift+Tab');
      await press('Enter');
      await led(page, 'Filters');
    });

    test('a lead is moved, and moved back out of the toast', async () => {
      await room('Leads');
      await to('combobox "Stage: Bo Sample"');
      await page.keyboard.type('Won');
      await said('Bo Sample: Won.');
      await press('F8');
      await led(page, 'button "Undo');
      await press('Enter');
      await said('Bo Sample: New.');
      await led(page, 'combobox "Stage: Bo Sample"');
      await press('Escape');
      expect(await page.getByText('Bo Sample: New.').count()).toBe(0);
    });

    test('a fact is taught', async () => {
      await room('Knowledge');
      await to('link "Facts"');
      await press('Enter');
      await to('button "Teach a fact"');
      await press('Enter');
      await led(page, 'textbox "Question"');
      await page.keyboard.type('Where can I leave my bicycle?');
      await press('Tab');
      await page.keyboard.type('In the yard.');
      await to('button "Teach"');
      await press('Enter');
      await said('Taught. Your desk answers from it from now on.');
      await led(page, 'button "Teach a fact"');
    });

    test('a member is invited', async () => {
      await room('Business');
      await to('link "People"');
      await press('Enter');
      await to('textbox "E-mail');
      await page.keyboard.type('ida@example.com');
      await to('combobox "As"');
      await page.keyboard.type('Auditor');
      await to('button "Send');
      await press('Enter');
      await said('An invitation is on its way to ida@example.com. It works for 7 days.');
    });

    test('an alert is tried out', async () => {
      await room('Alerts');
      await to('link "How');
      await press('Enter');
      await to('button "Send a test by E-mail"');
      await press('Enter');
      await page.getByRole('status').getByText('delivered').waitFor();
    });

    test('a chart of the report is read as a table, in the other week', async () => {
      await room('Reports');
      await to('As a table');
      await press('Enter');
      await page.getByRole('table').first().waitFor();
    });

    test('a dialog takes the focus and gives it back, whether by Escape or done', async () => {
      await to('button "Answering: change"');
      for (const _time of ['once', 'again']) {
        await press('Enter');
        await led(page, 'button "Cancel"');
        await press('Escape');
        await led(page, 'button "Answering: change"');
      }
      await press('Enter');
      await to('button "Pause"');
      await press('Enter');
      await led(page, 'button "Paused: change"');
      await press('Enter');
      await to('button "Answer again"');
      await press('Enter');
      await led(page, 'button "Answering: change"');
    });
  });
}
