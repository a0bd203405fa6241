import type { virtual as screenReader } from '@guidepup/virtual-screen-reader';
import { build } from 'esbuild';
import type { JSHandle, Page } from 'playwright-core';
import { expect } from 'vitest';

type Reading = Pick<
  typeof screenReader,
  | 'activeNode'
  | 'start'
  | 'next'
  | 'act'
  | 'type'
  | 'press'
  | 'spokenPhraseLog'
  | 'clearSpokenPhraseLog'
  | 'lastSpokenPhrase'
>;
declare global {
  var virtual: Reading;
}

/** More than a page ever has to say in one go. */
const stepsMax = 500;

/** A screen reader that reads a place of the page, in the browser itself. What was heard is forgotten with each act. */
export async function readerOf(page: Page, place: JSHandle<Node>) {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { virtual } from '@guidepup/virtual-screen-reader'; globalThis.virtual = virtual;`,
      resolveDir: process.cwd(),
    },
    ...{ bundle: true, write: false, format: 'iife', platform: 'browser', logLevel: 'silent' },
  });
  await page.evaluate(outputFiles[0]?.text ?? '');
  await page.evaluate((container) => globalThis.virtual.start({ container }), place);
  const heard = (): Promise<readonly string[]> => page.evaluate(() => globalThis.virtual.spokenPhraseLog());
  const forget = (): Promise<void> => page.evaluate(() => globalThis.virtual.clearSpokenPhraseLog());
  /** Once round, as far as there is anything to be said. */
  const once = (beginning: string): Promise<string | undefined> =>
    page.evaluate(
      async ([sought, max]) => {
        for (let step = 0; step < max; step += 1) {
          const said = await globalThis.virtual.lastSpokenPhrase();
          if (said.startsWith(sought)) return said;
          await globalThis.virtual.next();
        }
        return undefined;
      },
      [beginning, stepsMax] as const,
    );

  return {
    heard,
    /** Goes on until something is said that begins so, and says the whole of it. Raises what was said where it never is. */
    async find(beginning: string): Promise<string> {
      let found: string | undefined;
      await expect
        .poll(
          async () => {
            await forget();
            found = await once(beginning);
            return found ?? (await heard()).join(' | ');
          },
          { timeout: 10_000 },
        )
        .toSatisfy((said: string) => said.startsWith(beginning));
      return found ?? '';
    },
    async act(): Promise<void> {
      await forget();
      await page.evaluate(() => globalThis.virtual.act());
    },
    /** By the browser's own keyboard, where the focus is. */
    async press(key: string): Promise<void> {
      await forget();
      await page.keyboard.press(key);
    },
    /** Into the field it is at. */
    async write(text: string): Promise<void> {
      await page.evaluate(() => {
        (globalThis.virtual.activeNode as HTMLElement).focus();
      });
      await forget();
      await page.keyboard.type(text);
    },
    /** Waits until a live region or the focus says so; the same sentence is said once. */
    async hears(phrase: string): Promise<void> {
      await expect.poll(heard, { timeout: 10_000 }).toContain(phrase);
      const times = (await heard()).filter((one) => one === phrase).length;
      expect(times, phrase).toBe(1);
    },
  };
}
