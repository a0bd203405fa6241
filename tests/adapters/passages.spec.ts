import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPassages, type SearchedPassages } from '../../adapters/passages/passages.js';
import type { Block } from '../../application/ports/website-reader.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { pageOf, paragraph } from '../support/published-pages.js';

let database: TestDatabase;
let passages: SearchedPassages;
const onFault = (about: string, error: unknown): void => {
  throw new Error(about, { cause: error });
};

beforeAll(async () => {
  database = await testDatabase();
  passages = createPassages({ pool: database.pool, onFault });
});
afterAll(() => database.close());

const textsOf = (tenant: string, text: string, language = 'en'): Promise<readonly string[]> =>
  foundBy(passages, tenant, { text, language });
const foundBy = async (
  from: SearchedPassages,
  tenant: string,
  question: { readonly text: string; readonly language: string },
): Promise<readonly string[]> => (await from.find(tenant, question, 12)).map(({ text }) => text);

const prices: Block = {
  ...{ kind: 'table', headings: ['Colour'], columns: ['Service', 'Short hair', 'Long hair'] },
  rows: [
    ['Balayage', '$150', '$190'],
    ['Gloss', '$40', '$40'],
  ],
};

describe('one business never sees another', () => {
  test('neither by searching, nor by asking what stands where', async () => {
    const page = pageOf({ path: 'secret', blocks: [paragraph('The oyster stew costs $18.')] });
    await passages.publish('ours', [page]);
    await passages.teach('ours', [{ factId: 'f', question: '', text: 'Oysters are local.', language: 'en' }]);
    await passages.publish('theirs', [pageOf({ path: 'other', blocks: [paragraph('We mend clocks.')] })]);
    expect(await textsOf('ours', 'oyster stew')).toHaveLength(2);
    expect(await textsOf('theirs', 'oyster stew')).toEqual([]);
    expect(await textsOf('nobody', 'oyster stew')).toEqual([]);
    const place = { origin: 'page', pageId: 'secret', url: page.page.url } as const;
    expect(await passages.at('theirs', place)).toEqual([]);
    expect(await passages.at('theirs', { origin: 'fact', pageId: 'f', url: null })).toEqual([]);
    expect(await passages.standing('theirs', [{ ...place, text: 'The oyster stew costs $18.' }])).toEqual([
      false,
    ]);
  });

  test('nor does it lose anything when the other publishes', async () => {
    await passages.publish('first', [pageOf({ path: 'a', blocks: [paragraph('We repair zithers.')] })]);
    await passages.publish('second', []);
    expect(await textsOf('first', 'zithers')).toEqual(['We repair zithers.']);
  });
});

describe('what is published takes the place of what was', () => {
  test('in one step, for whoever searches in any process', async () => {
    const elsewhere = createPassages({ pool: database.pool, onFault });
    const of = (price: string) => [
      pageOf({ path: 'a', blocks: [paragraph(`A haircut costs ${price}.`)] }),
      pageOf({ path: 'b', blocks: [paragraph(`A haircut for a child costs ${price}.`)] }),
    ];
    await passages.publish('steps', of('$50'));
    expect(await foundBy(elsewhere, 'steps', { text: 'haircut', language: 'en' })).toHaveLength(2);
    const seen = new Set<string>();
    const looking = (async () => {
      for (let count = 0; count < 60; count += 1) {
        const found = await foundBy(elsewhere, 'steps', { text: 'haircut', language: 'en' });
        seen.add(found.map((text) => /\$\d+/u.exec(text)?.[0]).join(' '));
      }
    })();
    for (const price of ['$51', '$52', '$53', '$54', '$55']) await passages.publish('steps', of(price));
    await looking;
    for (const prices of seen) expect(prices).toMatch(/^(\$\d+) \1$/u);
    expect(await foundBy(elsewhere, 'steps', { text: 'haircut', language: 'en' })).toEqual([
      'A haircut costs $55.',
      'A haircut for a child costs $55.',
    ]);
  });

  test('and leaves what the owner taught alone, as teaching leaves the pages', async () => {
    const page = pageOf({ path: 'a', blocks: [paragraph('Parking is behind the house.')] });
    const fact = { factId: 'f', question: 'Where is the parking?', text: 'Across the road.', language: 'en' };
    await passages.teach('both', [fact]);
    await passages.publish('both', [page]);
    expect(await textsOf('both', 'parking')).toHaveLength(2);
    await passages.teach('both', []);
    expect(await textsOf('both', 'parking')).toEqual(['Parking is behind the house.']);
  });

  test('two publications at once leave one of them, whole', async () => {
    const of = (word: string) =>
      ['a', 'b', 'c'].map((path) => pageOf({ path, blocks: [paragraph(`The ${word} is open.`)] }));
    await Promise.all(
      ['cellar', 'attic', 'cellar', 'attic'].map((word) => passages.publish('race', of(word))),
    );
    const found = await textsOf('race', 'open cellar attic');
    expect(found).toHaveLength(3);
    expect(new Set(found).size).toBe(1);
  });
});

