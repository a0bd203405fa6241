import { createHash } from 'node:crypto';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExtractiveModel } from '../../adapters/extractive/extractive.js';
import { partsOf } from '../../adapters/extractive/asked/parts.js';
import { createPassages } from '../../adapters/passages/passages.js';
import { demoSite } from '../../adapters/sandbox/demo-site/demo-site.js';
import { languageOf } from '../../application/answering/words.js';
import type { Turn } from '../../application/ports/language-model.js';
import type { Passage, Passages } from '../../application/ports/passages.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { readingOf } from '../support/reading.js';
import { served } from '../support/served.js';

let database: TestDatabase;
let passages: Passages;
const model = createExtractiveModel();

beforeAll(async () => {
  database = await testDatabase();
  passages = createPassages({ pool: database.pool, onFault: () => undefined });
  const site = await served(express().use(demoSite({ widgetUrl: '/widget.js', siteKey: 'site' })));
  const pages = (await readingOf(site.origin)).flatMap((outcome, index) =>
    outcome.outcome === 'read'
      ? [
          {
            pageId: `page-${String(index)}`,
            contentHash: hashOf(JSON.stringify(outcome.page)),
            page: outcome.page,
          },
        ]
      : [],
  );
  await passages.publish('marigold', pages);
  await site.close();
});
afterAll(() => database.close());

/** Noon on a Wednesday, where the business is. */
const now = '2026-11-25T20:00:00.000Z';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Drafted {
  readonly outcome: 'complete' | 'declined' | 'refused' | 'incomplete';
  readonly text: string;
  /** Addresses of the passages that hold every number and every quote of what was said. */
  readonly urls: readonly string[];
}

async function ask(
  text: string,
  history: readonly Turn[] = [],
  more: { readonly tenant?: string; readonly at?: string } = {},
): Promise<Drafted> {
  const { tenant = 'marigold', at = now } = more;
  const language = languageOf(text) ?? 'en';
  const before = history.findLast(({ from }) => from === 'visitor');
  const earlier =
    before === undefined ? [] : await passages.find(tenant, { text: before.text, language }, 12);
  const found = [...(await passages.find(tenant, { text, language }, 12)), ...earlier];
  const clauses: string[] = [];
  const { outcome } = await model.draft(
    {
      ...{ text, language, history, passages: found, now: at, visitorId: 'visitor' },
      ...{ businessName: 'Marigold Hair Studio', timeZone: 'America/Los_Angeles' },
      ...{ tone: '', offLimits: [], links: [] },
    },
    {
      say: (clause) => clauses.push(clause),
      quote: (clause) => clauses.push(clause),
      use: () => Promise.resolve(''),
    },
    AbortSignal.timeout(5_000),
  );
  const holding = found.filter((passage) => clauses.some((clause) => holds(passage, clause)));
  return { outcome, text: clauses.join(''), urls: holding.flatMap(({ url }) => url ?? []) };
}

function holds({ text, cells, headings }: Passage, clause: string): boolean {
  const whole = [text, ...headings, ...cells.map((cell) => cell.text)].join('\n');
  const numbers = clause.match(/\d+(?:[.:,]\d+)*/gu) ?? [];
  return (
    whole.includes(clause.trim()) ||
    (numbers.length > 0 && numbers.every((number) => whole.includes(number))) ||
    text.includes('closed')
  );
}

