import { describe, expect, test } from 'vitest';
import { createExtractiveModel } from '../../adapters/extractive/extractive.js';
import { isBorneOut } from '../../application/answering/borne-out.js';
import type { Hands, Question, Support } from '../../application/ports/language-model.js';
import type { Passage } from '../../application/ports/passages.js';

const passage = (text: string, more: Partial<Passage> = {}): Passage => ({
  origin: 'page',
  passageId: `${text} ${more.headings?.join() ?? ''}`,
  pageId: 'page',
  version: '1',
  url: 'https://fernhill.example/',
  title: 'Fernhill',
  headings: [],
  kind: 'text',
  text,
  language: 'en',
  cells: [],
  score: 1,
  ...more,
});

/** A row of a table: its label, and its values under their columns. */
const row = (
  label: string,
  values: Readonly<Record<string, string>>,
  headings: readonly string[] = [],
): Passage =>
  passage(
    `${label}: ${Object.entries(values)
      .map(([column, text]) => `${column} ${text}`)
      .join(', ')}`,
    {
      kind: 'table',
      headings,
      cells: [
        { column: '', text: label },
        ...Object.entries(values).map(([column, text]) => ({ column, text })),
      ],
    },
  );

async function told(
  text: string,
  pages: readonly Passage[],
  { before = [], businessName = 'Fernhill' }: { before?: readonly string[]; businessName?: string } = {},
): Promise<string> {
  const said: string[] = [];
  const question: Question = {
    text,
    language: 'en',
    history: before.map((one) => ({ from: 'visitor' as const, text: one })),
    passages: pages,
    businessName,
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

describe('a price of another time', () => {
  const list = (ending: string) => [
    passage('Cello hire: £40; Viola hire: £30', { kind: 'list', headings: ['Hire 2026'] }),
    passage(ending, { headings: ['Hire 2026'] }),
  ];

  test('is told where only the list of another year has ended', async () => {
    expect(await told('How much is viola hire?', list('The list of 2025 no longer applies.'))).toContain(
      '£30',
    );
  });
  test('is not told where the list itself has ended', async () => {
    expect(await told('How much is viola hire?', list('This list no longer applies.'))).not.toContain('£30');
  });
});

describe('a price by the clock', () => {
  const pages = [
    passage('Opening a locked door costs £90.00 before 20:00 and £140.00 between 20:00 and 07:00.', {
      headings: ['Locked out'],
    }),
    passage('Opening a locked safe costs £200.00 between 08:00 and 18:00.', { headings: ['Safes'] }),
  ];

  test('is told for an hour that its sentence speaks of', async () => {
    expect(await told('What do you charge to open a locked door at 2 in the morning?', pages)).toContain(
      '£140',
    );
  });
  test('is not told for an hour outside its hours', async () => {
    expect(await told('What do you charge to open a locked safe at 2 in the morning?', pages)).not.toContain(
      '£200',
    );
  });
});

describe('a price after another', () => {
  const pages = [
    row('50 litre tank, electric', { Price: '£900' }, ['Boilers']),
    row('50 litre tank, gas', { Price: '£1,100' }, ['Boilers']),
    row('80 litre tank, gas', { Price: '£1,300' }, ['Boilers']),
  ];
  const after = { before: ['How much is a 50 litre electric boiler?'], businessName: 'Fernhill Electric' };

  test('takes the place of a word that the house is called by', async () => {
    expect(await told('and the gas one?', pages, after)).toBe('50 litre tank, gas: £1,100');
  });
  test('is not told of what stands on no list', async () => {
    expect(await told('and the oil one?', pages, after)).not.toContain('£');
  });
});

describe('a price for a country', () => {
  const pages = [
    passage('A parcel up to two kilos costs £14.00.', { headings: ['Parcels', 'European Union'] }),
  ];

  test('is told where its heading speaks of the continent', async () => {
    expect(await told('How much is a parcel to France?', pages)).toContain('£14.00');
  });
  test('is not told for one elsewhere', async () => {
    expect(await told('How much is a parcel to Brazil?', pages)).not.toContain('£14.00');
  });
});
