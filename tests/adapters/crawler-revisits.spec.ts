import express, { type Request, type Response } from 'express';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PageOutcome } from '../../application/ports/website-reader.js';
import { readingOf, recallOf } from '../support/reading.js';
import { served, type Served } from '../support/served.js';

type Handler = (request: Request, response: Response) => void;

let pages: Record<string, string | Handler>;
let requests: { readonly path: string; readonly condition: string | undefined }[];
let site: Served;

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Page</title>${head}</head><body><main>${body}</main></body></html>`;
const links = (...paths: readonly string[]): string =>
  paths.map((path) => `<a href="${path}">${path}</a> `).join('');

beforeEach(async () => {
  pages = {};
  requests = [];
  const app = express().disable('etag').enable('strict routing').enable('case sensitive routing');
  app.use((request, response) => {
    const { path, url, headers } = request;
    const condition = headers['if-none-match'] ?? headers['if-modified-since'];
    if (path !== '/robots.txt' && path !== '/sitemap.xml') requests.push({ path: url, condition });
    const found = pages[url] ?? pages[path];
    if (found === undefined) response.status(404).send('No');
    else if (typeof found === 'function') found(request, response);
    else response.type('html').send(found);
  });
  site = await served(app);
});
afterEach(() => site.close());

/** Answers 304 to whoever has it already. */
const withTag =
  (html: string): Handler =>
  (request, response) => {
    const tag = `"${createHash('sha256').update(html).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === tag) response.status(304).end();
    else response.set('ETag', tag).type('html').send(html);
  };
const pathOf = (url: string): string => url.slice(site.origin.length);
const told = (outcomes: readonly PageOutcome[]): readonly string[] =>
  outcomes.map((outcome) => {
    if (outcome.outcome === 'incomplete') return 'incomplete';
    if (outcome.outcome === 'skipped') return `${pathOf(outcome.url)} ${outcome.reason}`;
    return `${pathOf(outcome.outcome === 'read' ? outcome.page.url : outcome.url)} ${outcome.outcome}`;
  });
const read = (more = {}, before: readonly PageOutcome[] = []) =>
  readingOf(site.origin, more, recallOf(before));

describe('a page that was read before', () => {
  test('is asked for only in case it changed, and leads on all the same', async () => {
    pages = {
      '/': withTag(page(`<p>Welcome</p>${links('/a')}`)),
      '/a': withTag(page(`<p>About</p>${links('/b')}`)),
      '/b': withTag(page('<p>Prices</p>')),
    };
    const before = await read();
    expect(told(before)).toEqual(['/ read', '/a read', '/b read']);
    requests = [];
    const after = await read({}, before);
    expect(told(after)).toEqual(['/ unchanged', '/a unchanged', '/b unchanged']);
    expect(requests.every(({ condition }) => condition?.startsWith('"') === true)).toBe(true);
  });
  test('by its day, where the website names no other mark', async () => {
    const day = 'Tue, 24 Nov 2026 10:00:00 GMT';
    pages = {
      '/': (request, response) => {
        if (request.headers['if-modified-since'] === day) response.status(304).end();
        else response.set('Last-Modified', day).type('html').send(page('<p>Welcome</p>'));
      },
    };
    expect(told(await read({}, await read()))).toEqual(['/ unchanged']);
  });
  test('is unchanged as well where it was sent whole but says the same', async () => {
    pages = { '/': page(`<p>Welcome</p>${links('/a')}`), '/a': page('<p>About</p>') };
    const before = await read();
    pages['/'] = page(`<script>let visit = 2</script><p>Welcome</p>${links('/a')}`);
    pages['/a'] = page('<p>About us</p>');
    const after = await read({}, before);
    expect(told(after)).toEqual(['/ unchanged', '/a read']);
  });
  test('is read whole where it was read by other rules', async () => {
    pages = { '/': withTag(page('<p>Welcome</p>')) };
    const before = (await read()).map((outcome) =>
      outcome.outcome === 'read' ? { ...outcome, revisit: { ...outcome.revisit, rules: 0 } } : outcome,
    );
    requests = [];
    expect(told(await read({}, before))).toEqual(['/ unchanged']);
    expect(requests).toEqual([{ path: '/', condition: undefined }]);
  });
  test('leads on even where it fails', async () => {
    pages = {
      '/': page(`<p>Welcome</p>${links('/list')}`),
      '/list': page(`<p>All of them</p>${links('/one')}`),
      '/one': page('<p>The one</p>'),
    };
    const before = await read();
    pages['/list'] = (_request, response) => {
      response.status(500).send('Oh');
    };
    expect(told(await read({}, before))).toEqual(['/ unchanged', '/list server-error', '/one unchanged']);
  });
});

