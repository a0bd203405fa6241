import { restricting } from './small-words.js';
import { termsIn } from './terms.js';
import type { ReadText, Value } from './values.js';

/** What a clause, or a part of one, states of the business. */
export interface Claim {
  readonly text: string;
  /** What it speaks of in its own words; all of it must be spoken of by what supports it. */
  readonly terms: ReadonlySet<string>;
  /** What "it" is: of the clause before, or of the question. */
  readonly subject: ReadonlySet<string>;
  /** What was asked, and what was said before: nothing there is support, but it tells of what is spoken. */
  readonly asked: ReadonlySet<string>;
  readonly values: readonly Value[];
  readonly isNegated: boolean;
  readonly isRestricted: boolean;
  /** It speaks of something by a pronoun, or of nothing at all. */
  readonly needsSubject: boolean;
}

const pronoun =
  /^(?:(?:yes|no|sure|and|also|so|then|ja|nein|si|oui|non|und|y|et)\b[,.! ]*)*(?:it|its|it's|this|that|that's|these|those|they|they're|them|he|she|both|es|das|er|diese[rs]?|eso|esto|ese|il|elle|ils|elles|cela|ca|c'est)\b/u;
const comes =
  /\b(?:can|may|could|puede|pueden|kann|konnen|durfen|darf|peut|pouvez)\b.{0,30}\b(?:bring|come|stay|enter|join|wait|visit|accompany|traer|venir|entrar|mitbringen|bringen|kommen|amener|entrer)\b/u;

export function claimIn({ text, rest, values }: ReadText): Omit<Claim, 'subject' | 'asked'> {
  const said = termsIn(rest);
  const terms = new Set([...said.terms, ...(comes.test(text) ? ['allow'] : [])]);
  return {
    text,
    terms,
    values,
    isNegated: said.isNegated,
    isRestricted: said.words.some((word) => restricting.has(word)),
    needsSubject: pronoun.test(text.trim()) || [...terms].every((term) => waysOfSaying.has(term)),
  };
}

/** Words that say in which way something is, and not what. */
export const waysOfSaying: ReadonlySet<string> = new Set([
  'price',
  'pay',
  'open',
  'close',
  'phone',
  'email',
  'free',
  'allow',
  'must',
  'include',
  'daily',
  'hourly',
  'weekly',
  'monthly',
  'yearly',
  'possible',
  'long',
  'before',
  'after',
  'within',
  'discount',
  'day',
  'morning',
  'afternoon',
  'evening',
  'accept',
  'half',
  'full',
]);

export const subjectsAmong = (terms: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...terms].filter((term) => !waysOfSaying.has(term)));