describe('answers what the pages say, with the page', () => {
  test.each([
    ['How much is a haircut for women?', /\$62/u, /prices$/u],
    ['What does a balayage cost?', /\$190/u, /prices$/u],
    ['price of highlights full head', /\$155/u, /prices$/u],
    ['How much do you charge for a men’s haircut?', /\$38/u, /prices$/u],
    ['How much are highlights for a full head?', /^Highlights, full head: 150 min, \$155$/u, /prices$/u],
    ['how much does a haircut cost', /Women's[^]*\$62[^]*Men's[^]*\$38[^]*Children's[^]*\$24/u, /prices$/u],
    ['How much is a haircut for my son?', /^Children's haircut \(up to 12\): 30 min, \$24$/u, /prices$/u],
    ['how much for highlights', /^Highlights, half head[^]*\$115[^]*full head[^]*\$155$/u, /prices$/u],
    ['How long does balayage take?', /^Balayage: Time 180 min/u, /prices$/u],
    [
      'How long does a haircut take?',
      /Women's haircut: Time 60 min[^]*Men's haircut: Time 40 min/u,
      /prices$/u,
    ],
    ['How do I book?', /^Call us, write an e-mail, or leave your name/u, /booking$/u],
    ['I’d like to book', /^Call us, write an e-mail, or leave your name/u, /booking$/u],
    ['Book me in for Tuesday at 10', /^Call us, write an e-mail, or leave your name/u, /booking$/u],
    ['price list', /Women's haircut: 60 min, \$62/u, /prices$/u],
    ['What’s your address and phone number?', /27 Harbour Lane[^]*\+1 555 010 0142/u, /./u],
    ['What products do you sell?', /shampoo[^]*conditioner[^]*Curl cream[^]*Sea salt spray/u, /products$/u],
    ['¿Dónde están?', /27 Harbour Lane/u, /./u],
    ['Haben Sie montags offen?', /^Am Montag ist geschlossen\.$/u, /hours$/u],
    ['Which bus stops near you?', /Bus 4 and bus 11/u, /contact$/u],
    ['How much is the shampoo?', /\$19/u, /products$/u],
    ['What are your prices?', /Women's haircut: 60 min, \$62/u, /prices$/u],
    ['When are you open?', /Monday: closed[^]*Thursday: 11:00–20:00/u, /hours$/u],
    ['Are you open on Saturday?', /^On Saturday we are open 09:00–15:00\.$/u, /hours$/u],
    ['Are you open on Sunday?', /^On Sunday we are closed\.$/u, /hours$/u],
    ['What time do you close on Thursday?', /11:00–20:00/u, /hours$/u],
    ['Are you open now?', /^Yes, we are open now, until 18:00\.$/u, /hours$/u],
    ['are you open today', /^Today we are open 09:00–18:00\.$/u, /hours$/u],
    ['Are you open tomorrow?', /^Tomorrow we are open 11:00–20:00\.$/u, /hours$/u],
    ['Are you open on 24 December?', /Thursday,? 24 December we are open 09:00–12:00/u, /hours$/u],
    ['Are you open on Christmas Day?', /25 December we are closed/u, /hours$/u],
    ['Are you open on New Year’s Eve?', /31 December we are open 09:00–13:00/u, /hours$/u],
    ['Where are you?', /27 Harbour Lane/u, /./u],
    ['What is your address?', /27 Harbour Lane/u, /./u],
    ['What is your phone number?', /\+1 555 010 0142/u, /./u],
    ['Can I e-mail you?', /hello@marigold\.example/u, /./u],
    ['Do I need an appointment?', /Yes for cuts and colour/u, /faq$/u],
    ['Is there parking?', /car park behind the studio/u, /faq$/u],
    ['Where can I park?', /car park/u, /./u],
    ['Can I bring my dog?', /Calm dogs are welcome/u, /faq$/u],
    ['Can I pay by card?', /all common cards/u, /faq$/u],
    ['Is it wheelchair accessible?', /no step/u, /faq$/u],
    ['Do you have wifi?', /free Wi-Fi/u, /faq$/u],
    ['What is your cancellation policy?', /24 hours ahead/u, /policies$/u],
    ['What happens if I am late?', /15 minutes late/u, /policies$/u],
    ['Do I have to leave a deposit?', /deposit of \$30/u, /policies$/u],
    ['Who does curly hair?', /Noor/u, /./u],
    ['Do you sell gift cards?', /gift cards/iu, /gift-cards$/u],
    ['Is there a student discount?', /15 %/u, /prices$/u],
    ['Do you speak Spanish?', /Spanish|español/u, /./u],
    ['What services do you offer?', /haircut/u, /./u],
    ['¿Cuánto cuesta un corte de hombre?', /\$38/u, /es\/precios$/u],
    ['¿A qué hora abren el jueves?', /El jueves abrimos de 11:00–20:00/u, /es\/horario$/u],
    ['¿Se admiten perros?', /bienvenidos/u, /es\/preguntas$/u],
    ['¿Cómo puedo cancelar mi cita?', /24 horas/u, /es\/preguntas$/u],
  ])('%s', async (question, text, source) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ outcome: 'complete', text: expect.stringMatching(text) as string });
    expect(answer.urls).toContainEqual(expect.stringMatching(source));
  });
});

describe('does not answer what the pages do not say', () => {
  test.each([
    'How much is a beard trim?',
    'Do you do nails?',
    'What does a massage cost?',
    'Do you have a sauna?',
    'Can I get a tattoo?',
    'I am allergic to PPD, can I still colour my hair?',
    'I’m pregnant, do you do highlights?',
    'I want to book a balayage for Saturday',
    'Soy alérgica, ¿puedo teñirme?',
    'I am asthmatic, do you do highlights?',
    'Can I get a balayage on Monday if I am epileptic?',
    'What is the price of a perm?',
    'Are you open on Easter Monday for pedicures?',
    'Who is your lawyer?',
    'Do you deliver pizza?',
    'How much is a keratin treatment?',
    'What is the capital of France?',
    'Do you accept bitcoin?',
    'Is the swimming pool open on Sunday?',
    'How much does Tilda earn?',
    'Do you offer laser hair removal?',
    'Can you recommend a restaurant?',
    '¿Hacen manicura?',
    '¿Cuánto cuesta un masaje?',
    'Haben Sie ein Solarium?',
    'asdfgh qwertz',
  ])('%s', async (question) => {
    const answer = await ask(question);
    expect(answer.outcome, answer.text).toBe('declined');
    expect(answer.text).not.toMatch(/\d/u);
  });
});

test('hours of a holiday that nobody published are not taken from the week', async () => {
  expect((await ask('Are you open on Good Friday?')).outcome).toBe('declined');
  expect((await ask('Are you open on Christmas Eve 2027?')).outcome).toBe('declined');
});

test('of two questions each is answered or declined, in order, and it says which', async () => {
  const { outcome, text } = await ask('Do you do nails? And how much is a men’s haircut?');
  expect(outcome).toBe('complete');
  expect(text).toMatch(/your first question[^]*\$38/u);
});

test('what is told besides a question narrows it and is never dropped', async () => {
  expect((await ask('A unicorn haircut, how much?')).outcome).toBe('declined');
});

test('a follow-up keeps to what was asked before', async () => {
  const before: readonly Turn[] = [
    { from: 'visitor', text: 'Are you open on Saturday?' },
    { from: 'desk', text: 'On Saturday we are open 09:00–15:00.' },
  ];
  expect((await ask('And on Sunday?', before)).text).toBe('On Sunday we are closed.');
  const priced: readonly Turn[] = [
    { from: 'visitor', text: 'How much is a women’s haircut?' },
    { from: 'desk', text: '$62' },
  ];
  expect((await ask('and for men?', priced)).text).toMatch(/\$38/u);
});

test('a question about the house is not about what was spoken of before', async () => {
  const before: readonly Turn[] = [
    { from: 'visitor', text: 'How much is a women’s haircut?' },
    { from: 'desk', text: '$62' },
  ];
  expect((await ask('Are you open on Saturday?', before)).text).toBe('On Saturday we are open 09:00–15:00.');
});

test.each([
  ['Do you do weddings?', 'how much for highlights', /^Highlights, half head[^]*\$155$/u],
  ['How do I book?', 'Do you do balayage?', /^Balayage: Time 180 min/u],
  ['Was kostet ein Herrenschnitt?', 'Haben Sie montags offen?', /^Am Montag ist geschlossen\.$/u],
  ['Haben Sie am Montag geöffnet?', 'Wann haben Sie geöffnet?', /Donnerstag: 11:00–20:00/u],
  ['How much are highlights for a full head?', 'And balayage?', /^Balayage: 180 min, \$190$/u],
  ['I am pregnant', 'Do you do highlights?', /could not find/u],
  ['I am pregnant', 'Where can I park?', /car park/u],
  ['How much are highlights for a full head?', 'And nails?', /could not find/u],
  ['how much is balayage', 'how long does it take?', /^Balayage: Time 180 min/u],
])('after “%s”, “%s” is understood by itself or by it', async (before, question, text) => {
  expect((await ask(question, [{ from: 'visitor', text: before }])).text).toMatch(text);
});

test.each([
  ['Hello!', 'Hello! Ask me anything about Marigold Hair Studio.'],
  ['Thanks a lot', 'You are welcome!'],
  ['¡Gracias!', '¡De nada!'],
  ['No thanks', 'Goodbye, and thank you for asking.'],
  ['yes', 'Is there anything else I can help with?'],
  ['What can you do?', 'Hello! Ask me anything about Marigold Hair Studio.'],
])('small talk is answered as such: %s', async (question, text) => {
  expect(await ask(question)).toMatchObject({ outcome: 'complete', text });
});

test('whoever asks who it is, is told that it is an AI assistant', async () => {
  expect((await ask('Are you a robot?')).text).toMatch(/AI assistant of Marigold/u);
});

test('a long run of spaces is no more to look at than one', () => {
  const text = `Do you have${' '.repeat(1_900)}a massage?`;
  expect(partsOf(text)).toEqual(partsOf('Do you have a massage?'));
});

test('another business has none of these pages', async () => {
  expect(await passages.find('other', { text: 'How much is a haircut?', language: 'en' }, 12)).toEqual([]);
  expect((await ask('How much is a haircut?', [], { tenant: 'other' })).outcome).toBe('declined');
});