test('what the owner taught stands before a page that says as much, and not before one that says more of it', async () => {
  await passages.publish('taught', [
    pageOf({ path: 'a', blocks: [paragraph('A perm costs $80.', 'Perms')] }),
    pageOf({ path: 'b', blocks: [paragraph('The waiting room has a fish tank.')] }),
  ]);
  await passages.teach('taught', [
    { factId: 'perm', question: 'How much is a perm?', text: 'A perm costs $85.', language: 'en' },
  ]);
  const [first] = await passages.find('taught', { text: 'What does a perm cost?', language: 'en' }, 5);
  expect(first).toMatchObject({
    origin: 'fact',
    pageId: 'perm',
    url: null,
    kind: 'question',
    text: 'A perm costs $85.',
  });
  expect((await textsOf('taught', 'fish tank'))[0]).toBe('The waiting room has a fish tank.');
});

describe('words are found as they are asked', () => {
  test.each([
    ['en', 'Cancelling is free until noon.', 'can I cancel'],
    ['es', 'Las cancelaciones son gratuitas hasta el mediodía.', 'cancelación'],
    ['es', 'La dirección está en la esquina.', 'direccion'],
    ['de', 'Stornierungen sind bis zum Mittag möglich.', 'Stornierung'],
    ['fr', 'Les annulations sont gratuites.', 'annulation'],
    ['ca', 'Les cancel·lacions dels clients són gratuïtes.', 'client'],
    ['sv', 'Avbokningar är gratis.', 'avbokning'],
  ])('by the rules of its language: %s %s', async (language, text, question) => {
    const tenant = `rules ${language} ${question}`;
    const blocks = [paragraph(text), paragraph('Xyz qrs.', 'B')];
    await passages.publish(tenant, [pageOf({ path: 'a', language, blocks })]);
    expect((await textsOf(tenant, question, language))[0]).toBe(text);
  });

  test.each([
    ['pl', 'Godziny otwarcia: od dziewiątej.', 'o jakich godzinach'],
    ['pl', 'Strzyżenie damskie kosztuje sto złotych.', 'strzyżenia damskiego'],
    ['cs', 'Parkoviště je za domem.', 'parkovišti'],
  ])('by their spelling where PostgreSQL knows no rules: %s %s', async (language, text, question) => {
    const tenant = `spelling ${question}`;
    const others = ['Zapraszamy serdecznie.', 'Kontakt telefoniczny.'].map((one) => paragraph(one, one));
    await passages.publish(tenant, [pageOf({ path: 'a', language, blocks: [paragraph(text), ...others] })]);
    expect(await textsOf(tenant, question, language)).toEqual([text]);
  });

  test('a misspelt word finds what was meant, when it stands nowhere itself', async () => {
    await passages.publish('spelt', [pageOf({ path: 'a', blocks: [paragraph('We do upholstery.')] })]);
    expect(await textsOf('spelt', 'upholstry')).toEqual(['We do upholstery.']);
    expect(await textsOf('spelt', 'holiday')).toEqual([]);
  });

  test('a word that is rare in this business says more than one on every page', async () => {
    const blocks = ['gift cards', 'colour', 'cuts', 'brushes'].map((what) =>
      paragraph(`At our studio we are proud of our studio and of ${what}.`, what),
    );
    await passages.publish('rare', [
      pageOf({ path: 'a', blocks: [...blocks, paragraph('Brushes: ask for them.', 'Shop')] }),
    ]);
    expect((await textsOf('rare', 'studio brushes'))[0]).toMatch(/brushes/iu);
    expect((await textsOf('rare', 'studio gift'))[0]).toMatch(/gift cards/u);
  });

  test('the question of an FAQ entry counts more than words in passing', async () => {
    const questions = [
      { question: 'Can I bring my dog?', answer: 'Calm ones are welcome.' },
      { question: 'Where are you?', answer: 'At the corner, next to the dog park and the dog school.' },
    ];
    await passages.publish('faq', [pageOf({ path: 'faq', facts: { questions } })]);
    const [first] = await passages.find('faq', { text: 'my dog', language: 'en' }, 5);
    expect(first).toMatchObject({
      kind: 'question',
      headings: ['Can I bring my dog?'],
      text: 'Calm ones are welcome.',
    });
  });

  test('whoever asks how much is shown amounts of money first', async () => {
    const blocks = [
      paragraph('A facial takes away what the week has done.', 'Relax'),
      paragraph('Our facial with oils, 45 minutes in all: $70.', 'Menu'),
    ];
    await passages.publish('amounts', [pageOf({ path: 'a', blocks })]);
    expect((await textsOf('amounts', 'how much is the facial'))[0]).toMatch(/\$70/u);
  });

  test('a holiday finds its date', async () => {
    const rows = [
      ['24 December', '9:00–12:00'],
      ['31 December', 'closed'],
    ];
    const block: Block = { kind: 'table', headings: ['Hours'], columns: [], rows };
    await passages.publish('dates', [pageOf({ path: 'a', blocks: [block] })]);
    expect((await textsOf('dates', "are you open on new year's eve"))[0]).toBe('31 December: closed');
  });
});

