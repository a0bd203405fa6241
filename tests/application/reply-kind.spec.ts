import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { textKind } from '../../application/texting/reply-kind.js';
import { bothSets } from '../support/call-sets.js';

const row = z.object({
  id: z.string(),
  language: z.string(),
  text: z.string(),
  kind: z.enum(['stop', 'start', 'help', 'cancel', 'other']),
});
const texts = bothSets('texts', row);

describe('a text to the number of a business', () => {
  test.each(texts)('$id: “$text” is $kind', ({ text, kind }) => {
    expect(textKind(text)).toBe(kind);
  });

  const keyword = fc.constantFrom('STOP', 'STOPALL', 'UNSUBSCRIBE', 'END', 'QUIT', 'REVOKE', 'OPTOUT');
  const around = fc.constantFrom('', ' ', '\n', '.', '!', '"', '  ', '\u00A0', '🛑', '…');
  law.prop([keyword, around, around, fc.boolean()])(
    'is a stop in any case, with any space or mark around a keyword',
    (word, before, behind, isSmall) => {
      expect(textKind(`${before}${isSmall ? word.toLowerCase() : word}${behind}`)).toBe('stop');
    },
  );

  law.prop([fc.string({ unit: 'grapheme', maxLength: 3000 })])('never fails', (body) => {
    expect(['stop', 'start', 'help', 'cancel', 'other']).toContain(textKind(body));
  });
});
