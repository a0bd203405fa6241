import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { wishIn } from '../../application/call/wishes.js';
import { bothSets } from '../support/call-sets.js';

const kind = z.enum([
  'link',
  'repeat',
  'slower',
  'person',
  'goodbye',
  'no-recording',
  'opt-out',
  'erasure',
  'language',
  'hold',
]);
const said = { id: z.string(), language: z.string(), text: z.string() };
const wishes = bothSets(
  'wishes',
  z.object({ ...said, kind, which: z.string().optional(), asked: z.string().optional() }),
);
const lookAlikes = bothSets('wish-look-alikes', z.object({ ...said, not: kind }));

describe('what a caller wants of the line', () => {
  test.each(wishes)('$id: “$text” is $kind', ({ text, language, kind, which, asked }) => {
    expect(wishIn(text, language)).toEqual({
      kind,
      ...(which !== undefined && { which, words: text }),
      ...(asked !== undefined && { language: asked }),
    });
  });

  test.each(lookAlikes)('$id: “$text” is no $not', ({ text, language, not }) => {
    expect(wishIn(text, language)?.kind).not.toBe(not);
  });

  test('is heard in a sentence among others', () => {
    expect(
      wishIn('Great, that helps. Can you text me the link to your website? Thanks.', 'en'),
    ).toMatchObject({
      kind: 'link',
      which: 'website',
    });
  });

  test('is called off in the same breath', () => {
    expect(wishIn('Text me the link please. Oh wait, never mind.', 'en')).not.toMatchObject({ kind: 'link' });
  });

  test('is heard in another language than that of the call', () => {
    expect(wishIn('¿Habla español?', 'en-US')).toEqual({ kind: 'language', language: 'es' });
    expect(wishIn('Can I speak to a person?', 'fr-CA')).toEqual({ kind: 'person' });
  });

  test('is no single word of another language', () => {
    expect(wishIn('Mande.', 'en')).toBeNull();
    expect(wishIn('Mande.', 'es')).toEqual({ kind: 'repeat' });
  });

  law.prop([fc.string({ unit: 'grapheme', maxLength: 400 })])('never fails', (text) => {
    expect(() => wishIn(text, 'en')).not.toThrow();
  });

  const word = fc.constantFrom(
    'send',
    'me',
    'the',
    'link',
    'text',
    'stop',
    'record',
    'please',
    'dont',
    'to',
    'que',
    'a',
  );
  law.prop([fc.array(word, { maxLength: 250 })])(
    'reads many words to their end, and again the same',
    (words) => {
      // A pattern that looks again and again would outlast the runner's own time.
      const said = words.join(' ');
      expect(wishIn(said, 'en')).toEqual(wishIn(said, 'en'));
    },
  );
});
