import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { spelledOut } from '../../application/call/spelled-out.js';
import { spokenShort } from '../../application/call/spoken-short.js';
import { spokenStyle } from '../../application/call/spoken-style.js';

const said = [
  ['en', 'Call us at +1 202 555 0143.', 'Call us at 2 0 2, 5 5 5, 0 1 4 3.'],
  ['en', 'Call (202) 555-0143 or 202-555-0199', 'Call 2 0 2, 5 5 5, 0 1 4 3 or 2 0 2, 5 5 5, 0 1 9 9'],
  ['en', 'Our London desk: +44 20 7946 0958', 'Our London desk: plus 4 4, 2 0, 7 9 4 6, 0 9 5 8'],
  ['en', 'Call 911 now!', 'Call 9 1 1 now!'],
  ['en', 'Write to ann.lee@example.com.', 'Write to ann dot lee at example dot com.'],
  ['en', 'Book at https://www.example.com/booking?ref=1.', 'Book at example dot com slash booking.'],
  ['en', 'Book at [our page](https://example.com/booking).', 'Book at our page.'],
  [
    'en',
    'See https://example.com/a/very/long/path/to-something#top for more.',
    'See example dot com for more.',
  ],
  [
    'en',
    'We open at 9:00 AM and close at 5:30 p.m. on weekdays.',
    'We open at 9 AM and close at 5:30 PM on weekdays.',
  ],
  ['en', 'We close at 5 p.m. See you soon.', 'We close at 5 PM. See you soon.'],
  ['en', 'Doors close at 17:30.', 'Doors close at 17:30.'],
  ['en', 'Mon–Fri 9–5, Sat 10am–2pm', 'Monday to Friday 9 to 5, Saturday 10 AM to 2 PM'],
  ['en', 'Monday - Friday: 8:00 AM - 6:00 PM', 'Monday to Friday: 8 AM to 6 PM'],
  ['en', 'Mon-Sat: 9:00-18:00, Sun: closed', 'Monday to Saturday: 9:00 to 18:00, Sunday: closed'],
  ['en', 'A cut is $62 and takes 2–3 hours.', 'A cut is $62 and takes 2 to 3 hours.'],
  ['en', 'Prices: $40-$60, or €62.50.', 'Prices: $40 to $60, or €62.50.'],
  ['en', 'We are at 12 Main St., Suite 4.', 'We are at 12 Main Street, Suite 4.'],
  [
    'en',
    "Find us at 450 N. Oak Ave, next to St. Mary's.",
    "Find us at 450 North Oak Avenue, next to Saint Mary's.",
  ],
  ['en', 'Ask for Dr. Lind at 12 Oak Dr.', 'Ask for Doctor Lind at 12 Oak Drive'],
  ['en', 'We are open 24/7.', 'We are open 24 hours a day, 7 days a week.'],
  ['en', 'Cash and/or card (no checks) is fine.', 'Cash and or card, no checks, is fine.'],
  ['en', 'Bed & breakfast: 10% off', 'Bed and breakfast: 10 percent off'],
  [
    'en',
    '**Services**\n- Haircut: $62\n- Colour: $90\n\nAsk us!',
    'Services. Haircut: $62. Colour: $90. Ask us!',
  ],
  ['en', 'We offer:\n* Cuts\n* *Colour*\n1. Wash', 'We offer: Cuts. Colour. Wash.'],
  ['en', '# Hours\nOpen daily', 'Hours. Open daily'],
  ['en', 'We close on 2026-12-24.', 'We close on December 24, 2026.'],
  ['en-US', 'Closed 12/24/2026', 'Closed December 24, 2026'],
  ['en', 'Closed Dec. 24 and Nov 26', 'Closed December 24 and November 26'],
  [
    'en',
    'Use sun protection on Sat. We wed form and function.',
    'Use sun protection on Sat. We wed form and function.',
  ],
  ['en', 'No. We do not. See room No. 5.', 'No. We do not. See room number 5.'],
  ['en', 'It’s fine — really – “truly”…', 'It’s fine, really, truly.'],
  [
    'en',
    'Bring e.g. a towel, pets/children are welcome 🎉',
    'Bring for example a towel, pets or children are welcome',
  ],
  ['en', 'Order 123456 is ready', 'Order 123456 is ready'],
  ['en', 'That was 2019-2024.', 'That was 2019 to 2024.'],
  ['es', 'Lun–Vie de 9:00 a 17:30, sáb. 10-14 h', 'lunes a viernes de 9:00 a 17:30, sábado 10 a 14 horas'],
  [
    'es',
    'Escriba a ana@ejemplo.com o llame al 911.',
    'Escriba a ana arroba ejemplo punto com o llame al 9 1 1.',
  ],
  [
    'es',
    'Estamos en C/ Mayor nº 5, abierto 24/7, 10 % de descuento.',
    'Estamos en calle Mayor número 5, abierto las 24 horas, los 7 días de la semana, 10 por ciento de descuento.',
  ],
  ['es', 'Cerrado el 24/12/2026', 'Cerrado el 24 de diciembre de 2026'],
  ['fr', 'Lun–Ven 9h30–18h00, 7j/7', 'lundi à vendredi 9 heures 30 à 18 heures, 7 jours sur 7'],
  [
    'fr',
    'Écrivez à luc@exemple.fr ou voyez www.exemple.fr/tarifs',
    'Écrivez à luc arobase exemple point fr ou voyez exemple point fr barre oblique tarifs',
  ],
  ['fr', 'Appelez le 06 12 34 56 78.', 'Appelez le 0 6, 1 2, 3 4, 5 6, 7 8.'],
  ['fr', 'Fermé le 24/12/2026 & jours fériés', 'Fermé le 24 décembre 2026 et jours fériés'],
  ['de', 'Mo–Fr 9:00–17:00 Uhr', 'Montag bis Freitag 9 bis 17 Uhr'],
  ['de', 'Hauptstr. 5, Tel. 030 1234567', 'Hauptstraße 5, Telefon 0 3 0, 1 2 3, 4 5 6 7'],
  ['de', 'Am 24.12.2026 ist um 9.30 Uhr z.B. zu.', 'Am 24. Dezember 2026 ist um 9 Uhr 30 zum Beispiel zu.'],
  ['de', 'info@beispiel.de', 'info ät beispiel Punkt de'],
  ['en', 'Our hours (Mon-Fri, 9-5) vary.', 'Our hours, Monday to Friday, 9 to 5, vary.'],
  ['en', '| Cut | $62 |\n|---|---|\n| Color | $90 |', 'Cut, $62. Color, $90'],
  ['en', 'Ages 18+ only, #3 on the list', 'Ages 18 plus only, number 3 on the list'],
  ['en', 'x', 'x'],
] as const;