describe('a passage says what it is', () => {
  test('the row of a table keeps which value stands in which column', async () => {
    const page = pageOf({ path: 'prices', title: 'Prices', blocks: [prices] });
    await passages.publish('rows', [page]);
    const [row] = await passages.find('rows', { text: 'balayage', language: 'en' }, 1);
    expect(row).toMatchObject({
      ...{ origin: 'page', pageId: 'prices', version: page.contentHash, url: page.page.url, title: 'Prices' },
      ...{ kind: 'table', headings: ['Colour'], text: 'Balayage: Short hair $150, Long hair $190' },
      cells: [
        { column: 'Service', text: 'Balayage' },
        { column: 'Short hair', text: '$150' },
        { column: 'Long hair', text: '$190' },
      ],
    });
  });

  test('the same words at the same place are the same passage for ever; other words or another place are not', async () => {
    const idOf = async (path: string, text: string) => {
      const page = pageOf({ path, blocks: [paragraph(text)] });
      await passages.publish('ids', [page]);
      const [one] = await passages.at('ids', { origin: 'page', pageId: path, url: page.page.url });
      return one?.passageId;
    };
    const first = await idOf('a', 'We open at nine.');
    expect(first).toMatch(/^[\da-f]{64}$/u);
    expect(await idOf('a', 'We open at ten.')).not.toBe(first);
    expect(await idOf('b', 'We open at nine.')).not.toBe(first);
    expect(await idOf('a', 'We open at nine.')).toBe(first);
  });

  test('hours and contacts are always among what is found, and nothing else that has no word in common', async () => {
    const hours = [{ day: 'monday', open: [{ from: '09:00', to: '17:00' }] }];
    const page = pageOf({
      path: 'a',
      blocks: [paragraph('We sew.')],
      facts: { hours, telephone: '+1 555 010 0100' },
    });
    await passages.publish('always', [page]);
    const found = await passages.find('always', { text: 'may I come tomorrow', language: 'en' }, 5);
    expect(found.map(({ kind }) => kind).sort()).toEqual(['contact', 'hours']);
  });

  test('no more is found than was asked for, and never more than 20', async () => {
    const blocks = Array.from({ length: 50 }, (_, at) => paragraph(`Soap number ${String(at)}.`, String(at)));
    await passages.publish('bounds', [pageOf({ path: 'a', blocks })]);
    expect(await passages.find('bounds', { text: 'soap', language: 'en' }, 3)).toHaveLength(3);
    expect(await passages.find('bounds', { text: 'soap', language: 'en' }, 500)).toHaveLength(20);
    expect(await passages.find('bounds', { text: 'soap '.repeat(5_000), language: 'en' }, 3)).toHaveLength(3);
    expect(await passages.find('bounds', { text: `'(&|!:*) \\ " ''`, language: 'en' }, 3)).toEqual([]);
  });
});

