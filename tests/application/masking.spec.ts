import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { masked } from '../../application/answering/masking.js';
import { rowsOf } from '../support/json-lines.js';

describe('a card number is never kept', () => {
  test.each([
    ['4111 1111 1111 1111', '[card number removed]'],
    ['my card is 4111-1111-1111-1111, thanks', 'my card is [card number removed], thanks'],
    ['4111.1111.1111.1111', '[card number removed]'],
    ['378282246310005', '[card number removed]'],
    ['3782 822463 10005', '[card number removed]'],
    ['6011000990139424 please', '[card number removed] please'],
    ['card 4111 1111 and then 1111 1111', 'card [card number removed]'],
    ['4111\n1111\n1111\n1111', '[card number removed]'],
    ['４１１１ １１１１ １１１１ １１１１', '[card number removed]'],
    ['4\u200b111 1111 1111 1111', '[card number removed]'],
    [`it is ${'four one one one '.repeat(1)}${'one '.repeat(12)}ok`, 'it is [card number removed] ok'],
    ['my card number is 4111 1111 1111 1112', 'my card number is [card number removed]'],
    ['4111111111111111 12/27 123', '[card number removed] 12/27 [card security code removed]'],
    ['exp 12/27 cvv 123', 'exp 12/27 cvv [card security code removed]'],
  ])('%j', (text, kept) => {
    expect(masked(text)).toBe(kept);
  });
});

describe('numbers by which a bank or a state knows a person are never kept', () => {
  test.each([
    ['DE89 3704 0044 0532 0130 00 is my IBAN', '[bank account number removed] is my IBAN'],
    ['ES9121000418450200051332', '[bank account number removed]'],
    ['gb82 west 1234 5698 7654 32', '[bank account number removed]'],
    ['IBAN: DE89 3704 0044 0532 0130 01', 'IBAN: [bank account number removed]'],
    ['219-09-9999', '[social security number removed]'],
    ['ssn 219099999', 'ssn [social security number removed]'],
    ['219099999 is my SSN', '[social security number removed] is my SSN'],
    ['AB 12 34 56 C', '[social security number removed]'],
    ['mi DNI es 12345678Z', 'mi DNI es [identity number removed]'],
    ['12.345.678-Z', '[identity number removed]'],
    ['X1234567L', '[identity number removed]'],
    ['Personalausweis Nr. L01X00T471', 'Personalausweis Nr. [identity number removed]'],
    ['Steuer-ID: 86 095 742 719', 'Steuer-ID: [tax number removed]'],
    ['1 85 05 78 006 084 91', '[social security number removed]'],
    [
      'mon numéro de sécurité sociale est 185057800608491',
      'mon numéro de sécurité sociale est [social security number removed]',
    ],
    ['o meu NIF é 123456789', 'o meu NIF é [tax number removed]'],
    ['My passport no. is 123456789', 'My passport no. is [passport number removed]'],
    ['numéro de passeport 12AB34567', 'numéro de passeport [passport number removed]'],
    ['driving licence MORGA657054SM9IJ', 'driving licence [driving licence number removed]'],
    ['Mein Führerschein: B072RRE2I55', 'Mein Führerschein: [driving licence number removed]'],
  ])('%j', (text, kept) => {
    expect(masked(text)).toBe(kept);
  });
});

describe('what opens a door is never kept', () => {
  test.each([
    ['my password is hunter2', 'my password is [password removed]'],
    ['My password: Tr0ub4dor&3, ok?', 'My password: [password removed], ok?'],
    ['password = sunshine', 'password = [password removed]'],
    ['the password is “open sesame now”', 'the password is “[password removed]”'],
    ['my password is purple monkey dishwasher', 'my password is [password removed]'],
    [
      'my password for the portal is hunter2 can you reset it',
      'my password for the portal is [password removed] can you reset it',
    ],
    ['mein Passwort lautet Geheim123!', 'mein Passwort lautet [password removed]'],
    ['mi contraseña es luna2020', 'mi contraseña es [password removed]'],
    ['mot de passe : soleil75', 'mot de passe : [password removed]'],
    ['a minha senha é gato123', 'a minha senha é [password removed]'],
    ['pin: 4821', 'pin: [PIN removed]'],
    ['my card pin number is 4 8 2 1', 'my card pin number is [PIN removed]'],
    ['my pin is four eight two one', 'my pin is [PIN removed]'],
    ['code is 839201', 'code is [code removed]'],
    ['Your verification code 839 201', 'Your verification code [code removed]'],
    ['839201 is my code', '[code removed] is my code'],
    ['mein TAN ist 123456', 'mein TAN ist [code removed]'],
    ['my api key is 9f8b7c6d5e4f3a2b1c0d', 'my api key is [API key removed]'],
    [`${['sk', 'proj', 'abcdEFGH1234567890abcd'].join('-')} works`, '[API key removed] works'],
    ['a8Kd93jfLs02mDk29fjQpZx83Lm', '[API key removed]'],
    ['https://user:letmein@example.com/x', 'https://user:[password removed]@example.com/x'],
  ])('%j', (text, kept) => {
    expect(masked(text)).toBe(kept);
  });
});