describe('a page with several addresses', () => {
  test('is one page, whatever a link adds to its address', async () => {
    pages = {
      '/': page(
        `<p>Welcome</p>${links('/A', '/A/?utm_source=x&fbclid=y', '/A/#part', '/index.html', '/A;jsessionid=9', '/list?b=2&a=1', '/list?a=1&b=2&gclid=3')}<a href="HTTP://LOCALHOST/x">x</a>`,
      ),
      '/A': page('<p>About</p>'),
      '/list?a=1&b=2': page('<p>A list</p>'),
    };
    expect(told(await read())).toEqual(['/ read', '/A read', '/list?a=1&b=2 read']);
    expect(requests.map(({ path }) => path)).toEqual(['/', '/A', '/list?a=1&b=2']);
  });
  test('stands under the one it calls its own', async () => {
    const own = (path: string) => `<link rel="canonical" href="${path}">`;
    pages = {
      '/': page(`<p>Welcome</p>${links('/shoe?colour=red', '/shoe?colour=blue')}`),
      '/shoe?colour=red': page('<p>A red shoe</p>', own('/shoe')),
      '/shoe?colour=blue': page('<p>A blue shoe</p>', own('/shoe')),
      '/shoe': page('<p>A shoe</p>', own('/shoe')),
    };
    expect(told(await read())).toEqual([
      ...['/ read', '/shoe read', '/shoe?colour=red duplicate', '/shoe?colour=blue duplicate'],
    ]);
  });
  test('stands under its own where the other is none, or is the front page of all', async () => {
    pages = {
      '/': page(`<p>Welcome</p>${links('/a', '/b')}`),
      '/a': page('<p>About</p>', '<link rel="canonical" href="/nowhere">'),
      '/b': page('<p>Prices</p>', '<link rel="canonical" href="/">'),
    };
    expect(told(await read())).toEqual(['/ read', '/nowhere not-found', '/a read', '/b read']);
  });
  test('is a page of its own in each language, even where all of them name one original', async () => {
    const both =
      '<link rel="canonical" href="/en"><link rel="alternate" hreflang="en" href="/en"><link rel="alternate" hreflang="es" href="/es">';
    pages = {
      '/': page(`<p>Welcome</p>${links('/en')}`),
      '/en': page('<p>Prices</p>', both),
      '/es': page('<p>Precios</p>', both).replace('lang="en"', 'lang="es-MX"'),
    };
    const outcomes = await read();
    expect(told(outcomes)).toEqual(['/ read', '/en read', '/es read']);
    expect(outcomes[2]).toMatchObject({ page: { language: 'es' } });
  });
  test('leads where its own base says', async () => {
    pages = {
      '/': page(links('deep/er/') + 'Welcome'),
      '/deep/er/': page(`<p>Deep</p>${links('next')}`),
      '/deep/er/next': page(`<p>Deeper</p>${links('last')}`, '<base href="/other/">'),
      '/other/last': page('<p>The end</p>'),
    };
    expect(told(await read())).toEqual([
      '/ read',
      '/deep/er/ read',
      '/deep/er/next read',
      '/other/last read',
    ]);
  });
});

describe('a reading that could not see everything says so', () => {
  beforeEach(() => {
    pages = {
      '/': page(`<p>Welcome</p>${links('/a', '/b')}`),
      '/a': page('<p>A</p>'),
      '/b': page('<p>B</p>'),
    };
  });
  test('at its limit of pages', async () => {
    expect(told(await read({ pageCountMax: 2 }))).toEqual(['/ read', '/a read', 'incomplete']);
    expect(told(await read({ pageCountMax: 3 }))).toEqual(['/ read', '/a read', '/b read']);
  });
  test('at its limit of bytes and of time', async () => {
    expect(told(await read({ bytesMax: 10 }))).toEqual(['/ read', 'incomplete']);
    pages['/a'] = (_request, response) => {
      setTimeout(() => response.type('html').send(page('<p>A</p>')), 250);
    };
    expect(told(await read({ timeoutMs: 200 }))).toEqual(['/ read', '/a read', 'incomplete']);
  });
  test('where the website asks for a longer silence than a reading can keep', async () => {
    pages['/a'] = (_request, response) => {
      response.status(503).set('Retry-After', '3600').send('Later');
    };
    expect(told(await read())).toEqual(['/ read', '/a server-error', 'incomplete']);
    pages['/'] = pages['/a'];
    expect(told(await read())).toEqual(['/ server-error']);
  });
});

test('a website that is only a sign, or only scripts, is no website', async () => {
  pages = { '/': page('<h1>We’ll be back soon</h1><p>Our website is under maintenance.</p>') };
  expect(told(await read())).toEqual(['/ placeholder']);
  pages = {
    '/': '<!doctype html><title>Shop</title><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript><script src="/app.js"></script>',
  };
  expect(told(await read())).toEqual(['/ needs-javascript']);
  pages = {
    '/': page(
      '<p>Please enable JavaScript in your browser to see this page.</p><script src="/a.js"></script>',
    ),
  };
  expect(told(await read())).toEqual(['/ needs-javascript']);
  pages = { '/': page('<p>We are back soon with a new menu, and open every day until then.</p>'.repeat(12)) };
  expect(told(await read())).toEqual(['/ read']);
});

test('no document ends a reading, however deep it is', async () => {
  pages = {
    '/': page(`<p>Welcome</p>${links('/deep', '/wide', '/a')}`),
    '/deep': '<div>'.repeat(150_000),
    '/wide': `<table>${'<tr><td colspan=1000 rowspan=65000>x'.repeat(2_000)}`,
    '/a': page('<p>A</p>'),
  };
  const began = performance.now();
  const outcomes = await read();
  expect(told(outcomes)).toEqual(['/ read', '/deep too-large', '/wide read', '/a read']);
  expect(performance.now() - began).toBeLessThan(8_000);
});