describe('what somebody was told', () => {
  const url = 'https://shop.example/prices';
  const excerpt = (text: string) => ({ origin: 'page', pageId: 'prices', url, text }) as const;

  test('still stands where it stood, however the page is cut today, or it does not', async () => {
    const blocks = [
      paragraph('Cuts take an hour. A cut costs $62. Walk in any time.', 'Cuts'),
      paragraph('And a shave is $6.50.', 'Cuts'),
      prices,
      { kind: 'list', headings: [], items: ['Soap $4', 'Brush $9'] } as const,
    ];
    await passages.publish('told', [pageOf({ path: 'prices', blocks })]);
    const told = {
      'A cut costs $62.': true,
      'Walk in any time. And a shave is $6.50.': true,
      'Balayage: Short hair $150, Long hair $190': true,
      'Brush $9': true,
      'A cut costs $6': false,
      'a shave is $6': false,
      'A cut costs $60.': false,
      'Balayage: Short hair $150': false,
      '': false,
    };
    const standing = await passages.standing('told', Object.keys(told).map(excerpt));
    expect(Object.fromEntries(Object.keys(told).map((text, at) => [text, standing[at]]))).toEqual(told);
    const elsewhere = { ...excerpt('A cut costs $62.'), url: 'https://shop.example/other' };
    expect(await passages.standing('told', [elsewhere])).toEqual([false]);
  });

  test('a fact that was corrected stands no more, nor does a page that is gone', async () => {
    const told = { origin: 'fact', pageId: 'f', url: null, text: 'We close at five.' } as const;
    await passages.teach('facts', [{ factId: 'f', question: '', text: told.text, language: 'en' }]);
    expect(await passages.standing('facts', [told, { ...told, pageId: 'g' }])).toEqual([true, false]);
    await passages.teach('facts', [{ factId: 'f', question: '', text: 'We close at six.', language: 'en' }]);
    expect(await passages.standing('facts', [told])).toEqual([false]);
    expect((await passages.at('facts', told)).map(({ text }) => text)).toEqual(['We close at six.']);
  });

  test('more than a thousand excerpts at once are refused', async () => {
    await expect(
      passages.standing(
        'told',
        Array.from({ length: 1_001 }, () => excerpt('x')),
      ),
    ).rejects.toThrow();
  });
});

test('a business with more passages than are held in memory is searched all the same, and alone', async () => {
  const small = createPassages({ pool: database.pool, onFault, passageCountMax: 2 });
  const blocks = ['Soap is $4.', 'Brushes are $9.', 'We close at six.'].map((text) => paragraph(text, text));
  await small.publish('large', [pageOf({ path: 'a', blocks, facts: { telephone: '+1 555 010 0100' } })]);
  await small.publish('large neighbour', [pageOf({ path: 'a', blocks: [paragraph('Soap is $1.')] })]);
  expect(await foundBy(small, 'large', { text: 'price of the brushes', language: 'en' })).toEqual([
    'Brushes are $9.',
    'Phone: +1 555 010 0100',
  ]);
  expect(await foundBy(small, 'large', { text: 'soap', language: 'en' })).toContain('Soap is $4.');
  expect(await foundBy(small, 'large', { text: 'soap', language: 'en' })).not.toContain('Soap is $1.');
});

test('many businesses are searched one after the other in little memory', async () => {
  const narrow = createPassages({ pool: database.pool, onFault, bytesMax: 1 });
  for (const tenant of ['n1', 'n2', 'n3'])
    await narrow.publish(tenant, [pageOf({ path: 'a', blocks: [paragraph(`We are ${tenant}.`)] })]);
  for (const tenant of ['n1', 'n2', 'n3', 'n1', 'n2'])
    expect(await foundBy(narrow, tenant, { text: tenant, language: 'en' })).toEqual([`We are ${tenant}.`]);
});