describe('what the desk writes, as a voice says it', () => {
  test.each(said)('in %s: “%s”', (language, written, spoken) => {
    expect(spokenStyle(written, language)).toBe(spoken);
  });

  test.each(said)('in %s is the same when made again: “%s”', (language, written) => {
    const spoken = spokenStyle(written, language);
    expect(spokenStyle(spoken, language)).toBe(spoken);
  });

  law.prop([fc.string({ unit: 'grapheme', maxLength: 500 }), fc.constantFrom('en', 'es', 'fr', 'de', 'pt')])(
    'has no marks in it, whatever is written',
    (written, language) => {
      expect(spokenStyle(written, language)).not.toMatch(/[*_`|\n]/u);
    },
  );
});

describe('a read-back, letter by letter', () => {
  test.each([
    ['Ann', 'A, N, N'],
    ['Ann Lee', 'A, N, N. L, E, E'],
    ['O’Brien', 'O, apostrophe, B, R, I, E, N'],
    ['ann.lee2@example.com', 'A, N, N, dot, L, E, E, 2, at, example, dot, com'],
    ['a_b@verdine.co.uk', 'A, underscore, B, at, V, E, R, D, I, N, E, dot, C, O, dot, U, K'],
    ['Zoë', 'Z, O, Ë'],
  ])('of %s is %s', (text, spelled) => {
    expect(spelledOut(text)).toBe(spelled);
  });

  test('names the signs in the language of the call', () => {
    expect(spelledOut('a@b.es', 'es-MX')).toBe('A, arroba, B, punto, E, S');
  });
});

describe('a long answer on the phone', () => {
  const sentence = (count: number): string => `${Array.from({ length: count }, () => 'word').join(' ')}.`;

  test('is said whole where it is short', () => {
    const clauses = [sentence(20), sentence(20)];
    expect(spokenShort(clauses, 'en')).toEqual({ said: clauses.join(' '), rest: [] });
  });

  test('ends at a sentence, with an offer, and keeps the rest', () => {
    const clauses = [sentence(20), sentence(20), sentence(20)];
    expect(spokenShort(clauses, 'en')).toEqual({
      said: `${sentence(20)} ${sentence(20)} Would you like to hear more?`,
      rest: [sentence(20)],
    });
  });

  test('is not broken off for a few words, nor behind a colon', () => {
    expect(spokenShort([sentence(40), sentence(8)], 'en').rest).toEqual([]);
    expect(spokenShort([sentence(38), 'We offer:', sentence(30)], 'fr')).toEqual({
      said: `${sentence(38)} Voulez-vous en savoir plus ?`,
      rest: ['We offer:', sentence(30)],
    });
  });

  test('is cut at a breath where one sentence is too long', () => {
    const long = `${Array.from({ length: 30 }, () => 'one two three').join(', ')}.`;
    const { said, rest } = spokenShort([long], 'en');
    expect(said.split(' ').length).toBeLessThanOrEqual(45 + 6);
    expect(rest.length).toBeGreaterThan(0);
  });

  const clause = fc.integer({ min: 1, max: 40 }).map(sentence);
  law.prop([fc.array(clause, { maxLength: 12 })])('loses no sentence and comes to an end', (clauses) => {
    let left: readonly string[] = clauses;
    const heard: string[] = [];
    for (let turn = 0; turn <= clauses.length && (turn === 0 || left.length > 0); turn += 1) {
      const { said, rest } = spokenShort(left, 'en');
      heard.push(said.replace(/ ?Would you like to hear more\?$/u, ''));
      left = rest;
    }
    expect(left).toEqual([]);
    expect(heard.join(' ').trim()).toBe(clauses.join(' '));
  });
});
