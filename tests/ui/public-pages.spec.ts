import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { overflows, violations, windows } from '../support/dashboard.js';
import { publicPages, servePublicPages } from '../support/public-site.js';

let browser: Browser;
let site: Awaited<ReturnType<typeof servePublicPages>>;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), servePublicPages()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Shown as the answer to its request, also where that is a form. */
async function show(page: Page, [method, path, fields]: (typeof publicPages)[number]): Promise<void> {
  await page.goto(`${site.origin}${method === 'GET' ? path : '/requests'}`);
  if (method === 'GET') return;
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(
      ([action, values]) => {
        const form = document.createElement('form');
        Object.assign(form, { method: 'post', action });
        for (const [name, value] of Object.entries(values)) {
          const input = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
          form.append(input);
        }
        document.body.append(form);
        form.submit();
      },
      [path, fields ?? {}] as const,
    ),
  ]);
}

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/public-${name}.png`, fullPage: true });
};

/** What answers a form looks like one of these. */
const drawn = publicPages.filter(
  ([method, path]) => method === 'GET' || /^\/requests(?:\/code)?$/u.test(path),
);

// The longest words are German. 320 px wide is a phone, and a window of 1280 px at 400 %.
test('every page shuts nobody out, on a desk and on a phone, in light and dark', async () => {
  for (const [index, window] of windows.entries()) {
    const page = await browser.newPage({ ...window, locale: 'de-AT' });
    for (const [number, one] of drawn.entries()) {
      await show(page, one);
      const name = `${one[0]} ${one[1]}`;
      expect(await page.evaluate(() => document.documentElement.lang), name).toBe('de');
      expect(await violations(page), name).toEqual([]);
      expect(await overflows(page), name).toBe(false);
      await shot(page, `${String(number)}-${String(index)}`);
    }
    await page.close();
  }
});

test('the chat’s own page begins the chat with its button, once it can be opened, in the page’s language', async () => {
  const page = await browser.newPage({ ...windows[1], locale: 'pt-PT' });
  // In the widget's place: how it is asked to open, and what for a language it was given.
  await page.route('**/widget.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `const { language } = document.currentScript.dataset;
window.MiaPulse = { open: () => { document.title = 'open in ' + language; } };`,
    }),
  );
  await page.goto(`${site.origin}/c/a-site`);
  const start = page.getByRole('button', { name: 'Começar o chat' });
  await start.waitFor();
  expect(await violations(page)).toEqual([]);
  await shot(page, 'chat');
  await start.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.title === 'open in pt');
  await page.close();
});

test('without a script and by keyboard alone somebody asks in a language of their choice', async () => {
  const page = await browser.newPage({ ...windows[1], locale: 'en-US', javaScriptEnabled: false });
  await page.goto(`${site.origin}/requests?of=a-site`);
  await page.getByRole('link', { name: 'Español' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Pregunte por sus datos' }).waitFor();
  // The business stayed with it.
  await page.getByText('Marigold <Studio>').waitFor();
  await page.getByRole('radio', { name: 'Borrar mis datos' }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Su dirección de correo').fill('ann@example.com');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Mire su correo' }).waitFor();
  await page.getByRole('button', { name: 'Français' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Consultez votre messagerie' }).waitFor();
  await page.getByLabel('Code').fill('000000');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Votre demande' }).waitFor();
  expect(page.url()).toMatch(/\/requests\/noted\?lang=fr$/u);
  await page.goto(`${site.origin}/c/a-site?lang=fr`);
  expect(await page.content()).toContain('Le chat a besoin de JavaScript');
  expect(await page.getByRole('button').count()).toBe(0);
  await page.close();
});
