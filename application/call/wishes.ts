import { sentencesOf, wordsAlone } from '../texting/bare-sentences.js';
import { asksToBeLeftAlone } from '../texting/opt-out-phrases.js';
import { erasureAsked } from './wish-phrases/erasure-asked.js';
import { languageAsked } from './wish-phrases/language-asked.js';
import { linkAsked, type WhichLink } from './wish-phrases/link-asked.js';
import { noRecordingAsked } from './wish-phrases/no-recording-asked.js';
import { simpleWishIn } from './wish-phrases/simple-wishes.js';

/** What a caller wants of the line itself, and not of the business. */
export type Wish =
  /** That a link be sent to the phone. `words`: what was said, as evidence and to choose the link by. */
  | { readonly kind: 'link'; readonly which: WhichLink; readonly words: string }
  /** `language`: BCP 47, such as `es`; it may be the one that is spoken already, or one that the desk does not know. */
  | { readonly kind: 'language'; readonly language: string }
  | { readonly kind: 'opt-out' | 'no-recording' | 'erasure' | SimpleWish };
export type SimpleWish = 'person' | 'slower' | 'repeat' | 'hold' | 'goodbye';

/**
 * The wish in what a caller said, by fixed phrases in English, Spanish, French and German, whichever the call is in; null
 * where there is none. A link, an objection to being recorded and a wish to be forgotten are found only where they are beyond
 * doubt, since a text, a lost recording or a loss of everything follows; an opt-out wherever a reasonable person would understand one. `language`: of the call, BCP 47.
 */
export function wishIn(words: string, language: string): Wish | null {
  const said = words.slice(0, lengthMax);
  const sentences = sentencesOf(said);
  if (erasureAsked(sentences)) return { kind: 'erasure' };
  if (sentences.some(asksToBeLeftAlone)) return { kind: 'opt-out' };
  if (noRecordingAsked(sentences)) return { kind: 'no-recording' };
  const whole = wordsAlone(said);
  const which = linkAsked(sentences, whole);
  if (which !== null) return { kind: 'link', which, words: said.trim() };
  const simple = simpleWishIn({ sentences, whole, language: language.split('-')[0]?.toLowerCase() ?? '' });
  if (simple === 'person') return { kind: 'person' };
  const asked = languageAsked(sentences);
  if (asked !== null) return { kind: 'language', language: asked };
  return simple === null ? null : { kind: simple };
}

/** Whether somebody who said this wants no texts, whatever else they want. */
export const wantsNoTexts = (words: string): boolean =>
  sentencesOf(words.slice(0, lengthMax)).some(asksToBeLeftAlone);

/** More than anybody says in one breath. */
const lengthMax = 1000;
