import { describe, expect, test } from 'vitest';
import { createExtractiveModel } from '../../adapters/extractive/extractive.js';
import type { Passage } from '../../application/ports/passages.js';

/** The pages of a made-up pottery studio, best first as a search would give them for a question on each heading. */
const page = (
  headings: readonly string[],
  text: string,
  kind: Passage['kind'] = 'text',
): readonly [string, Omit<Passage, 'score'>] => [
  headings.at(-1) ?? '',
  {
    passageId: headings.join('/'),
    origin: 'page',
    pageId: 'house-rules',
    version: 'v1',
    url: 'https://pottery.example/house-rules',
    title: headings[0] ?? '',
    language: 'en',
    headings,
    kind,
    text,
    cells: [],
  },
];
const pages = new Map([
  page(
    ['House rules', 'If you cannot come'],
    'Tell us 36 hours before. A class missed without a word is charged at $18.',
  ),
  page(
    ['House rules', 'Paying in parts'],
    'For orders above $300 you can pay in four monthly parts without interest.',
  ),
  page(
    ['House rules', 'Paying'],
    'Payment is due on the day: Visa, Mastercard, or check up to $200. We do not take American Express.',
  ),
  page(['House rules', 'Our guarantee'], 'Glazes carry a guarantee of 18 months, kilns of three years.'),
  page(['House rules', 'Not our trade'], 'We do not work on enamel or stained glass.'),
  page(
    ['House rules', 'Young potters'],
    'Children can use the wheel from the age of eight. From 14 on they may come alone.',
  ),
  page(
    ['House rules', 'Firing'],
    'A kiln is loaded on Fridays. The door stays locked for 30 hours, and nobody opens it before.',
  ),
  page(
    ['Questions', 'Can I bring my dog?'],
    'Assistance dogs are welcome in the shop. Other pets stay at home.',
    'question',
  ),
  page(
    ['Questions', 'Can I eat before a raku session?'],
    'Nothing heavy after 10:00, please. Water is always fine.',
    'question',
  ),
  page(['Shop', 'Tools'], 'Turntable: USD 64.00', 'offer'),
  page(
    ['News', 'Open evening for nervous beginners'],
    '3 March 2026\nOn Friday 12 June 2026 at 19:00 Ines shows the wheel.',
  ),
]);

async function answerTo(text: string, first: string): Promise<string> {
  const at = pages.get(first);
  if (at === undefined) throw new Error(`No such heading: ${first}`);
  const found = [at, ...[...pages.values()].filter((one) => one !== at)];
  const said: string[] = [];
  const { outcome } = await createExtractiveModel().draft(
    {
      ...{
        text,
        businessName: 'Bluebell Pottery',
        language: 'en',
        history: [],
        tone: '',
        offLimits: [],
        links: [],
      },
      passages: found.map((one, rank) => ({ ...one, score: 1 - rank / 20 })),
      now: '2026-04-28T10:00:00.000Z',
      timeZone: 'America/New_York',
      visitorId: 'visitor',
    },
    {
      say: () => undefined,
      quote: (clause) => said.push(clause),
      use: () => Promise.resolve(''),
    },
    new AbortController().signal,
  );
  return outcome === 'complete' ? said.join(' ').replaceAll(/\s+/gu, ' ') : 'declined';
}

describe('a rule of the house is found in other words than its own', () => {
  test.each([
    ['how much notice do I need to give to cancel', 'If you cannot come', /36 hours/u],
    ['is there a late cancellation fee', 'If you cannot come', /36 hours.*\$18/u],
    ['can I spread the payment for a vase', 'Paying in parts', /above \$300.*four monthly parts/u],
    ['do you take amex?', 'Paying', /do not take American Express/u],
    ['can I write a check', 'Paying', /check up to \$200/u],
    ['how long is the warranty on a glaze', 'Our guarantee', /18 months/u],
    ['can you fix stained glass', 'Not our trade', /do not work on enamel or stained glass/u],
    ['how old must my daughter be to use the wheel', 'Young potters', /age of eight/u],
    ['can my daughter come on her own', 'Young potters', /From 14 on they may come alone/u],
    ['how long does the kiln door stay locked', 'Firing', /loaded on Fridays.*30 hours/u],
    ['may I bring my guide dog', 'Can I bring my dog?', /Assistance dogs are welcome/u],
    [
      'when is the evening for anxious beginners',
      'Open evening for nervous beginners',
      /12 June 2026 at 19:00/u,
    ],
  ])('%s', async (question, first, text) => {
    expect(await answerTo(question, first)).toMatch(text);
  });
});

describe('what a rule does not speak of is not answered by it', () => {
  test.each([
    ['what is the cancellation fee for group parties', 'If you cannot come'],
    ['how long is the warranty on a brush', 'Our guarantee'],
    ['do you take bitcoin?', 'Paying'],
    ['can you fix my bicycle', 'Not our trade'],
    ['how old do you have to be for raku', 'Can I eat before a raku session?'],
    ['what time does the raku session start', 'Can I eat before a raku session?'],
    ['can I bring my parrot', 'Can I bring my dog?'],
    ['how big is the turntable', 'Tools'],
    ['how heavy is the wheel', 'Young potters'],
  ])('%s', async (question, first) => {
    expect(await answerTo(question, first)).toBe('declined');
  });
});
