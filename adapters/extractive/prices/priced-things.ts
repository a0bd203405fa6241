import { plainText, termsOf } from '../../../application/answering/words.js';
import type { Asked, Ground } from '../asked/asked.js';
import { isRow, namesAmount } from '../pieces.js';
import { labelOf } from './priced-row.js';
import { isAtTimeOf, namesTimeOfDay, withoutClock } from './time-bands.js';
import { thingsOf } from './trade-things.js';

/** Words beside a price that say nothing of what is priced. */
const asides = new Set(
  termsOf(
    'incl including include included inclusive extra total altogether normally flat-rate selfpay lower over',
  ),
);

/** What a price is asked for, without its times of day and without "incl.". */
export function pricedThings(
  asked: Asked,
  { pieces, question: { businessName } }: Ground,
): readonly string[] {
  const things = thingsOf(businessName);
  const name = new Set(termsOf(businessName).filter((term) => !things.has(term)));
  // Where the house has a word of its name on its list, that word tells one row from another.
  const isOfName = (term: string): boolean =>
    name.has(term) &&
    pieces.some((piece) => isRow(piece.passage) && new Set(termsOf(labelOf(piece))).has(term));
  const timed = namesTimeOfDay(asked.text);
  const isTimed =
    timed && pieces.some(({ quote }) => namesAmount(quote) && isAtTimeOf(quote, asked.text) !== undefined);
  const kept = new Set(isTimed ? termsOf(withoutClock(plainText(asked.text))) : []);
  return asked.terms
    .filter(({ isLight, term }) => (!isLight || isOfName(term)) && !asides.has(term) && term !== '1')
    .filter(({ term }) => term !== 'insurance' || !asked.terms.some((one) => one.term === 'selfpay'))
    .filter(({ term }) => !isTimed || kept.has(term) || !(timeTerms.has(term) || /^\d/u.test(term)))
    .map(({ term }) => term);
}

const timeTerms = new Set([
  ...termsOf('noon midday midnight daytime am pm evening night outofhours tonight afternoon'),
  'morning',
]);
