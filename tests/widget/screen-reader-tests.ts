import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readerOf } from '../support/screen-reader.js';

interface Place {
  readonly browser: Browser;
  readonly origin: string;
}

/** One visit by ear from the bubble to the end; each task goes on where the one before it ended. */
export function screenReaderTests(at: () => Place): void {
  describe('by ear', () => {
    let page: Page;
    let reader: Awaited<ReturnType<typeof readerOf>>;
    beforeAll(async () => {
      page = await (await at().browser.newContext()).newPage();
      // From an address of its own: the others have written about as much as one may.
      await page.route('**/widget/v1/**', (route) =>
        route.continue({ headers: { ...route.request().headers(), 'X-Forwarded-For': '198.51.100.7' } }),
      );
      await page.goto(`${at().origin}/plain`);
      await page.getByRole('button', { name: /Open chat/u }).waitFor();
      reader = await readerOf(
        page,
        await page.evaluateHandle(
          () => document.querySelector('[data-private]')?.shadowRoot?.querySelector('#place') as Node,
        ),
      );
    });
    afterAll(() => page.context().close());
    const field = 'textbox, Write a message';
    async function send(text: string): Promise<void> {
      await reader.write(text);
      await page.keyboard.press('Enter');
    }

    test('the bubble says whose chat it is, and that it opens something', async () => {
      expect(await reader.find('button')).toBe(
        'button, Open chat: Marigold Hair Studio, not expanded, has popup dialog',
      );
    });

    test('the panel says its name, and the field what happens to what is written', async () => {
      await reader.act();
      await reader.hears('dialog, Chat with Marigold Hair Studio');
      expect((await reader.heard()).at(-1)).toContain(
        `${field}, You are writing to the AI assistant of Marigold Hair Studio. Your messages are stored`,
      );
    });

    test('the greeting and the way to the privacy notice can be found', async () => {
      expect(await reader.find('Hello!')).toBe('Hello! What would you like to know?');
      expect(await reader.find('link, Privacy')).toBe('link, Privacy');
    });

    test('an answer is read out as a whole, once', async () => {
      await reader.find(field);
      await send('Are you open on Sunday?');
      await reader.hears('polite: On Sunday we are closed.');
    });

    test('who said what is said', async () => {
      expect(await reader.find('You:')).toBe('You:');
      expect(await reader.find('Are you')).toBe('Are you open on Sunday?');
      expect(await reader.find('Assistant:')).toBe('Assistant:');
    });

    test('the page an answer stands on is a link with its title', async () => {
      expect(await reader.find('link, Opening')).toBe('link, Opening hours · Marigold Hair Studio');
    });

    test('an answer is rated, and that it was rated is said', async () => {
      expect(await reader.find('group, Did this')).toBe('group, Did this help?');
      expect(await reader.find('button, Yes')).toBe('button, Yes, not pressed');
      await reader.act();
      await page.locator('[aria-pressed=true]').waitFor();
      await reader.find('button, No');
      expect(await reader.find('button, Yes')).toBe('button, Yes, pressed');
    });

    test('what did not go out is said, and trying again is a button', async () => {
      await page.route('**/messages', (route) => route.abort());
      await reader.find(field);
      await send('Can I bring my dog?');
      await reader.hears('polite: Not sent.');
      await page.unroute('**/messages');
      expect(await reader.find('button, Try again')).toBe('button, Try again');
      await reader.act();
      await expect.poll(async () => (await reader.heard()).join(' ')).toContain('Calm dogs are welcome');
    });

    test('whoever asks for a person hears that none is in the chat', async () => {
      expect(await reader.find('button, Talk')).toBe('button, Talk to a person');
      await reader.act();
      await reader.hears(
        'polite: No person is in this chat: somebody from Marigold Hair Studio replies to the address or number you leave.',
      );
      await reader.hears('polite: Gladly, I will pass this on. What is your name?');
    });

    test('a name is told, and the next question heard', async () => {
      await reader.find(field);
      await send('Maria Lopez');
      await reader.hears('polite: What is your e-mail address? (Or say “skip”.)');
    });

    test('an answer that is offered is a button in a group with a name', async () => {
      expect(await reader.find('group, Possible')).toBe('group, Possible answers');
      expect(await reader.find('button, Skip')).toBe('button, Skip');
      await reader.act();
      await reader.hears('polite: What is your phone number? (Or say “skip”.)');
    });

    test('the details are read back before they are passed on', async () => {
      await reader.find(field);
      await send('+1 512 555 0147');
      await reader.hears('polite: What should I pass on? (Or say “skip”.)');
      await reader.find(field);
      await send('Please call me about Saturday');
      await expect
        .poll(async () => (await reader.heard()).join(' '))
        .toMatch(/Name: Maria Lopez.*Is that right\?/u);
      await page
        .getByRole('group', { name: /Possible/u })
        .getByRole('button', { name: 'Yes' })
        .waitFor();
      await reader.find('group, Possible');
      expect(await reader.find('button, Yes')).toBe('button, Yes');
      await reader.act();
      await reader.hears(
        'polite: Thank you. I have passed your details on, and somebody will get back to you.',
      );
    });

    test('the way out of the letter leads back to where it began', async () => {
      await reader.find('button, E-mail me');
      await reader.act();
      expect((await reader.heard()).at(-1)).toMatch(/^textbox, Your e-mail address/u);
      await reader.find('button, Cancel');
      await reader.act();
      expect((await reader.heard()).at(-1)).toBe('button, E-mail me this chat');
    });

    test('Escape leads back to the bubble', async () => {
      await reader.find(field);
      await reader.press('Escape');
      await expect
        .poll(async () => (await reader.heard()).at(-1))
        .toMatch(/^button, Open chat: Marigold Hair Studio.*Arrow keys move this button\., not expanded/u);
    });

    test('erasing is asked about once more, aloud', async () => {
      await reader.find('button, Open chat');
      await reader.act();
      await reader.find('button, Erase my data');
      await reader.act();
      await reader.hears('polite: Erase for good, here and at the business?');
    });

    test('the end says what is left on the device, and where to go from there', async () => {
      await reader.find('button, End chat');
      await reader.act();
      await reader.hears('polite: This chat has ended, and nothing of it is left on this device.');
      expect(await reader.find('button, Start')).toBe('button, Start a new chat');
    });

    test('the bubble is put away by its own button', async () => {
      await reader.press('Escape');
      expect(await reader.find('button, Hide')).toBe('button, Hide the chat button');
      await reader.act();
      await page.locator('#bubble').waitFor({ state: 'hidden' });
    });
  });
}
