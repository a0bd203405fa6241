import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { gsm7, segmentsOf } from '../../application/texting/gsm7.js';

const texts = [
  ['nothing', '', 'GSM-7', 0, 1],
  ['as many septets as one segment holds', 'b'.repeat(160), 'GSM-7', 160, 1],
  ['one septet more', 'b'.repeat(161), 'GSM-7', 161, 2],
  ['two full parts', 'b'.repeat(306), 'GSM-7', 306, 2],
  ['one more than two full parts', 'b'.repeat(307), 'GSM-7', 307, 3],
  ['euro signs, two septets each', '€'.repeat(80), 'GSM-7', 160, 1],
  [
    'a bracket that would be torn between two parts',
    `${'b'.repeat(152)}[${'b'.repeat(152)}`,
    'GSM-7',
    306,
    3,
  ],
  ['Cyrillic that fits one segment', 'ж'.repeat(70), 'UCS-2', 70, 1],
  ['Cyrillic that does not', 'ж'.repeat(71), 'UCS-2', 71, 2],
  ['emoji, two units each', '🌵'.repeat(35), 'UCS-2', 70, 1],
  ['an emoji that would be torn between two parts', `${'ж'.repeat(66)}🌵${'ж'.repeat(66)}`, 'UCS-2', 134, 3],
  ['one curly quote', 'It’s open', 'UCS-2', 9, 1],
  ['a line break of two characters', 'a\r\nb', 'GSM-7', 4, 1],
] as const;

describe('the segments of a text', () => {
  test.each(texts)('are counted for %s', (_name, text, encoding, units, segments) => {
    expect(segmentsOf(text)).toEqual({ encoding, units, segments });
  });
});

describe('a text in GSM-7', () => {
  test.each([
    ['It’s “open” – today…', 'It\'s "open" - today...'],
    ['Crème brûlée à la façon d’Anaïs', "Crème brulée à la facon d'Anais"],
    ['Peluquería Ñandú', 'Peluqueria Ñandu'],
    ['Łódź\u00A0Café™', 'Lodz CaféTM'],
    ['re\u0301sume\u0301', 'résumé'],
  ])('has %s as %s', (text, plain) => {
    expect(gsm7(text)).toBe(plain);
    expect(segmentsOf(gsm7(text)).encoding).toBe('GSM-7');
  });

  test('keeps what GSM-7 has no letters for', () => {
    expect(gsm7('Привет 🌵')).toBe('Привет 🌵');
  });

  law.prop([fc.string({ unit: 'binary', maxLength: 200 })])('is the same when made again', (text) => {
    expect(gsm7(gsm7(text))).toBe(gsm7(text));
  });
});
