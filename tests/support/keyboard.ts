import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** More stops than any page has. */
const stopsMax = 200;

/** What has the focus, as its role and name: `button "Send"`; a summary, which has no role, by its words alone. */
export async function stopOf(page: Page): Promise<string> {
  const [line = ''] = (await page.locator(':focus').ariaSnapshot({ timeout: 2_000 })).split('\n');
  return line.replace(/^- '?/u, '').replace(/^text: "?/u, '');
}

/** Whoever sees knows where they are: it is on the screen, with a line around it. */
const isSeen = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null) return false;
    const { width, height, top, bottom } = activeElement.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
    const isOnScreen = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
    return isOnScreen && outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  });

/** Presses a key until the focus is on what begins so; every stop on the way is seen. */
export async function tabTo(page: Page, beginning: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const stops: string[] = [];
  while (stops.length < stopsMax) {
    await page.keyboard.press(key);
    if ((await page.locator(':focus').count()) === 0) continue;
    const stop = await stopOf(page);
    await expect.poll(() => isSeen(page), { message: stop }).toBe(true);
    if (stop.startsWith(beginning)) return;
    stops.push(stop);
  }
  throw new Error(`Never ${beginning}: ${[...new Set(stops)].join(' | ')}`);
}

/** Waits until the focus is on what begins so: it was led there. */
export async function led(page: Page, beginning: string): Promise<void> {
  await expect
    .poll(async () => ((await page.locator(':focus').count()) === 0 ? 'nothing' : await stopOf(page)))
    .toContain(beginning);
}
