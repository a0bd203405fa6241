import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { writtenStyle } from '../../application/call/written-style.js';

const addresses = [
  ['en', 'ann at example dot com', 'ann@example.com'],
  ['en', "Sure, it's a n n underscore b at example dot co dot uk.", 'ann_b@example.co.uk'],
  ['en', 'My email is Ann dash Lee at example dot com, thanks', 'ann-lee@example.com'],
  ['en', 'b i double l at example dot com', 'bill@example.com'],
  ['en', 'N as in Nancy, A as in apple, T as in Tom at example dot com', 'nat@example.com'],
  ['en', 'ann@example.com', 'ann@example.com'],
  ['en', 'You can reach me at ann at example dot com', 'ann@example.com'],
  ['en', 'ann smith 22 at example.com', 'annsmith22@example.com'],
  ['en', 'ann twenty two at my site dot org', 'ann22@mysite.org'],
  ['en', 'A.N.N. at example.com', 'ann@example.com'],
  ['en', 'ann.lee at example.com', 'ann.lee@example.com'],
  ['en', 'why do you need it', 'why do you need it'],
  ['en', "I'd rather not", "I'd rather not"],
  ['es', 'ana punto ruiz arroba ejemplo punto es', 'ana.ruiz@ejemplo.es'],
  ['es', 'mi correo es jose guion bajo luis arroba ejemplo punto com', 'jose_luis@ejemplo.com'],
  ['es', 'a ene a arroba ejemplo punto com', 'ana@ejemplo.com'],
  ['fr', "c'est marie tiret anne arobase exemple point fr", 'marie-anne@exemple.fr'],
  ['fr', 'luc point arobase exemple point fr', 'luc@exemple.fr'],
  ['de', 'anna Punkt schmidt at beispiel Punkt de', 'anna.schmidt@beispiel.de'],
  ['de', 'j o unterstrich k Klammeraffe beispiel Punkt de', 'jo_k@beispiel.de'],
  ['en', 'ann at e x a m p l e dot c o dot u k thank you', 'ann@example.co.uk'],
] as const;

const numbers = [
  ['en', 'two oh two five five five oh one four three', '2025550143'],
  ['en', "it's plus one two zero two triple five zero one four three", '+12025550143'],
  ['en', 'two zero two, triple five, oh one forty three', '2025550143'],
  ['en', '202-555-0143', '2025550143'],
  ['en', '+1 202 555 0143', '+12025550143'],
  ['en', 'call me after five at two oh two five fifty five zero one four three', '2025550143'],
  ['en', 'one eight hundred five five five oh one nine nine', '18005550199'],
  ['en', 'my number is 202 555 oh one four three thanks', '2025550143'],
  ['en', 'I have none', 'I have none'],
  ['es', 'doscientos dos, quinientos cincuenta y cinco, cero uno cuarenta y tres', '2025550143'],
  ['es', 'dos cero dos cinco cinco cinco cero uno cuatro tres', '2025550143'],
  ['es', 'más uno dos cero dos quinientos cincuenta y cinco cero uno cuatro tres', '+12025550143'],
  ['fr', 'zéro six douze trente-quatre cinquante-six soixante-dix-huit', '0612345678'],
  ['fr', 'zéro un quatre-vingt-dix-sept vingt et un zéro zéro quatre-vingts', '0197210080'],
  ['de', 'null eins sieben sechs fünfundfünfzig null eins vierunddreißig', '0176550134'],
] as const;

const names = [
  ['en', "it's spelled A N N", 'Ann'],
  ['en', 'Smith, S M Y T H', 'Smyth'],
  ['en', 'Ann Smith spelled S-M-Y-T-H', 'Ann Smyth'],
  ['en', 'My name is Ann A N N E', 'My name is Anne'],
  ['en', 'A N N space L E E', 'Ann Lee'],
  ['en', "O'Brien, O apostrophe B R I E N", "O'Brien"],
  ['en', 'J R Banks', 'J R Banks'],
  ['en', 'Ann Lee', 'Ann Lee'],
  ['en', 'Nolan, N as in Nancy O L A N', 'Nolan'],
  ['es', 'Muñoz, se escribe M U Ñ O Z', 'Muñoz'],
  ['en', 'my name is A N N', 'my name is Ann'],
  ['en', 'Bell B E double L', 'Bell'],
] as const;

describe('what a caller said', () => {
  test.each(addresses)('in %s, asked for an e-mail address: “%s” is %s', (language, said, written) => {
    expect(writtenStyle(said, 'email', language)).toBe(written);
  });

  test.each(numbers)('in %s, asked for a number: “%s” is %s', (language, said, written) => {
    expect(writtenStyle(said, 'phone', language)).toBe(written);
  });

  test.each(names)('in %s, asked for a name: “%s” is %s', (language, said, written) => {
    expect(writtenStyle(said, 'name', language)).toBe(written);
  });

  test.each([null, 'note', 'Size of the table'])('stays as it is where %s is asked for', (asked) => {
    expect(writtenStyle('  a n n at example dot com ', asked, 'en-US')).toBe('a n n at example dot com');
  });

  const digit = fc.constantFrom(
    'zero',
    'oh',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
  );
  law.prop([fc.array(digit, { minLength: 7, maxLength: 15 })])(
    'gives one digit for each that was said',
    (digits) => {
      expect(writtenStyle(digits.join(' '), 'phone', 'en')).toHaveLength(digits.length);
    },
  );

  const asked = fc.constantFrom('email', 'phone', 'name', null);
  const language = fc.constantFrom('en', 'es', 'fr', 'de', 'ja');
  law.prop([fc.string({ unit: 'grapheme', maxLength: 300 }), asked, language])(
    'never fails, and stays in bounds',
    (words, detail, spoken) => {
      expect(writtenStyle(words, detail, spoken).length).toBeLessThanOrEqual(words.length * 3 + 3);
    },
  );
});
