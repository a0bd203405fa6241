import { describe, expect, test } from 'vitest';
import type { Passage } from '../../application/ports/passages.js';
import { passage as passageWith } from '../support/passage.js';
import { quoting } from '../support/quoting.js';

const passage = (text: string, more: Partial<Passage> = {}): Passage =>
  passageWith({ text, title: 'Fernhill', ...more });

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

const told = (
  text: string,
  pages: readonly Passage[],
  { before = [], businessName = 'Fernhill' }: { before?: readonly string[]; businessName?: string } = {},
): Promise<string> =>
  quoting(pages, { businessName })(text, {
    history: before.map((one) => ({ from: 'visitor' as const, text: one })),
  });

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

test('a price of the morning is not told with that of the evening', async () => {
  const pages = [
    row('7 am to 5 pm', { Price: '£79' }, ['Visits']),
    row('5 pm to 10 pm', { Price: '£129' }, ['Visits']),
  ];
  expect(await told('What does a visit cost in the morning?', pages)).toBe('7 am to 5 pm: £79');
});

test('what is free unless one wants it is not told to whoever wants it', async () => {
  const rule = [
    passage('There is no surcharge for home visits unless you ask for priority.', {
      headings: ['Visits'],
    }),
  ];
  expect(await told('How much extra is priority?', rule)).not.toContain('no surcharge');
  expect(await told('How much extra is a home visit?', rule)).toContain('no surcharge');
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

describe('a price with or without', () => {
  const pages = [
    row('Haircut without a wash', { Price: '£30' }, ['Hair']),
    row('Haircut, wash and blow-dry', { Price: '£48' }, ['Hair']),
  ];

  test('is told as it was asked for', async () => {
    expect(await told('How much is a haircut without a wash?', pages)).toBe('Haircut without a wash: £30');
    expect(await told('and without?', pages, { before: ['How much is a haircut with a wash?'] })).toContain(
      '£30',
    );
  });
  test('is never told of the other', async () => {
    const bare = pages.slice(0, 1);
    expect(await told('How much is a haircut with a wash?', bare)).not.toContain('£30');
    expect(await told('How much is a haircut without a wash?', pages.slice(1))).not.toContain('£48');
  });
});

describe('a price for coming back', () => {
  const pages = [row('Second visit for the same fault within four weeks', { Price: '£38' }, ['Visits'])];

  test('is told within its weeks', async () => {
    expect(await told('What do you charge two weeks later for the same fault?', pages)).toContain('£38');
  });
  test('is not told after them', async () => {
    expect(await told('What do you charge two months later for the same fault?', pages)).not.toContain('£38');
  });
});

describe('a price in a paragraph', () => {
  const garage = [
    passage('Guests leave their car in the garage. The first hour is free, every further hour costs £3.', {
      headings: ['By car'],
    }),
  ];
  const camp = (for_: string) => [
    passage(`From 13 to 17 July, ${for_}. The week costs £260.`, { headings: ['Summer sailing'] }),
  ];
  const labour = [
    passage('We bill by time: carpenter £45 an hour, helper £20 an hour.', { headings: ['Labour'] }),
  ];

  test('of an hour is told with what it is an hour of', async () => {
    expect(await told('What does the garage cost?', garage)).toContain('£3');
    expect(await told('What does the terrace cost?', garage)).not.toContain('£3');
  });
  test('is told for children where it is for their ages', async () => {
    const question = 'How much is summer sailing for kids?';
    expect(await told(question, camp('ages 8 to 12'))).toContain('£260');
    expect(await told(question, camp('ages 8 to 80'))).not.toContain('£260');
  });
  test('is told of one thing among several', async () => {
    const house = { businessName: 'Fernhill Carpenter' };
    expect(await told('What is the carpenter per hour, and a helper?', labour, house)).toContain(
      'helper £20',
    );
    expect(await told('What is the carpenter per day?', labour, house)).not.toContain('£45');
  });
  test('is told to whoever cancels an hour before, which is no price of an hour', async () => {
    const rule = [passage('Later cancellations cost £45.', { headings: ['Cancelling'] })];
    expect(await told('What is the fee if I cancel an hour before?', rule)).toContain('£45');
    expect(await told('What is the cancellation fee per hour?', rule)).not.toContain('£45');
  });
  test('is told to whoever needs it by tomorrow', async () => {
    const rush = [
      passage('Rush service gets it done by the end of the next day. It adds £35.', {
        headings: ['In a hurry?'],
      }),
    ];
    expect(await told('How much extra if I need it done by tomorrow?', rush)).toContain('£35');
    expect(await told('How much extra if I need it engraved?', rush)).not.toContain('£35');
  });
});

describe('prices in a list', () => {
  const roofs = [
    row('Slate roof', { Price: '£9,000' }, ['Roofs']),
    row('Tin roof', { Price: '£5,000' }, ['Roofs']),
    row('Slate floor', { Price: '£2,000' }, ['Floors']),
  ];

  test('of two things compared are both told', async () => {
    const said = await told('How expensive is a slate roof compared to the tin one?', roofs);
    expect(said).toContain('Slate roof: £9,000');
    expect(said).toContain('Tin roof: £5,000');
    expect(said).not.toContain('floor');
    expect(await told('How expensive is a slate roof compared to the thatched one?', roofs)).not.toContain(
      '£5,000',
    );
  });

  const jobs = (label: string, price: string) => {
    const one = row(label, { Price: price }, ['Electrical']);
    return { ...one, cells: one.cells.map((cell, at) => (at === 0 ? { ...cell, column: 'Job' } : cell)) };
  };
  const work = [
    jobs('Wall heater', '£300'),
    jobs('Extra cable for wall heaters, per foot', '£4'),
    jobs('Oven repair', '£90'),
  ];

  test('of jobs are those of putting a thing in, and what comes on top is not its price', async () => {
    expect(await told('How much to install a wall heater?', work)).toBe('Wall heater: £300');
    expect(await told('How much extra per foot for a wall heater?', work)).toContain('£4');
    expect(await told('How much to install an oven?', work)).not.toContain('£90');
  });
});
