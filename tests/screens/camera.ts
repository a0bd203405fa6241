import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Cookie, Page } from 'playwright-core';
import { overflows, violations } from '../support/dashboard.js';

/** In which everything is drawn. */
const devices = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
} as const;
type Device = keyof typeof devices;
const schemes = ['light', 'dark'] as const;
/** A page of many rows is cut: what it looks like is seen before. In CSS pixels. */
const heightMax = 4_000;

export interface Visitor {
  readonly cookies?: readonly Pick<Cookie, 'name' | 'value'>[];
  /** Before the first page, for instance to answer in the server's place. */
  readonly prepare?: (context: BrowserContext) => Promise<unknown>;
}

export interface Picture {
  readonly name: string;
  readonly device: Device;
  readonly scheme: (typeof schemes)[number];
  readonly file: string;
}

/** Draws screens into a folder, in light and dark, on a desk and on a phone. */
export class Camera {
  readonly pictures: Picture[] = [];
  /** Screens that have to be moved sideways, and what axe finds on any. */
  readonly troubles: string[] = [];

  readonly #browser: Browser;
  readonly #folder: string;

  constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Walks the same way on each device. */
  async walk(
    { cookies = [], prepare }: Visitor,
    origin: string,
    way: (page: Page, take: (name: string) => Promise<void>) => Promise<void>,
  ): Promise<void> {
    for (const device of Object.keys(devices) as Device[]) {
      const context = await this.#browser.newContext({
        ...devices[device],
        ...{ locale: 'en-US', timezoneId: 'America/New_York', reducedMotion: 'reduce' },
        // As a browser of its own: one network may not ask as often as this does.
        extraHTTPHeaders: { 'X-Forwarded-For': `198.18.0.${String(1 + (this.pictures.length % 250))}` },
      });
      await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: origin })));
      await prepare?.(context);
      const page = await context.newPage();
      await way(page, (name) => this.#take(page, name, device));
      await context.close();
    }
  }

  async #take(page: Page, name: string, device: Device): Promise<void> {
    if (await overflows(page)) this.troubles.push(`${name}, ${device}: too wide`);
    const { height } = devices[device].viewport;
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      const file = `${name.replaceAll(/[^a-z0-9]+/giu, '-')}.${device}.${scheme}.png`;
      const { width } = devices[device].viewport;
      const clip = { x: 0, y: 0, width, height: Math.min(Math.max(whole, height), heightMax) };
      await page.screenshot({ path: join(this.#folder, file), fullPage: true, clip });
      this.pictures.push({ name, device, scheme, file });
      const found = await violations(page);
      this.troubles.push(...found.map((one) => `${name}, ${device}, ${scheme}: ${one}`));
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  /** A page that shows all of them side by side. */
  writeSheet(): void {
    const names = [...new Set(this.pictures.map(({ name }) => name))];
    const rows = names.map((name) => {
      const cells = this.pictures
        .filter((picture) => picture.name === name)
        .map(
          ({ file, device, scheme }) =>
            `<a href="${file}"><img src="${file}" alt="${device}, ${scheme}" loading="lazy"></a>`,
        );
      return `<h2>${name}</h2><div>${cells.join('')}</div>`;
    });
    writeFileSync(
      join(this.#folder, 'index.html'),
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title>
<style>body{font:1rem system-ui;margin:1rem}div{display:flex;gap:1rem;align-items:start;overflow:auto}img{max-height:26rem;border:1px solid #999}</style>
<h1>${String(this.pictures.length)} screens</h1>${rows.join('\n')}</html>\n`,
    );
  }
}

/** Until a screen shows what it asked for. */
export async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(120);
  await page.waitForFunction(
    () => document.querySelector('main [aria-busy="true"], main[aria-busy="true"]') === null,
  );
  await page.waitForTimeout(80);
}
