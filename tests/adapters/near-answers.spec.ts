import { expect, test } from 'vitest';
import { createExtractiveModel } from '../../adapters/extractive/extractive.js';
import { isBorneOut } from '../../application/answering/borne-out.js';
import type { Hands, Question, Support } from '../../application/ports/language-model.js';
import type { Passage } from '../../application/ports/passages.js';

const passage = (text: string, more: Partial<Passage> = {}): Passage => ({
  origin: 'page',
  passageId: text,
  pageId: 'page',
  version: '1',
  url: 'https://bramble.example/',
  title: 'Bramble Bikes',
  headings: [],
  kind: 'text',
  text,
  language: 'en',
  cells: [],
  score: 1,
  ...more,
});

const pages = [
  passage('The basic wash is free with any new frame.', { headings: ['Offers'] }),
  passage('Places wheels and repairs brakes in a day.', { headings: ['Imogen Farrow'] }),
  passage('Phone: 555 010 0199', { kind: 'contact' }),
  passage('Brake service costs $45.00.', { headings: ['Brakes'] }),
];

async function told(text: string): Promise<string> {
  const said: string[] = [];
  const question: Question = {
    text,
    language: 'en',
    history: [],
    passages: pages,
    businessName: 'Bramble Bikes',
    timeZone: 'Europe/London',
    now: '2026-11-25T12:00:00.000Z',
    tone: '',
    offLimits: [],
    links: [],
    visitorId: 'visitor',
  };
  const hands: Hands = {
    quote: (clause: string, rests: readonly Support[]) => {
      if (isBorneOut(clause, rests)) said.push(clause);
    },
    say: () => undefined,
    use: () => Promise.resolve(''),
  };
  await createExtractiveModel().draft(question, hands, new AbortController().signal);
  return said.join('');
}

test('what is free with a purchase is no price for whoever buys nothing', async () => {
  expect(await told('How much is the basic wash?')).not.toContain('free');
});

test('a branch that is not on the pages has no phone number', async () => {
  const reply = await told('Do you have a shop in Leeds too, what is the phone number?');
  expect(reply).not.toContain('555');
});

test('whoever asks who is told a name, also where it stands above the sentence only', async () => {
  expect(await told('Who repairs brakes?')).toContain('Imogen Farrow');
});

test('a price at the end of its sentence is told', async () => {
  expect(await told('How much is brake service?')).toContain('$45.00');
});