test.each([
  'call me on +1 202-555-0143 or (202) 555-0144',
  '202-555-0143, 202 555 0144',
  '+49 30 901820 1234567',
  '415 555 0107 415 555 0199',
  'flat 12345678A',
  'my password is [password removed], my card [card number removed]',
  'ann.example+test12345678@example.com',
  'My name is Ann Example, I live at 12 Main Street, 90210',
  'my order number is 4111111111111112',
  'order 219-09-9999',
  'booking reference ABC12345',
  'EAN 4006381333931',
  'from 24.12.2026 - 26.12.2026',
  '$1,200 or 1,300 or 1,400',
  '2019 2020 2021 2022',
  'my zip code is 90210, el código postal es 28013, code postal 75001',
  'the promo code is 123456, discount code: SAVE2026',
  'I forgot my password. My password is not working! Is the wifi password free?',
  'the password is on the back of the router',
  'Mein Passwort ist falsch, mi contraseña no es correcta, mon mot de passe est oublié',
  'Do you take passport photos? Call 2025550143',
  'I lost my passport, call me on 2025550143',
  'IBAN or Visa, which do you take?',
  'https://docs.example.com/d/1aBcD2eFgH3iJkL4mNoP5qRsT6',
  '0b5e2a1c-1b2c-4d5e-8f90-123456789abc',
  'Donaudampfschifffahrtsgesellschaftskapitän',
])('stays as it was written: %s', (text) => {
  expect(masked(text)).toBe(text);
});

const sensitive = z.object({ text: z.string(), secrets: z.array(z.string()).min(1) });

test.each(rowsOf('tests/sensitive/sensitive.jsonl', sensitive))(
  'nothing of a secret is left of: $text',
  (row) => {
    const kept = masked(row.text);
    expect(row.secrets.filter((secret) => kept.includes(secret))).toEqual([]);
    expect(masked(kept)).toBe(kept);
  },
);

test.each(rowsOf('tests/sensitive/harmless.jsonl', z.object({ text: z.string() })))(
  'stays: $text',
  ({ text }) => {
    expect(masked(text)).toBe(text);
  },
);

test('what stands against a key comes to light when the key goes, and goes too', () => {
  expect(masked('AKIAIOSFODNN7EXAMPLEAB123456C')).toBe('[API key removed][social security number removed]');
});

const fragments = fc.constantFrom(
  ...[
    '4111',
    '1111',
    '41',
    '1',
    ' ',
    '-',
    '.',
    '\n',
    'password',
    'is',
    ':',
    'my',
    'pin',
    'code',
    'ssn',
    'passport',
    'number',
  ],
  ...[
    'DE89',
    'AB',
    'C',
    'eyJabcdefgh.',
    'sk-',
    '"',
    '“',
    '[',
    ']',
    '[card number removed]',
    'one',
    'four',
    'é',
    '\u200b',
    '１',
    'aB1',
    '?key=',
    '://',
    '@',
  ],
);
const texts = fc.oneof(
  fc.string({ maxLength: 400, unit: 'binary' }),
  fc.array(fragments, { maxLength: 120 }).map((parts) => parts.join('')),
  fc.array(fragments, { maxLength: 60 }).map((parts) => parts.join(' ')),
);

law.prop([texts], { numRuns: 1_000 })('masking what is masked changes nothing', (text) => {
  const once = masked(text);
  expect(masked(once)).toBe(once);
});

law.prop([fc.array(fragments, { minLength: 1, maxLength: 3 }), fc.boolean()], { numRuns: 200 })(
  'no message of 4,000 characters takes longer than a moment',
  (parts, spaced) => {
    const unit = parts.join(spaced ? ' ' : '');
    const text = unit.repeat(4_000).slice(0, 4_000);
    const start = performance.now();
    masked(text);
    expect(performance.now() - start).toBeLessThan(1_500);
  },
);
