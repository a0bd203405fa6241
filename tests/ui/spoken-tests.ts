import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Running } from '../support/installation.js';
import { inLetter } from '../support/members.js';
import { readerOf } from '../support/screen-reader.js';

interface Place {
  readonly browser: Browser;
  readonly product: Running;
}

/** A morning at the desk of somebody who hears it; each task goes on where the one before it ended. */
export function spokenTests(at: () => Place): void {
  describe('by ear', () => {
    let page: Page;
    let reader: Awaited<ReturnType<typeof readerOf>>;
    beforeAll(async () => {
      const viewport = { width: 1280, height: 900 };
      page = await (await at().browser.newContext({ viewport, locale: 'en-US' })).newPage();
      await page.goto(`${at().product.origin}/#/login`);
      await page.getByRole('heading', { name: 'Log in' }).waitFor();
      reader = await readerOf(page, await page.evaluateHandle(() => document.body));
    });
    afterAll(() => page.context().close());

    /** Follows a link of the navigation, and hears where it led. */
    async function room(name: string): Promise<void> {
      await reader.find(`link, ${name}`);
      await reader.act();
      await reader.hears(`heading, ${name}, level 1`);
    }
    /** What is said from here on, up to what begins so. */
    async function until(end: string): Promise<readonly string[]> {
      await reader.find(end);
      return reader.heard();
    }

    test('a code that is wrong is said, and the right one leads in', async () => {
      const email = 'owner@marigold.example';
      expect(await reader.find('heading')).toBe('heading, Log in, level 1');
      expect(await reader.find('textbox')).toBe('textbox, Your e-mail address, required');
      await reader.write(email);
      await reader.press('Enter');
      await reader.hears('heading, Look into your mail, level 1');
      const code = await inLetter(at().product.origin, email, /\b(\d{6})\b/u);
      expect(await reader.find('textbox')).toBe('textbox, Code from the letter, required');
      await reader.write(code === '000000' ? '000001' : '000000');
      await reader.press('Enter');
      await reader.hears(
        'assertive: That is not the code in the letter. Please look again; the newest letter counts.',
      );
      await page.getByLabel('Code from the letter').fill('');
      await reader.find('textbox, Code');
      await reader.write(code);
      await reader.press('Enter');
      await reader.hears('heading, Today, level 1');
    });

    test('whoever goes on in another business hears in which', async () => {
      expect(await reader.find('combobox, Business')).toMatch(/has popup listbox, not expanded$/u);
      await reader.write('M');
      await reader.hears('polite: You are at Marigold Hair Studio now.');
    });

    test('what needs somebody is a list, most urgent first, and the first of it leads to its conversation', async () => {
      await reader.find('list, What needs you');
      const said = await until('end of list, What needs you');
      expect(said[0]).toBe('listitem, level 1, position 1, set size 4');
      expect(said.slice(1, 3)).toEqual(['Wants a person', 'link, “yes”']);
      expect(said).toContain('button, Mark as contacted: Maria Lopez');
      await reader.find('link, “yes”');
      await reader.act();
      await reader.hears('heading, Conversation, level 2');
    });

    test('who said what is said, one after the other', async () => {
      await reader.find('log, What was said');
      const said = await until('Maria Lopez');
      const told = said.filter((one) => !/^time|paragraph|article|^list|^end|in all$|, 20\d\d/u.test(one));
      expect(told).toEqual([
        'Visitor ·',
        'I would like to talk to a person',
        'Desk ·',
        '· taking details',
        'Gladly, I will pass this on. What is your name?',
        'Visitor ·',
        'Maria Lopez',
      ]);
    });

    test('taking over, what is written, and handing back are heard once', async () => {
      expect(await reader.find('button, Take over')).toBe('button, Take over');
      await reader.act();
      await reader.hears(
        'textbox, Reply to the visitor, Enter sends, Shift and Enter begin a new line. After ten minutes without a word the desk answers again.',
      );
      expect((await reader.heard()).join('\n')).toMatch(/^polite: A person took over\. · /mu);
      await reader.write('Good morning, I am Rosa.');
      await reader.press('Enter');
      await expect
        .poll(reader.heard)
        .toEqual([expect.stringMatching(/^polite: A person · .* Good morning, I am Rosa\.$/u)]);
      await reader.find('button, Hand back to the desk');
      await reader.act();
      await reader.hears('button, Take over');
      expect((await reader.heard()).join('\n')).toMatch(
        /^polite: The person handed back: your desk answers again\. · /mu,
      );
    });

    test('the inbox is filtered, and how many are left is heard', async () => {
      await reader.find('link, Inbox');
      await reader.act();
      expect(await reader.find('button, Assigned')).toBe('button, Assigned to me, not pressed');
      await reader.act();
      await reader.hears('polite: 0 conversations');
      expect(await reader.find('list, Filters that')).toBe('list, Filters that are set');
      await reader.find('button, Remove the filter Assigned to: Me');
      await reader.act();
      await reader.hears('polite: 2 conversations');
    });

    test('a lead is moved, and moved back from where it was said', async () => {
      await room('Leads');
      await reader.find('heading, Maria Lopez, level 2');
      expect(await reader.find('button, Mark')).toBe('button, Mark as contacted, Maria Lopez');
      expect(await reader.find('combobox, Stage: Maria')).toMatch(/^combobox, Stage: Maria Lopez, new,/u);
      await reader.write('W');
      await reader.hears('polite: Maria Lopez: Won. Undo F8');
      await reader.find('button, Undo');
      await reader.act();
      await reader.hears('polite: Maria Lopez: New. Undo F8');
      expect((await reader.heard())[1]).toMatch(/^combobox, Stage: Maria Lopez,/u);
      await reader.find('button, Dismiss: Maria Lopez: New.');
      await reader.act();
      expect(await page.getByText('Maria Lopez: New.').count()).toBe(0);
    });

    test('the desk is paused, which is asked first and heard after, and answers again', async () => {
      await reader.find('button, Answering: change');
      await reader.act();
      await reader.hears(
        'dialog, Pause your desk?, It answers no questions until you let it. Visitors can still leave a message, and emergencies are still answered.',
      );
      await reader.hears('button, Cancel');
      await reader.find('button, Pause');
      await reader.act();
      await reader.hears('button, Paused: change');
      await reader.hears(
        'polite: Your desk is paused. Visitors are told so and can only leave a message. Resume',
      );
      await reader.find('button, Resume');
      await reader.act();
      await reader.hears('button, Answering: change');
    });

    test('a fact is taught', async () => {
      await room('Knowledge');
      await reader.find('link, Facts');
      await reader.act();
      await reader.find('button, Teach a fact');
      await reader.act();
      await reader.hears(
        'textbox, Question, What a visitor would ask. Leave it empty for a plain statement.',
      );
      await reader.write('Is there a lift?');
      expect(await reader.find('textbox, Answer')).toBe(
        'textbox, Answer, In the words in which visitors may read it., required',
      );
      await reader.write('Yes, to every floor.');
      await reader.find('button, Teach,');
      await reader.act();
      await reader.hears('polite: Taught. Your desk answers from it from now on.');
      await reader.hears('button, Teach a fact');
      await reader.find('heading, Is there a lift?, level 3');
    });

    test('a number that is none is heard and stands with its field, and one that is known leads to its consent', async () => {
      const wrong = 'This is no telephone number. Please write it with its country, beginning with +.';
      const field = 'textbox, Telephone number';
      const help = 'With its country, such as +1 202 555 0143';
      await room('Consent & audit');
      expect(await reader.find(field)).toBe(`${field}, ${help}, required`);
      await reader.write('202 555');
      await reader.press('Enter');
      await reader.hears(`assertive: ${wrong}`);
      expect(await reader.find(field)).toBe(`${field}, 202 555, ${wrong} ${help}, invalid, required`);
      await page.getByLabel('Telephone number').fill('');
      await reader.write('+1 512 555 0147');
      await reader.press('Enter');
      await reader.hears('heading, Timeline, level 2');
      expect(await until('Notice shown')).toContain('listitem, level 1, position 1, set size 1');
    });

    test('a figure of the report is read in the table it belongs to', async () => {
      await room('Reports');
      await reader.find('link, Week by week');
      await reader.act();
      await reader.find('table, Visitors and callers');
      expect((await until('row, Chats')).at(-1)).toBe('row, Chats 2');
      await reader.find('table, Chats and calls, day by day');
    });

    test('what becomes of an alert that is tried out is heard', async () => {
      await room('Alerts');
      await reader.find('link, How I am told');
      await reader.act();
      await reader.find('button, Send a test by E-mail');
      await reader.act();
      await expect
        .poll(async () => (await reader.heard()).join('\n'), { timeout: 30_000 })
        .toMatch(/^polite: Test by E-mail E-mail delivered/mu);
    });
  });
}
