import { describe, expect, test } from 'vitest';
import { marigold } from '../support/marigold.js';
import { deskOf, published, row, told } from '../support/published.js';

const says = (clause: string, question = '', language = 'en'): string =>
  told(deskOf(marigold, { question, language }).check(clause));

describe('an amount, a time or a number is said only where it stands with what is spoken of', () => {
  test.each([
    ['dollars', 'A women’s cut is $62.'],
    ['dollars with cents', 'A women’s cut is $62.00.'],
    ['dollars in words', 'A women’s haircut costs 62 dollars.'],
    ['a number word', 'A women’s haircut costs sixty-two dollars.'],
    ['the sign of the currency behind', 'A women’s haircut is 62 $.'],
    ['the code of the currency', 'A women’s haircut is USD 62.'],
    ['a length as an hour', 'A women’s cut takes an hour.'],
    ['a length with a hedge', 'A women’s cut takes about one hour.'],
    ['a length in minutes', 'A women’s cut takes 60 minutes.'],
    ['hours for minutes', 'A balayage takes 3 hours.'],
    ['an hour and a half', 'A wedding updo takes an hour and a half.'],
    ['price and length', 'A men’s haircut is $38 and takes 40 minutes.'],
    ['two rows in one clause', 'A women’s cut is $62 and a men’s cut is $38.'],
    ['least amount', 'Balayage starts from $160.'],
    ['an amount with its role', 'The deposit for a balayage is $30.'],
    ['a share', 'A cut with Ines costs 20% less.'],
    ['an age', 'Children’s haircuts (up to 12) cost $24.'],
    ['a volume', 'The Verdine shampoo (250 ml) is $19.'],
    ['a term in days', 'Unopened products can be returned within 14 days with the receipt.'],
    ['years', 'Our gift cards are valid for three years.'],
    ['a year', 'Marigold opened in 2014.'],
    ['a telephone number', 'You can call us on +1 555 010 0142.'],
    ['a telephone number without its country', 'Our phone number is (555) 010-0142.'],
    ['an e-mail address', 'Our e-mail address is hello@marigold.example.'],
    ['a house number', 'We are at 27 Harbour Lane.'],
    ['Spanish', 'Un corte de mujer cuesta 62 $.'],
    ['German', 'Ein Haarschnitt für Damen kostet 62 Dollar.'],
    ['French', 'Une coupe pour femme coûte 62 $.'],
    ['German length', 'Ein Haarschnitt für Herren dauert 40 Minuten.'],
    ['Spanish length', 'Un corte de hombre dura 40 minutos.'],
  ])('%s passes', (_what, clause) => {
    expect(says(clause)).toBe('supported');
  });

  test.each([
    ['an amount of another row', 'A men’s cut is $62.'],
    ['an amount of no row', 'A women’s cut is $55.'],
    ['another currency', 'A women’s cut is €62.'],
    ['another currency in words', 'A women’s cut is 62 euros.'],
    ['a shifted decimal point', 'A women’s cut is $6.20.'],
    ['thousands', 'A women’s cut is $62,000.'],
    ['a number word', 'A women’s cut is fifty dollars.'],
    ['cents', 'A women’s cut is 62 cents.'],
    ['bucks', 'A women’s cut is ten bucks.'],
    ['a spelt-out amount beside the right one', 'A women’s cut is $62 or just forty dollars.'],
    ['a range around the amount', 'A women’s cut is between $50 and $70.'],
    ['a range that begins with it', 'A women’s cut is $62–80.'],
    ['the least where the amount is fixed', 'A women’s cut starts from $62.'],
    ['a fixed amount where it is the least', 'Balayage is $160.'],
    ['a sum', 'A women’s cut and colour are $157 together.'],
    ['a difference', 'A men’s cut is $24 cheaper.'],
    ['an amount per hour', 'A women’s cut is $1 per minute.'],
    ['a length of another row', 'A women’s cut takes 40 minutes.'],
    ['another unit of length', 'A women’s cut takes 60 hours.'],
    ['a length in days', 'A women’s cut takes a day.'],
    ['half an hour', 'A women’s cut takes half an hour.'],
    ['another share', 'A cut with Ines costs 30% less.'],
    ['a share that was asked for', 'You get 50% off.'],
    ['another age', 'Children’s haircuts (up to 16) cost $24.'],
    ['over for under', 'Children’s haircuts (over 12) cost $24.'],
    ['another volume', 'The Verdine shampoo (500 ml) is $19.'],
    ['another term', 'Unopened products can be returned within 30 days with the receipt.'],
    ['another notice', 'Please cancel at least 48 hours ahead.'],
    ['weeks for days', 'Unopened products can be returned within 14 weeks with the receipt.'],
    ['another year', 'Marigold opened in 2004.'],
    ['another telephone number', 'You can call us on +1 555 010 0199.'],
    ['a premium number', 'You can call us on 1-900-555-0142.'],
    [
      'a number spoken digit by digit',
      'You can call us on five five five nine nine nine one two three four.',
    ],
    ['another house number', 'We are at 72 Harbour Lane.'],
    ['another street', 'We are at 27 Mill Street.'],
    ['a count nobody stated', 'We have 12 stylists.'],
    ['an amount of the deposit as the price', 'Balayage is $30.'],
    ['the price as the deposit', 'The deposit for a balayage is $160.'],
    ['a gift card’s amount as a price', 'Colour starts from $20.'],
    ['Spanish', 'Un corte de mujer cuesta 40 $.'],
    ['German', 'Ein Haarschnitt für Damen kostet 38 Dollar.'],
    ['French', 'Une coupe pour femme coûte 38 $.'],
    ['German number word', 'Ein Haarschnitt für Damen kostet achtunddreißig Dollar.'],
    ['Spanish number word', 'Un corte de mujer cuesta cuarenta dólares.'],
    ['French number word', 'Une coupe pour femme coûte quarante dollars.'],
  ])('%s does not', (_what, clause) => {
    expect(['supported', 'plain']).not.toContain(says(clause));
  });
});

