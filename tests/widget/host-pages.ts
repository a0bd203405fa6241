import express, { type Express } from 'express';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

export interface HostPage {
  /** Whatever the page's own policy would not let through. */
  readonly policy?: (product: string) => string;
  /** The whole document around the embed. */
  readonly html: (tag: string) => string;
  /** Sent as it stands: without it browsers guess. */
  readonly type?: string;
  readonly options?: BrowserContextOptions;
  readonly prepare?: (context: BrowserContext) => Promise<unknown>;
  /** What the bubble is called there. */
  readonly bubble?: RegExp;
  /** Where the widget is, when not in the page itself. */
  readonly frame?: (page: Page) => Pick<Page, 'getByRole' | 'getByText'>;
}

const around = (text: string, more = ''): string =>
  `<!doctype html><html lang="en"><title>Host</title>${more}<main><h1>Host</h1></main>${text}</html>`;
const hostile = `<style>*{all:unset!important;color:red!important;display:none!important;font-size:1px!important}
div,button,section,textarea{position:static!important;visibility:hidden!important;transform:scale(0)!important;opacity:0!important}
html,head,body,main{display:block!important}</style>`;

/** Websites as they are: each carries the same embed. */
export const hostPages: Readonly<Record<string, HostPage>> = {
  plain: { html: (tag) => around(tag) },
  'in the head': {
    html: (tag) => `<!doctype html><html lang="en"><head>${tag}</head><main>Words</main></html>`,
  },
  'strict policy': {
    policy: (product) =>
      `default-src 'none'; script-src ${product}; connect-src ${product}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types miapulse`,
    html: (tag) => around(tag),
  },
  'policy of nonces': {
    policy: (product) => `default-src 'none'; script-src 'nonce-of-today'; connect-src ${product}`,
    html: (tag) => around(tag.replace('<script', '<script nonce="of-today"')),
  },
  'no charset': { type: 'text/html', html: (tag) => `<p>Host</p>${tag}` },
  'hostile style': { html: (tag) => around(tag, hostile) },
  'right to left': {
    bubble: /افتح المحادثة/u,
    html: (tag) =>
      `<!doctype html><html lang="ar" dir="rtl"><title>Host</title><main>Host</main>${tag}</html>`,
  },
  'single-page app': {
    html: (tag) =>
      around(tag, '<script>setTimeout(() => history.pushState({}, "", "/one-page-further"), 50)</script>'),
  },
  'two tags': { html: (tag) => around(tag + tag) },
  'a tag manager': {
    html: (tag) =>
      around(
        `<script>const s = document.createElement('script'); s.src = '${/src="([^"]*)"/u.exec(tag)?.[1] ?? ''}'; s.dataset.site = 'marigold-demo'; document.body.append(s)</script>`,
      ),
  },
  'an iframe': {
    html: () => around('<iframe src="/plain" title="Chat" style="width:600px;height:700px"></iframe>'),
    frame: (page) => page.frameLocator('iframe'),
  },
  'storage denied': {
    html: (tag) => around(tag),
    prepare: (context) =>
      context.addInitScript(() => {
        Object.defineProperty(globalThis, 'localStorage', {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }),
  },
  'slow network': {
    html: (tag) => around(tag),
    prepare: (context) =>
      context.route(/widget/u, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 150));
        await route.continue();
      }),
  },
  '320 pixels wide': { html: (tag) => around(tag), options: { viewport: { width: 320, height: 256 } } },
  'a phone': {
    html: (tag) => around(tag, '<meta name="viewport" content="width=device-width">'),
    options: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  },
};

export const pathOf = (name: string): string => `/${name.replaceAll(' ', '-')}`;

/** Serves each of them, and whatever else a test wants. */
export function hostApp(product: string): Express {
  const tag = `<script async src="${product}/widget.js" data-site="marigold-demo"></script>`;
  const app = express();
  for (const [name, { policy, html, type }] of Object.entries(hostPages)) {
    app.get(pathOf(name), (_request, response) => {
      if (policy !== undefined) response.set('Content-Security-Policy', policy(product));
      response.setHeader('Content-Type', type ?? 'text/html; charset=utf-8');
      response.end(html(tag));
    });
  }
  /** Attributes of the embed as they stand in the query. */
  app.get('/with', ({ url }, response) => {
    const named = [...new URL(url, product).searchParams].map(([name, value]) => `data-${name}='${value}'`);
    response.send(
      around(tag.replace('data-site="marigold-demo"', `data-site="marigold-demo" ${named.join(' ')}`)),
    );
  });
  app.get('/nobody', (_request, response) => {
    response.send(around(tag.replace('marigold-demo', 'nobody')));
  });
  return app;
}
