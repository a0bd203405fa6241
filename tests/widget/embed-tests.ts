import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { SettingsRequest, StreamLine, WidgetMessage } from '../../adapters/http/contract/widget.js';

interface Place {
  readonly browser: Browser;
  /** Where the host pages are. */
  readonly origin: string;
}

const bubbleName = /Open chat/u;
const corner = (page: Page): Promise<string | undefined> =>
  page.locator('#place').evaluate((place) => (place as HTMLElement).dataset['corner']);

/** What an embed may say, and what its page may ask: on the product and the browser that stand already. */
export function embedTests(at: () => Place): void {
  const visit = async (query: string, context?: BrowserContext): Promise<Page> => {
    const page = await (context ?? (await at().browser.newContext())).newPage();
    // From an address of its own: so many conversations in a minute are taken from one.
    await page.route('**/widget/v1/**', (route) =>
      route.continue({ headers: { ...route.request().headers(), 'X-Forwarded-For': '198.51.100.8' } }),
    );
    await page.goto(`${at().origin}/with?${query}`);
    return page;
  };
  const bubbleOf = (page: Page) => page.getByRole('button', { name: bubbleName });
  const write = async (page: Page, text: string): Promise<void> => {
    await page.getByRole('textbox').fill(text);
    await page.getByRole('textbox').press('Enter');
  };
  /** Pages whose settings were asked for, and whether each was counted. */
  const views = (page: Page): readonly { readonly path: string; readonly isCounted: boolean }[] => {
    const seen: { path: string; isCounted: boolean }[] = [];
    page.on('request', (request) => {
      if (!request.url().endsWith('/settings')) return;
      const { pageUrl, pageView } = request.postDataJSON() as SettingsRequest;
      seen.push({ path: new URL(pageUrl).pathname, isCounted: pageView });
    });
    return seen;
  };

  test('each page of a single-page app is a page view, and a hidden one has no bubble', async () => {
    const page = await (await at().browser.newContext()).newPage();
    const seen = views(page);
    await page.goto(`${at().origin}/with?hidden=/checkout,/account/*`);
    await bubbleOf(page).waitFor();
    const go = (path: string): Promise<void> =>
      page.evaluate((to) => {
        history.pushState({}, '', to);
      }, path);
    await go('/with?only=the-query');
    await go('/checkout');
    await bubbleOf(page).waitFor({ state: 'hidden' });
    // A page that puts a new body in the place of the old one.
    await page.evaluate(() => {
      document.body.replaceChildren();
    });
    await go('/prices');
    await bubbleOf(page).waitFor();
    await go('/account/orders');
    await bubbleOf(page).waitFor({ state: 'hidden' });
    expect(seen.map(({ path }) => path)).toEqual(['/with', '/checkout', '/prices', '/account/orders']);
    expect(seen.every(({ isCounted }) => isCounted)).toBe(true);
  });

  test('no page view is counted where the embed says so, or before the visitor has agreed', async () => {
    const page = await (await at().browser.newContext()).newPage();
    const seen = views(page);
    const tellOn = async (usage: string): Promise<readonly boolean[]> => {
      const before = seen.length;
      await page.goto(`${at().origin}/with?usage=${usage}`);
      await bubbleOf(page).waitFor();
      await page.evaluate(() => {
        window.MiaPulse?.allowUsage();
        window.MiaPulse?.allowUsage();
        history.pushState({}, '', '/further');
      });
      return seen.slice(before).map(({ isCounted }) => isCounted);
    };
    await expect.poll(() => tellOn('off')).toEqual([false]);
    await expect.poll(() => tellOn('consent')).toEqual([false, true, true]);
  });

  test('the embed says where it stands, in which colour, language and words', async () => {
    const texts = encodeURIComponent('{"send":"Preguntar","open":"Pregunte"}');
    const page = await visit(`position=top-start&colour=%23ffee88&language=es-MX&texts=${texts}`);
    const bubble = page.getByRole('button', { name: 'Pregunte: Marigold Hair Studio' });
    const box = await bubble.boundingBox();
    expect([(box?.x ?? 99) < 40, (box?.y ?? 99) < 40]).toEqual([true, true]);
    await bubble.click();
    await page.getByRole('textbox', { name: 'Escriba un mensaje' }).waitFor();
    const ask = page.getByRole('button', { name: 'Preguntar' });
    // On light yellow stand black words.
    expect(
      await ask.evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]),
    ).toEqual(['rgb(0, 0, 0)', 'rgb(255, 238, 136)']);
    const above = await page.getByRole('dialog').boundingBox();
    expect(above?.y).toBeGreaterThan((box?.y ?? 0) + (box?.height ?? 0));
  });

  test('a page opens it, hides it, and hears what happens, never what was said', async () => {
    const page = await visit('');
    await bubbleOf(page).waitFor();
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(globalThis, { heard });
      for (const name of ['open', 'close', 'sent', 'reply', 'unread', 'ended'] as const) {
        window.MiaPulse?.on(name, (detail) => heard.push(detail === undefined ? name : [name, detail]));
      }
      const deaf = (): void => void heard.push('deaf');
      window.MiaPulse?.on('open', deaf);
      window.MiaPulse?.off('open', deaf);
      window.MiaPulse?.open();
    });
    await write(page, 'Are you open on Sunday?');
    // Closed before the reply is there: it is counted at the bubble, and read out with its name.
    await page.evaluate(() => {
      window.MiaPulse?.close();
    });
    await page.getByRole('button', { name: 'New messages: 1' }).waitFor();
    await page.evaluate(() => {
      window.MiaPulse?.toggle();
    });
    await page.getByText('On Sunday we are closed.').first().waitFor();
    await page.getByRole('button', { name: 'End chat and clear this device' }).click();
    expect(await page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)).toEqual([
      'open',
      'sent',
      'close',
      ['unread', 1],
      'reply',
      ['unread', 0],
      'open',
      'ended',
    ]);
    await page.evaluate(() => {
      window.MiaPulse?.hide();
    });
    await bubbleOf(page).waitFor({ state: 'hidden' });
    await page.evaluate(() => {
      window.MiaPulse?.show();
    });
    await bubbleOf(page).waitFor();
  });

  test('the bubble goes to another corner by dragging and by the arrow keys, and away', async () => {
    const page = await visit('');
    const bubble = bubbleOf(page);
    await bubble.hover();
    await page.locator('#away').waitFor();
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
    await page.mouse.down();
    await page.mouse.move(width / 3, height / 3, { steps: 4 });
    await page.mouse.up();
    expect(await corner(page)).toBe('top-start');
    // A drag is no tap.
    expect(await page.getByRole('textbox').count()).toBe(0);
    await bubble.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await corner(page)).toBe('bottom-end');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await bubble.waitFor({ state: 'hidden' });
  });

  test('where a visitor put the bubble it is on the next page, and sent away it stays away for this visit', async () => {
    const stored = (page: Page) =>
      page.evaluate(() => [Object.entries(localStorage), Object.entries(sessionStorage)]);
    const context = await at().browser.newContext();
    const page = await visit('', context);
    const bubble = bubbleOf(page);
    await bubble.focus();
    await page.locator('#away').waitFor();
    expect(await stored(page)).toEqual([[], []]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await page.reload();
    await bubble.waitFor();
    expect(await corner(page)).toBe('top-start');
    expect(await stored(page)).toEqual([[], [['miapulse:marigold-demo:place', 'top-start']]]);

    await bubble.focus();
    await page.locator('#away').press('Enter');
    await page.reload();
    await page.waitForFunction(() => document.querySelector('div[data-private]') !== null);
    expect(await bubble.count()).toBe(0);
    await page.evaluate(() => {
      history.pushState({}, '', '/one-page-further');
    });
    expect(await bubble.count()).toBe(0);
    // Another visit.
    await bubbleOf(await visit('', context)).waitFor();

    await page.evaluate(() => {
      window.MiaPulse?.open();
    });
    await page.getByRole('button', { name: 'End chat and clear this device' }).click();
    expect(await stored(page)).toEqual([[], []]);
  });

  test('another tab shows the same chat, and its end', async () => {
    const context = await at().browser.newContext();
    const [one, other] = [await visit('', context), await visit('', context)];
    for (const page of [one, other]) await bubbleOf(page).click();
    await other.getByText('What would you like to know?').waitFor();
    await write(one, 'Are you open on Sunday?');
    await other.getByText('On Sunday we are closed.').first().waitFor();
    await one.getByRole('button', { name: 'End chat and clear this device' }).click();
    await other.getByText('This chat has ended').first().waitFor();
  });

  test('what an answer holds is shown and never run', async () => {
    const page = await visit('');
    const text =
      'We do **both**:\n- cuts & <img src=x onerror=alert(1)>\n- [colour](https://example.com/colour)\n[bad](javascript:name) see https://example.com/a?b=1.';
    await page.route('**/messages', async (route) => {
      const at = '2026-11-25T10:30:00.000Z';
      const source = { url: 'javascript:alert(2)', title: 'Bad' };
      const message: WidgetMessage = {
        ...{ messageId: 'r', from: 'desk', text, at, sources: [source] },
        ...{ notice: null, canBeRated: false, asks: null, choices: [] },
      };
      const lines: readonly StreamLine[] = [
        { type: 'clause', text: text.slice(0, 9) },
        { type: 'reply', message, isHandedOff: false },
      ];
      await route.fulfill({ body: lines.map((line) => `${JSON.stringify(line)}\n`).join('') });
    });
    await bubbleOf(page).click();
    await write(page, 'Hello');
    await page.locator('.desk li').first().waitFor();
    expect(await page.locator('.desk strong').textContent()).toBe('both');
    expect(await page.locator('.desk li').allTextContents()).toEqual([
      'cuts & <img src=x onerror=alert(1)>',
      'colour',
    ]);
    expect(
      await page.locator('.desk a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['https://example.com/colour', 'https://example.com/a?b=1']);
    expect(await page.locator('.panel img').count()).toBe(0);
  });

  test('a panel that does not come is said so, and comes at the next try', async () => {
    const page = await (await at().browser.newContext()).newPage();
    await page.route('**/widget-panel.js', (route) => route.abort());
    await page.goto(`${at().origin}/with`);
    await bubbleOf(page).click();
    await page.getByText('The chat cannot be reached just now.').waitFor();
    await page.unroute('**/widget-panel.js');
    await bubbleOf(page).click();
    await page.getByRole('textbox').waitFor();
  });

  test('it prints nothing, keeps its edges in forced colours, and holds still', async () => {
    const page = await visit('');
    await bubbleOf(page).click();
    await page.getByRole('textbox').waitFor();
    expect(
      await page.locator('#place').evaluate((place) => place.getAnimations({ subtree: true }).length),
    ).toBe(0);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await page.locator('#bubble').evaluate((one) => getComputedStyle(one).borderTopWidth)).toBe('2px');
    await page.emulateMedia({ media: 'print', forcedColors: 'none' });
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await bubbleOf(page).count()).toBe(0);
  });
}