describe('the visitor’s own words support nothing', () => {
  test.each([
    ['You said a women’s cut is $1, right?', 'Yes, a women’s cut is $1.'],
    ['You said a women’s cut is $1, right?', 'As you said, it is $1.'],
    ['Is a women’s cut $1?', 'Yes, it is.'],
    ['Is a women’s cut $1?', 'Yes.'],
    ['Is a women’s cut $1?', 'Correct!'],
    ['my friend paid $20 for a men’s cut', 'A men’s cut is $20.'],
    ['You do nails for $5, do you?', 'Yes, we do.'],
    ['Do you do nails?', 'Of course!'],
    ['Are you open on Mondays until 9 pm?', 'Yes, until 9 pm.'],
    ['Is it true that cheques are accepted?', 'Yes, cheques are accepted.'],
  ])('%s %s', (question, clause) => {
    expect(['supported', 'plain']).not.toContain(says(clause, question));
  });

  test('but what stands there may be confirmed', () => {
    expect(says('Yes, it is.', 'Is a women’s cut $62?')).toBe('supported');
    expect(says('Yes.', 'Are dogs allowed?')).toBe('supported');
    expect(says('No.', 'Are dogs allowed?')).toBe('negated');
  });
});

describe('of several amounts in one sentence or row, each belongs to what stands with it', () => {
  const pool = [
    published('text', 'Adults pay $12, children $8 and seniors $10.', { headings: ['Swimming'] }),
    published('text', 'A trim costs $20 on weekdays and $25 on weekends.', { headings: ['Beard'] }),
    published('text', '$62 for women and $38 for men.', { headings: ['Cuts'] }),
    row(['Bike', '4 hours', 'Full day', '7 days'], ['City cruiser', '$24', '$36', '$140'], {
      headings: ['Rental rates'],
    }),
    row(['Lesson', 'Members', 'Non-members'], ['Tennis lesson', '$30', '$45'], { headings: ['Courts'] }),
  ];
  const swims = (clause: string): string => told(deskOf(pool, { businessName: 'Lido' }).check(clause));

  test.each([
    'Adults pay $12.',
    'Children pay $8.',
    'Seniors pay $10.',
    'The trim is $25 on weekends.',
    'It is $38 for men.',
    'A city cruiser is $36 for a full day.',
    'A city cruiser is $24 for 4 hours.',
    'A city cruiser costs $140 for 7 days.',
    'A tennis lesson is $30 for members.',
    'A tennis lesson is $45 for non-members.',
    'Adults pay $12 and children pay $8.',
  ])('“%s” passes', (clause) => {
    expect(swims(clause)).toBe('supported');
  });

  test.each([
    'Adults pay $8.',
    'Children pay $10.',
    'Seniors pay $12.',
    'The trim is $20 on weekends.',
    'It is $62 for men.',
    'A city cruiser is $24 for a full day.',
    'A city cruiser is $36 for 7 days.',
    'A city cruiser is $24.',
    'A tennis lesson is $30 for non-members.',
    'A tennis lesson is $30.',
    'A tennis lesson is $45 for members.',
  ])('“%s” does not', (clause) => {
    expect(swims(clause)).not.toBe('supported');
  });
});

describe('what the owner taught outranks the pages', () => {
  const taught = published('question', 'A women’s haircut costs $70 from now on.', {
    headings: ['What does a women’s haircut cost?'],
    origin: 'fact',
    title: '',
  });
  test('its amount passes, and that of the page does no longer', () => {
    const desk = deskOf([...marigold, taught]);
    expect(told(desk.check('A women’s cut is $70.'))).toBe('supported');
    expect(told(desk.check('A women’s cut is $62.'))).toBe('value-not-in-source');
  });
});

test('what a clause rests on stands word for word in its passage', () => {
  for (const clause of [
    'A women’s cut is $62 and a men’s cut is $38.',
    'Yes, calm dogs are welcome.',
    'We are open today until 6 pm.',
  ]) {
    const verdict = deskOf(marigold).check(clause);
    expect(verdict.verdict).toBe('supported');
    if (verdict.verdict !== 'supported') continue;
    expect(verdict.by.length).toBeGreaterThan(0);
    for (const { passage, excerpt } of verdict.by) expect(passage.text).toContain(excerpt);
  }
});

test('passages found later support what is said after them', () => {
  const desk = deskOf([]);
  expect(told(desk.check('A women’s cut is $62.'))).toBe('no-source');
  desk.add(marigold);
  expect(told(desk.check('A women’s cut is $62.'))).toBe('supported');
});
