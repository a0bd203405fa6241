import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extract } from '../../adapters/crawler/extract.js';
import type { PageOutcome } from '../../application/ports/website-reader.js';
import { readingOf } from '../support/reading.js';
import { served, type Served } from '../support/served.js';

let site: Served;
let outcomes: readonly PageOutcome[];
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Page</title>${head}</head><body><main>${body}</main></body></html>`;

beforeAll(async () => {
  const app = express();
  const html = (path: string, text: string): void => {
    app.get(path, (_request, response) => {
      response.type('html').send(text);
    });
  };
  const links = [
    'a',
    'a?utm_source=x',
    'a#part',
    'copy',
    'missing',
    'broken',
    'slow',
    'photo',
    'forbidden',
    'script',
    'empty',
    'latin',
    'hidden',
    'huge',
    'away',
  ]
    .map((path) => `<a href="/${path}">${path}</a>`)
    .join('');
  html('/', page(`<h1>Home</h1><p>Welcome.</p>${links}<a href="https://example.org/">Elsewhere</a>`));
  html('/a', page('<h1>A</h1><p>The words of page A.</p>'));
  html('/copy', page('<h1>A</h1><p>The words of page A.</p>'));
  html('/from-sitemap', page('<p>Only the sitemap knows me.</p>'));
  html('/forbidden', page('<p>Not for robots.</p>'));
  html('/script', '<!doctype html><div id="root"></div><script src="/app.js"></script>');
  html('/empty', page(''));
  html('/hidden', page('<p>Do not index me.</p>', '<meta name="robots" content="noindex">'));
  html('/huge', page(`<p>${'x'.repeat(2_000_000)}</p>`));
  app.get('/latin', (_request, response) => {
    response
      .set('Content-Type', 'text/html; charset=iso-8859-1')
      .end(Buffer.from(page('<p>Café Müller</p>'), 'latin1'));
  });
  app.get('/broken', (_request, response) => {
    response.status(500).send('Oh');
  });
  app.get('/photo', (_request, response) => {
    response.type('png').send(Buffer.alloc(10));
  });
  app.get('/away', (_request, response) => {
    response.redirect('http://127.0.0.2:9/');
  });
  app.get('/slow', () => undefined);
  app.get('/robots.txt', (_request, response) => {
    response.type('text').send('User-agent: *\nDisallow: /forbidden\nSitemap: /nonsense\n');
  });
  app.get('/sitemap.xml', (request, response) => {
    const { host = '' } = request.headers;
    response
      .type('xml')
      .send(`<sitemapindex><sitemap><loc>http://${host}/more.xml</loc></sitemap></sitemapindex>`);
  });
  app.get('/more.xml', (request, response) => {
    const { host = '' } = request.headers;
    response
      .type('xml')
      .send(
        `<!DOCTYPE urlset [<!ENTITY a "aaaa">]><urlset><url><loc>http://${host}/from-sitemap</loc></url><url><loc>&a;</loc></url></urlset>`,
      );
  });
  site = await served(app);
  outcomes = await readingOf(site.origin, { timeoutPerPageMs: 300 });
});
afterAll(() => site.close());

const read = (): readonly string[] =>
  outcomes.flatMap((outcome) => (outcome.outcome === 'read' ? [new URL(outcome.page.url).pathname] : []));
const skipped = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    outcomes.flatMap((outcome) =>
      outcome.outcome === 'skipped' ? [[new URL(outcome.url).pathname, outcome.reason]] : [],
    ),
  );

describe('a website', () => {
  test('is read from its start page, its links and its sitemap, each page once', () => {
    expect([...read()].sort()).toEqual(['/', '/a', '/from-sitemap', '/latin']);
    expect(read()[0]).toBe('/');
  });
  test('says of every page that was not read why', () => {
    expect(skipped()).toMatchObject({
      '/copy': 'duplicate',
      '/missing': 'not-found',
      '/broken': 'server-error',
      '/slow': 'timed-out',
      '/photo': 'not-html',
      '/forbidden': 'disallowed-by-robots',
      '/script': 'needs-javascript',
      '/empty': 'no-text',
      '/hidden': 'disallowed-by-robots',
      '/huge': 'too-large',
      '/away': 'forbidden-address',
    });
  });
  test('is read in its own letters', () => {
    const latin = outcomes.find(
      (outcome) => outcome.outcome === 'read' && outcome.page.url.endsWith('/latin'),
    );
    expect(latin).toMatchObject({ page: { blocks: [{ text: 'Café Müller' }] } });
  });
  test('that is not there is one outcome with its reason', async () => {
    expect(await readingOf('http://127.0.0.1:9')).toMatchObject([
      { outcome: 'skipped', reason: 'unreachable' },
    ]);
  });
  test('is read no further than its limit', async () => {
    const three = await readingOf(site.origin, { pageCountMax: 3, timeoutPerPageMs: 300 });
    expect(three.filter(({ outcome }) => outcome !== 'incomplete')).toHaveLength(3);
  });
});

describe('a page', () => {
  test('keeps its headings, lists and tables, and drops what is no content', () => {
    const { blocks } = extract(
      page(`<nav>Menu</nav><h1>Shop</h1><h2>Bread</h2><p>Fresh<br>daily.</p><ul><li>Rye</li><li>Wheat</li></ul>
        <h2>Prices</h2><table><tr><th>Item</th><th>Price</th></tr><tr><td>Rye</td><td>$4</td></tr></table>
        <p hidden>Secret</p><div style="display:none">Hidden</div><script>let x</script><div class="cookie-banner">Cookies!</div>`),
    );
    expect(blocks).toEqual([
      { kind: 'text', headings: ['Shop', 'Bread'], text: 'Fresh daily.' },
      { kind: 'list', headings: ['Shop', 'Bread'], items: ['Rye', 'Wheat'] },
      { kind: 'table', headings: ['Shop', 'Prices'], columns: ['Item', 'Price'], rows: [['Rye', '$4']] },
    ]);
  });
  test('gives its opening hours, from words and from schema.org, with exceptions', () => {
    const { blocks, facts } = extract(
      page('<p>Mon–Fri: 9:00–17:00</p>') +
        `<script type="application/ld+json">${JSON.stringify({
          '@graph': [
            {
              '@type': 'Bakery',
              telephone: '+1 555 010 0100',
              openingHoursSpecification: [
                {
                  '@type': 'OpeningHoursSpecification',
                  dayOfWeek: ['https://schema.org/Saturday'],
                  opens: '08:00',
                  closes: '12:00',
                },
                {
                  '@type': 'OpeningHoursSpecification',
                  validFrom: '2026-12-25',
                  validThrough: '2026-12-26',
                  opens: '00:00',
                  closes: '00:00',
                },
              ],
            },
          ],
        })}</script>`,
    );
    expect(blocks.find(({ kind }) => kind === 'hours')).toMatchObject({
      days: expect.arrayContaining([{ day: 'friday', open: [{ from: '09:00', to: '17:00' }] }]) as unknown[],
    });
    expect(facts).toMatchObject({
      telephone: '+1 555 010 0100',
      hours: [
        { day: 'saturday', open: [{ from: '08:00', to: '12:00' }] },
        { day: '2026-12-25', open: [] },
        { day: '2026-12-26', open: [] },
      ],
    });
  });
  test('gives its questions, and a broken schema breaks nothing', () => {
    const { facts } = extract(
      page('<details><summary>Do you deliver?</summary><p>Yes, in town.</p></details>') +
        '<script type="application/ld+json">{broken</script>',
    );
    expect(facts.questions).toEqual([{ question: 'Do you deliver?', answer: 'Yes, in town.' }]);
  });
});
