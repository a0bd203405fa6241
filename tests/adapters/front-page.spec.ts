import { expect, test } from 'vitest';
import { createFrontPages } from '../../adapters/crawler/front-page.js';
import { createEgress } from '../../adapters/egress/egress.js';
import type { FrontPage } from '../../application/ports/front-pages.js';

const line = { scriptUrl: 'https://desk.example.com/widget.js', siteKey: 'site-1' };
const ours = `<script async src="${line.scriptUrl}" data-site="site-1"></script>`;

interface Given {
  readonly head?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly lang?: string;
}

async function looked({ head = '', body = '', headers = {}, lang = 'en' }: Given): Promise<FrontPage> {
  const html = `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`;
  const pages = createFrontPages({
    get: (url) =>
      Promise.resolve({
        ...{ outcome: 'response', url, status: 200, truncated: false },
        headers: { 'content-type': 'text/html', ...headers },
        bytes: new TextEncoder().encode(html),
      }),
  });
  const look = await pages.look('https://www.cornerstudio.example/', line);
  if (look.outcome === 'failed') throw new Error(look.reason);
  return look.page;
}

const jsonLd = (value: object): string =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

test.each([
  [jsonLd({ '@type': 'HairSalon', name: 'Corner Studio', offers: { '@type': 'Offer', name: 'Cut' } })],
  [
    jsonLd({
      '@graph': [
        { '@type': 'WebSite', name: 'Best cuts' },
        { '@type': 'LocalBusiness', name: 'Corner Studio' },
      ],
    }),
  ],
  ['<meta property="og:site_name" content="Corner Studio"><title>Hair cuts in Port Ellery</title>'],
  ['<title>Home | Corner Studio</title>'],
  ['<title>Hair and beauty – Corner Studio</title>'],
  ['<title>Corner Studio · Harbour Lane</title>'],
])('the name comes from what the website says of itself: %s', async (head) => {
  expect(await looked({ head })).toMatchObject({ name: 'Corner Studio', language: 'en' });
});

test('a website without a name has none, and its language is read from its words', async () => {
  const body = '<p>Wir schneiden Haare und freuen uns auf Ihren Besuch in unserem Salon.</p>';
  expect(await looked({ body, lang: '' })).toMatchObject({ name: null, language: 'de' });
});

test.each([
  ['wordpress', { head: '<meta name="generator" content="WordPress 6.8">' }],
  ['wordpress', { head: '<link rel="stylesheet" href="/wp-content/themes/a/style.css">' }],
  ['wix', { headers: { 'x-wix-request-id': '1' } }],
  ['squarespace', { body: '<img src="https://images.squarespace-cdn.com/a.jpg">' }],
  ['shopify', { body: '<script src="https://cdn.shopify.com/a.js"></script>' }],
  ['webflow', { head: '<meta name="generator" content="Webflow">' }],
  ['tag-manager', { head: "<script>j.src='https://www.googletagmanager.com/gtm.js?id='+i</script>" }],
  ['html', { headers: { 'set-cookie': 'wordpress_logged_in=1; wp-settings=1' } }],
] as const)('%s is known by its marks', async (builder, given) => {
  expect((await looked(given)).builder).toBe(builder);
});

test.each([
  ['ours', ours],
  ['ours', `<script>load("${line.scriptUrl}", "site-1")</script>`],
  ['another', ours.replace('site-1', 'site-2')],
  ['none', '<p>Nothing</p>'],
])('the line is %s', async (embedded, body) => {
  expect((await looked({ body })).embedded).toBe(embedded);
});

test.each([
  ["script-src 'self'; connect-src *", ["script-src 'self' https://desk.example.com"]],
  ["default-src 'none'", ['script-src https://desk.example.com', 'connect-src https://desk.example.com']],
  ["default-src 'self'; script-src-elem https:; img-src *", ["connect-src 'self' https://desk.example.com"]],
  ['script-src https://*.example.com; connect-src desk.example.com', []],
  ['script-src https://desk.example.com/widget.js; connect-src https://desk.example.com', []],
  [
    'script-src https://desk.example.com:8443; connect-src *',
    ['script-src https://desk.example.com:8443 https://desk.example.com'],
  ],
  ["require-trusted-types-for 'script'; trusted-types app", ['trusted-types app miapulse']],
  ["require-trusted-types-for 'script'; trusted-types *", []],
  ['img-src *', []],
])('the policy "%s" lacks %j', async (policy, wanted) => {
  const found = await looked({ headers: { 'content-security-policy': policy } });
  expect(found.blocked.map((one) => one.wanted)).toEqual(wanted);
  const quoted = policy.replaceAll('"', '&quot;');
  const inPage = await looked({ head: `<meta http-equiv="Content-Security-Policy" content="${quoted}">` });
  expect(inPage.blocked.map((one) => [one.where, one.wanted])).toEqual(wanted.map((one) => ['page', one]));
});

test('a nonce on the line lets the script in, and every policy of several has to', async () => {
  const policy = "script-src 'nonce-abc' 'strict-dynamic'";
  const headers = { 'content-security-policy': policy };
  const withNonce = ours.replace('async', 'async nonce="abc"');
  expect((await looked({ headers, body: withNonce })).blocked).toEqual([]);
  expect(await looked({ headers, body: ours })).toMatchObject({ blocked: [{ wanted: null }] });
  // A host counts for nothing there.
  const hosted = { 'content-security-policy': `${policy} https://desk.example.com` };
  expect(await looked({ headers: hosted, body: ours })).toMatchObject({ blocked: [{ wanted: null }] });
  const both = { 'content-security-policy': "script-src *, script-src 'self'" };
  expect((await looked({ headers: both })).blocked).toHaveLength(1);
});

test('nobody is looked at behind the guard', async () => {
  const egress = createEgress({ processors: [], exemptWebsites: [], userAgent: 'test' });
  const pages = createFrontPages(egress.webFetch);
  for (const website of ['http://127.0.0.1/', 'http://169.254.169.254/latest', 'http://localhost/'])
    expect(await pages.look(website, line)).toEqual({ outcome: 'failed', reason: 'forbidden-address' });
  await egress.close();
});
