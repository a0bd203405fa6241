import type { SimpleWish } from '../wishes.js';
import { english } from './english.js';
import { french } from './french.js';
import { german } from './german.js';
import { spanish } from './spanish.js';
import { all, among, withoutCourtesies } from './whole-words.js';

/** How a language says a wish: within a sentence, or as all that was said. */
export type WishPhrases = Readonly<
  Record<SimpleWish, { readonly within: readonly string[]; readonly alone: readonly string[] }>
>;

interface Said {
  readonly sentences: readonly string[];
  readonly whole: string;
  /** The language of the call, without a region. */
  readonly language: string;
}

/**
 * The wish that takes nothing but a few words. A single word counts in the language of the call and in English only: in
 * others it is more likely a word that was heard wrongly.
 */
export function simpleWishIn({ sentences, whole, language }: Said): SimpleWish | null {
  const bare = withoutCourtesies(whole);
  const isWord = !bare.includes(' ');
  const tongues = byLanguage.filter(([code]) => !isWord || code === language || code === 'en');
  const kind = kinds.find((wish) =>
    tongues.some(([, phrases]) => {
      const { within, alone } = phrases[wish];
      return alone.test(bare) || alone.test(whole) || sentences.some((sentence) => within.test(sentence));
    }),
  );
  return kind ?? null;
}

const kinds = ['person', 'slower', 'repeat', 'hold', 'goodbye'] as const;

const never = '(?!)';
const compiled = (phrases: WishPhrases) => {
  const of = (wish: SimpleWish) => {
    const { within, alone } = phrases[wish];
    return { within: among(within.length === 0 ? [never] : within), alone: all(alone) };
  };
  return {
    person: of('person'),
    slower: of('slower'),
    repeat: of('repeat'),
    hold: of('hold'),
    goodbye: of('goodbye'),
  };
};
const byLanguage = [
  ['en', compiled(english)],
  ['es', compiled(spanish)],
  ['fr', compiled(french)],
  ['de', compiled(german)],
] as const;
