import { expect, test } from 'vitest';
import type { Passage } from '../../application/ports/passages.js';
import { passage } from '../support/passage.js';
import { quoting } from '../support/quoting.js';

const week = (headings: readonly string[], text: string): Passage =>
  passage({ text, headings, kind: 'hours', title: 'Opening times, counter and yard' });
const hours = ['monday', 'tuesday', 'wednesday', 'thursday'].map((day) => `${day} 08:00–17:00`);

/** The pages of a made-up timber yard, on a Wednesday. */
const ask = quoting([
  week(['Times', 'Office'], [...hours, 'friday 08:00–12:30', 'saturday closed', 'sunday closed'].join('\n')),
  week(['Times', 'Saw counter'], ['monday 09:00–15:00', 'wednesday 14:00–16:00'].join('\n')),
  passage({
    text: '27 November; 3 to 14 August: mornings only, 08:00–12:00',
    kind: 'list',
    headings: ['Times', 'Closed days'],
  }),
  passage({
    text: 'The saw counter is closed for stocktaking from Monday, December 7 to Friday, December 11.',
    origin: 'fact',
    url: null,
  }),
  passage({ text: 'Our summer sale lasts from 1 to 9 July.', headings: ['News'] }),
]);

test.each([
  // A day on a list of closed days is closed, whatever its weekday.
  ['Are you open this Friday?', 'we are closed'],
  ['Are you there this Friday? I travel on Saturday', 'we are closed'],
  ['Are you open now? I am standing outside', 'we are open now'],
  ['Is anyone in the office still?', 'we are open now'],
  ['are you still open? its half past 12', 'we are open now'],
  ['Do you close in August?', 'mornings only, 08:00–12:00'],
  ['Are you open on Monday afternoon?', '08:00–17:00'],
  ['Are you open on Friday 4 December in the afternoon?', 'until 12:30 only'],
  ['How late is the saw counter open on Mondays?', '09:00–15:00'],
  ['When does the saw counter open on Wednesday morning?', 'open at 14:00'],
])('%s', async (question, answer) => {
  expect(await ask(question)).toContain(answer);
});

test.each([
  // "Friday, December 11" says nothing of this Friday, and a counter's notice nothing of the house.
  ['Is anyone there on Monday?', 'stocktaking'],
  ['Are you open on Monday?', 'stocktaking'],
  ['When are you open?', 'stocktaking'],
  // A sale is no closing.
  ['Do you close in July?', 'sale'],
  // What is not in that month is not told for it.
  ['Do you close in September?', 'mornings only'],
  // "By May" and "may I" are no months of closing.
  ['May I come in August?', 'sale'],
  // Another place keeps hours that are not known.
  ['I am at your Leeds shop. Are you open now?', 'open now'],
  ['you have another branch i am at. Are you open now?', 'open now'],
  ['I am in Leeds. Are you open now?', 'open now'],
])('says nothing beside it: %s', async (question, other) => {
  expect(await ask(question)).not.toContain(other);
});

test('a German date is no end of a sentence', async () => {
  const german = quoting(
    [
      week(['Zeiten'], hours.join('\n')),
      passage({
        text: 'Am 23. Dezember sind wir von 08:00 bis 12:00 Uhr da, vom 28. bis 30. Dezember von 09:00 bis 13:00 Uhr.',
        language: 'de',
      }),
    ],
    { language: 'de' },
  );
  expect(await german('Sind Sie am 30. Dezember da?')).toContain('09:00 bis 13:00');
  expect(await german('Seid ihr heute da?')).toContain('08:00–17:00');
  expect(await german('Habt ihr Mittwochabend auf?')).toContain('nur bis 17:00');
  expect(await german('Habt ihr gerade offen?')).toContain('geöffnet');
});

test.each([
  'We are closed from 24 December to 6 January.',
  'We are closed from December 24 to January 6.',
  'We are closed from 24 December to 6 January 2027.',
  'We are closed from December 24 to January 6, 2027.',
  'Vom 24. Dezember bis 6. Januar haben wir geschlossen.',
])('a closure over New Year holds on its days and on no other: %s', async (text) => {
  const closed = quoting([week(['Times'], hours.join('\n')), passage({ text, headings: ['Days off'] })]);
  expect(await closed('Are you open on 29 December?')).toContain(text);
  expect(await closed('Are you open on 4 January?')).toContain(text);
  expect(await closed('Are you open on 22 December?')).toContain('08:00–17:00');
  expect(await closed('Are you open on 12 January?')).toContain('08:00–17:00');
});

test('after a counter in it, the house has its own hours', async () => {
  const history = [{ from: 'visitor' as const, text: 'What time does the saw counter close on Monday?' }];
  expect(await ask('and the office?', { history })).toContain('08:00–17:00');
  expect(await ask('and on Wednesday?', { history })).toContain('14:00–16:00');
});

test('the other one of two places is the one that was not asked about; of three it is neither', async () => {
  const places = ['Quay Street', 'Mill Hill', 'Long Row'].map((name, at) => [
    week(['Times', name], [`monday 0${String(7 + at)}:00–12:00`, 'tuesday closed'].join('\n')),
    passage({ text: `Bramble, ${String(at + 1)} ${name}, Leeds`, headings: ['Find us', name] }),
  ]);
  const history = [{ from: 'visitor' as const, text: 'Is Quay Street open on Monday?' }];
  const question = 'what about the other branch?';
  expect(await quoting(places.slice(0, 2).flat())(question, { history })).toBe(
    'Mill Hill: On Monday we are open 08:00–12:00.',
  );
  expect(await quoting(places.flat())(question, { history })).toBe('');
});
