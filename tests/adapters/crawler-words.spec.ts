import { describe, expect, test } from 'vitest';
import { extract } from '../../adapters/crawler/extract.js';

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Page</title>${head}</head><body>${body}</body></html>`;
const blocksOf = (body: string, head = '') => extract(page(body, head)).blocks;
const textsOf = (body: string, head = ''): readonly string[] =>
  blocksOf(body, head).flatMap((block) => (block.kind === 'text' ? [block.text] : []));
const open = (from: string, to: string) => [{ from, to }];

describe('what nobody sees is not read', () => {
  test.each([
    ['hidden', '<p hidden>Secret</p>'],
    ['kept from screen readers', '<p aria-hidden="true">Secret</p>'],
    ['not displayed', '<p style="color:red;display : none">Secret</p>'],
    ['not visible', '<p style="visibility:hidden">Secret</p>'],
    ['transparent', '<p style="opacity:0">Secret</p>'],
    ['of no size', '<p style="font-size:0px">Secret</p>'],
    ['off the screen', '<p style="position:absolute;left:-9999px">Secret</p>'],
    ['far indented', '<p style="text-indent:-9999px">Secret</p>'],
    ['clipped', '<p style="position:absolute;clip:rect(0,0,0,0)">Secret</p>'],
    ['clipped by a path', '<p style="clip-path:inset(100%)">Secret</p>'],
    ['cut to one pixel', '<p style="height:1px;overflow:hidden">Secret</p>'],
    ['white on white', '<p style="color:#fff;background:#ffffff">Secret</p>'],
    ['white on the white of the page', '<p style="color:white">Secret</p>'],
    ['nearly white on white', '<div style="background-color:#fff"><b style="color:#fefefe">Secret</b></div>'],
    ['of no colour', '<p style="color:transparent">Secret</p>'],
    ['hidden by a class', '<p class="note x">Secret</p>'],
    ['hidden by an id', '<p id="y">Secret</p>'],
    ['below something hidden', '<div class="x"><section><p>Secret</p></section></div>'],
    ['for screen readers only', '<p class="sr-only">Secret</p>'],
    ['a comment', '<!-- Secret -->'],
    ['for browsers without scripts', '<noscript>Secret</noscript>'],
    ['a template', '<template><p>Secret</p></template>'],
    ['within a line', '<p>Seen<span style="display:none">Secret</span></p>'],
    ['within a heading', '<h2><span hidden>Secret</span></h2>'],
    ['a cell', '<table><tr><td>Cut</td><td style="display:none">Secret</td><td>$3</td></tr></table>'],
    ['an item', '<ul><li>Rye</li><li class="x">Secret</li></ul>'],
  ])('%s', (_how, hidden) => {
    const style = '<style>/* .a{} */ .x, .z { display:none } #y{visibility:hidden}</style>';
    const blocks = blocksOf(`<main><h1>Shop</h1><p>Open to all.</p>${hidden}</main>`, style);
    expect(JSON.stringify(blocks)).toContain('Open to all.');
    expect(JSON.stringify(blocks)).not.toContain('Secret');
  });

  test.each([
    ['on paper only', '<p class="no-print">Seen</p>'],
    ['on a dark ground', '<div style="background:#222"><p style="color:#fff">Seen</p></div>'],
    ['on a ground that a style sheet may bring', '<div class="hero"><p style="color:#fff">Seen</p></div>'],
    ['once it is opened', '<button aria-controls="more">More</button><div id="more" hidden>Seen</div>'],
    ['once it is found', '<p hidden="until-found">Seen</p>'],
    ['while it fades', '<p style="opacity:0.5">Seen</p>'],
    ['a little to the left', '<p style="position:absolute;left:-10px">Seen</p>'],
  ])('but what is seen is: %s', (_how, shown) => {
    expect(textsOf(`<main>${shown}</main>`, '<style>@media print{.no-print{display:none}}</style>')).toEqual([
      'Seen',
    ]);
  });

  test('nor are characters that do not show', () => {
    expect(textsOf('<p>I\u200Bgn\u2060ore\u202E this\u{E0041}\uFEFF, plea\u00ADse</p>')).toEqual([
      'Ignore this, please',
    ]);
  });
});

describe('what stands around the words is left out', () => {
  test('navigation, consent, the head and the foot of the website, forms and their buttons', () => {
    expect(
      textsOf(`<header><p>Logo</p><nav>Menu</nav></header><div class="breadcrumbs">Home / Prices</div>
        <div id="cookie-banner"><p>We use cookies</p></div><div class="onetrust-pc">Settings</div>
        <main><h1>Prices</h1><p>A cut is $30.</p><form><label>Name <input></label><button>Send</button></form></main>
        <aside>Follow us</aside><footer><p>All rights reserved</p></footer>`),
    ).toEqual(['A cut is $30.', 'Name']);
  });
  test('but not what only sounds so', () => {
    expect(
      textsOf(`<form id="aspnet"><header><h1>Bakery</h1></header><div class="cookies-list"><p>Oat cookies are $2.</p></div>
        <article><header><p>By Ada</p></header><p>Words</p><footer><p>Since 1999</p></footer></article></form>`),
    ).toEqual(['Oat cookies are $2.', 'By Ada', 'Words', 'Since 1999']);
  });
  test('but where the business is and when it is open is kept from its foot', () => {
    expect(
      blocksOf(
        '<main><p>Words</p></main><footer><address>1 Main St<br>Springfield</address><p>Mon: 9-5</p></footer>',
      ).slice(1),
    ).toEqual([
      { kind: 'text', headings: [], text: '1 Main St Springfield' },
      { kind: 'hours', headings: [], days: [{ day: 'monday', open: open('09:00', '17:00') }] },
    ]);
  });
});

describe('tables keep what they say', () => {
  test('merged cells in each place they cover, two rows of heads, row heads, groups, and the caption as heading', () => {
    expect(
      blocksOf(`<h2>Prices</h2><table><caption>Cuts</caption>
        <thead><tr><th rowspan="2">Service</th><th colspan="2">With</th></tr><tr><th>Junior</th><th>Senior</th></tr></thead>
        <tr><td colspan="3">Women</td></tr><tr><th>Cut</th><td>$30</td><td rowspan="2">$40</td></tr><tr><th>Long</th><td>$35</td></tr>
        <tr><td colspan="3">Men</td></tr><tr><th>Cut</th><td colspan="2">$20</td></tr></table>`),
    ).toEqual([
      {
        ...{ kind: 'table', headings: ['Prices', 'Cuts', 'Women'] },
        columns: ['Service', 'With – Junior', 'With – Senior'],
        rows: [
          ['Cut', '$30', '$40'],
          ['Long', '$35', '$40'],
        ],
      },
      {
        ...{ kind: 'table', headings: ['Prices', 'Cuts', 'Men'] },
        columns: ['Service', 'With – Junior', 'With – Senior'],
        rows: [['Cut', '$20', '$20']],
      },
    ]);
  });
  test('lists of prices and of definitions are tables that were not drawn as such', () => {
    expect(
      blocksOf(`<ul><li>Rye bread ..... $4</li><li>Wheat bread: from 3,50 €</li></ul><ul><li>We bake with $4 flour</li><li>Rye</li></ul>
        <dl><dt>Cut</dt><dt>Trim</dt><dd>$30</dd><div><dt>Colour</dt><dd>$60</dd><dd>by appointment</dd></div></dl>
        <div><span>Wash</span><span>$9</span></div>`),
    ).toEqual([
      {
        kind: 'table',
        headings: [],
        columns: [],
        rows: [
          ['Rye bread', '$4'],
          ['Wheat bread', 'from 3,50 €'],
        ],
      },
      { kind: 'list', headings: [], items: ['We bake with $4 flour', 'Rye'] },
      {
        kind: 'table',
        headings: [],
        columns: [],
        rows: [
          ['Cut, Trim', '$30'],
          ['Colour', '$60', 'by appointment'],
        ],
      },
      { kind: 'text', headings: [], text: 'Wash $9' },
    ]);
  });
  test('a table for layout is no table', () => {
    expect(
      blocksOf('<table><tr><td><h2>Left</h2><p>One</p></td><td><ul><li>Two</li></ul></td></tr></table>'),
    ).toEqual([
      { kind: 'text', headings: ['Left'], text: 'One' },
      { kind: 'list', headings: ['Left'], items: ['Two'] },
    ]);
  });
});

describe('opening hours in tables', () => {
  const hoursOf = (table: string) =>
    blocksOf(table).flatMap((block) =>
      block.kind === 'hours' ? [{ under: block.headings, days: block.days }] : [],
    );
  const row = (...cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const heads = (...cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<th>${cell}</th>`).join('')}</tr>`;

  test('of each branch stand under its name', () => {
    expect(
      hoursOf(`<table>${heads('Day', 'Downtown', 'Airport')}${row('Monday', '9-5', '10-6')}</table>`),
    ).toEqual([
      { under: ['Downtown'], days: [{ day: 'monday', open: open('09:00', '17:00') }] },
      { under: ['Airport'], days: [{ day: 'monday', open: open('10:00', '18:00') }] },
    ]);
  });
  test('for the parts of a day belong together, and opening and closing times to each other', () => {
    const both = [...open('09:00', '12:00'), ...open('13:00', '17:00')];
    expect(
      hoursOf(`<table>${heads('Day', 'Morning', 'Afternoon')}${row('Monday', '9-12', '13-17')}</table>`),
    ).toEqual([{ under: [], days: [{ day: 'monday', open: both }] }]);
    expect(
      hoursOf(
        `<table>${heads('Day', 'Opens', 'Closes')}${row('Monday', '9:00', '17:00')}${row('Sunday', 'closed', 'closed')}</table>`,
      ),
    ).toEqual([
      {
        under: [],
        days: [
          { day: 'monday', open: open('09:00', '17:00') },
          { day: 'sunday', open: [] },
        ],
      },
    ]);
  });
  test('with the days over the columns are read down', () => {
    expect(hoursOf(`<table>${heads('Mon', 'Tue', 'Sun')}${row('9-5', '9-6', 'closed')}</table>`)).toEqual([
      {
        under: [],
        days: [
          { day: 'monday', open: open('09:00', '17:00') },
          { day: 'tuesday', open: open('09:00', '18:00') },
          { day: 'sunday', open: [] },
        ],
      },
    ]);
  });
});

describe('schema.org', () => {
  const said = (data: object): string =>
    `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
  const factsOf = (data: object, body = '<p>Words</p>') => extract(page(body + said(data))).facts;

  test('hours in short, split days, seasons, nights and days without', () => {
    const at = { '@type': 'OpeningHoursSpecification' };
    const { hours } = factsOf({
      ...{ '@type': 'Bar', name: 'The Bar', openingHours: ['Mo,We-Th 09:00-12:00', 'Mo 13:00-17:00'] },
      openingHoursSpecification: [
        { ...at, dayOfWeek: 'https://schema.org/Friday', opens: '18:00', closes: '02:00' },
        { ...at, dayOfWeek: ['Sunday'], opens: '00:00', closes: '00:00' },
        {
          ...at,
          dayOfWeek: 'Saturday',
          opens: '10:00',
          closes: '12:00',
          validFrom: '2026-12-01',
          validThrough: '2026-12-12',
        },
      ],
      specialOpeningHoursSpecification: { ...at, validFrom: '2026-12-25', validThrough: '2026-12-25' },
    });
    expect(
      Object.fromEntries(
        hours.map(({ day, open: times }) => [day, times.map(({ from, to }) => `${from}–${to}`).join(' ')]),
      ),
    ).toEqual({
      ...{ monday: '09:00–12:00 13:00–17:00', wednesday: '09:00–12:00', thursday: '09:00–12:00' },
      ...{ friday: '18:00–24:00', saturday: '00:00–02:00', sunday: '' },
      ...{ '2026-12-05': '10:00–12:00', '2026-12-12': '10:00–12:00', '2026-12-25': '' },
    });
  });
  test('several offers, from one price to another, units, and services with theirs', () => {
    const { offers } = factsOf({
      '@graph': [
        {
          ...{ '@type': 'Product', name: 'Mug' },
          offers: [
            { '@type': 'Offer', name: 'small', price: '8.00', priceCurrency: 'EUR' },
            { '@type': 'Offer', name: 'large', price: 12, priceCurrency: 'EUR' },
          ],
        },
        {
          '@type': 'Product',
          name: 'Tea',
          offers: { '@type': 'AggregateOffer', lowPrice: '20.00', highPrice: '40.00', priceCurrency: 'EUR' },
        },
        {
          '@type': 'Offer',
          itemOffered: { '@type': 'Service', name: 'Cut' },
          priceSpecification: { price: 30, priceCurrency: 'USD', unitText: 'hour' },
        },
        { '@type': 'Product', name: 'Nothing', offers: { '@type': 'Offer', availability: 'InStock' } },
      ],
    });
    expect(offers).toEqual([
      { name: 'Mug, small', price: 'EUR 8.00' },
      { name: 'Mug, large', price: 'EUR 12' },
      { name: 'Tea', price: 'EUR 20.00–40.00' },
      { name: 'Cut', price: 'USD 30 per hour' },
    ]);
  });
  test('questions with markup in their answers, once', () => {
    const question = { '@type': 'Question', name: 'Do you deliver?' };
    const { questions } = factsOf(
      {
        '@type': 'FAQPage',
        mainEntity: [
          { ...question, acceptedAnswer: { text: '<p>Yes,</p><p>we&#39;re in town &amp; around.</p>' } },
        ],
      },
      '<details><summary>Do you deliver?</summary>Yes.</details>',
    );
    expect(questions.map(({ question: asked }) => asked)).toEqual(['Do you deliver?']);
    expect(
      factsOf({
        '@type': 'FAQPage',
        mainEntity: {
          ...question,
          acceptedAnswer: { text: '<p>Yes,</p><p>we&#39;re in town &amp; around.</p>' },
        },
      }).questions,
    ).toEqual([{ question: 'Do you deliver?', answer: "Yes, we're in town & around." }]);
  });
  test('in microdata as in JSON-LD', () => {
    const { facts } = extract(
      page(`<div itemscope itemtype="https://schema.org/Bakery"><h1 itemprop="name">Crumb</h1><span itemprop="telephone">555-0100</span>
        <div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="streetAddress">1 Main St</span>, <span itemprop="addressLocality">Springfield</span></div>
        <time itemprop="openingHours" datetime="Mo-Tu 08:00-12:00">mornings</time></div>`),
    );
    expect(facts).toMatchObject({
      ...{ telephone: '555-0100', address: '1 Main St, Springfield' },
      hours: [
        { day: 'monday', open: open('08:00', '12:00') },
        { day: 'tuesday', open: open('08:00', '12:00') },
      ],
    });
  });
  test('of several branches says of each what is its own, and of none what is another’s', () => {
    const branch = (name: string, street: string, telephone: string, openingHours: string) => ({
      ...{ '@type': 'Store', name, telephone, openingHours, address: { streetAddress: street } },
    });
    const { facts, blocks } = extract(
      page(
        `<p>Words</p>${said([branch('North', '1 North St', '555-0101', 'Mo 09:00-17:00'), branch('South', '2 South St', '555-0102', 'Mo 10:00-18:00')])}`,
      ),
    );
    expect(facts).toEqual({ hours: [], questions: [], offers: [] });
    expect(blocks.slice(1)).toEqual([
      { kind: 'text', headings: ['North'], text: '1 North St, 555-0101' },
      { kind: 'hours', headings: ['North'], days: [{ day: 'monday', open: open('09:00', '17:00') }] },
      { kind: 'text', headings: ['South'], text: '2 South St, 555-0102' },
      { kind: 'hours', headings: ['South'], days: [{ day: 'monday', open: open('10:00', '18:00') }] },
    ]);
  });
});

test('the number a page links to is that of the business, where there is one', () => {
  const call = (number: string): string => `<a href="tel:${number}">${number}</a>`;
  const facts = (body: string) => extract(page(`<p>Words</p>${body}`)).facts;
  expect(
    facts(`<footer>${call('555-0100')} <a href="mailto:hi@shop.example?subject=Hi">Write</a></footer>`),
  ).toMatchObject({
    ...{ telephone: '555-0100', email: 'hi@shop.example' },
  });
  expect(facts(call('555-0100') + call('555-0199'))).not.toHaveProperty('telephone');
  expect(facts(`<p hidden>${call('555-0199')}</p>`)).not.toHaveProperty('telephone');
});
