import { broaderOf, plainText, termsOf } from '../../../application/answering/words.js';
import type { Asked, Ground } from '../asked/asked.js';
import { byScore, covering, type Scored } from '../coverage.js';
import { isMet } from '../asked/measures.js';
import { leavesOutTheSame } from '../asked/left-out.js';
import { periodsAsked, periodsIn } from '../asked/periods.js';
import { namesAmount, type Piece } from '../pieces.js';
import { extraOf } from './price-words.js';
import { agesTold, listedIn, withWhatItIsOf } from './priced-in-text.js';
import { isMeant } from '../sentences.js';
import { isStillWithin } from '../asked/spans.js';
import { isAtTimeOf } from './time-bands.js';
import { thingsOf } from './trade-things.js';

const sentenceOwnMin = 0.5;

export function sentencesFor(pieces: readonly Piece[], asked: Asked, ground: Ground): readonly Scored[] {
  const things = thingsOf(ground.question.businessName);
  const periods = periodsAsked(plainText(asked.text));
  const about = asked.terms.map(({ term }) => term);
  // Whoever needs it by tomorrow asks for what is done quickly, and not for what is done on that day.
  const days = about.includes('rush') ? [] : asked.days.filter(({ said }) => said !== 'today');
  return pieces
    .map(withWhatItIsOf)
    .filter(({ quote }) => isAtTimeOf(quote, asked.text) !== false)
    .map((piece) => covering({ ...piece, near: new Set(), own: ownOf(piece, asked) }, asked))
    .filter(
      ({ piece, missing, ownScore }) =>
        missing.length === 0 &&
        !isGivenWithOther(piece, asked) &&
        !isExcepted(piece, asked) &&
        !isOnCondition(piece, asked) &&
        !isPartOnly(piece, asked) &&
        !goesOn.test(plainText(piece.quote)) &&
        (ownScore >= sentenceOwnMin || extraOf(piece, asked, things) === 0),
    )
    .filter(({ piece }) => isMeant(piece, { ...asked, days }, ground))
    .filter(
      ({ piece: { quote } }) =>
        leavesOutTheSame(quote, asked.text, about) && isStillWithin(quote, asked.text),
    )
    .filter(({ piece }) => {
      const text = plainText(`${piece.passage.headings.join(' ')} ${piece.lead} ${piece.quote}`);
      const stated = periodsIn(text);
      return (
        [...periods].every((period) => stated.has(period)) && asked.measures.every((one) => isMet(text, one))
      );
    })
    .toSorted(byScore(asked.language));
}

/** What holds for a pet holds for a dog, where a sentence says so itself, and what for Europe for France, also under a heading. */
const ownOf = (piece: Piece, { terms }: Asked): ReadonlySet<string> =>
  new Set([
    ...piece.own,
    ...(piece.headings.size > 0 ? agesTold(piece) : []),
    ...terms.flatMap(({ term }) =>
      broaderOf(term).some((wide) =>
        wide === 'europe'
          ? piece.own.has(wide) || piece.headings.has(wide)
          : wide === 'pet' && piece.own.has(wide),
      )
        ? [term]
        : [],
    ),
  ]);

/**
 * A sentence that lists several things with a price each, and all that was asked about among them: there also a word tells
 * that says little elsewhere.
 */
export function listSentence(pieces: readonly Piece[], asked: Asked): Scored | undefined {
  const terms = asked.terms.filter(({ term }) => term !== 'price');
  const periods = periodsAsked(plainText(asked.text));
  return pieces
    .filter(({ quote }) => {
      const labels = listedIn(quote);
      const listed = new Set(termsOf(labels.join('\n')));
      const stated = periodsIn(plainText(quote));
      return (
        labels.length > 1 &&
        terms.length > 0 &&
        terms.every(({ term }) => listed.has(term)) &&
        [...periods].every((period) => stated.has(period))
      );
    })
    .map((piece) => covering(piece, { ...asked, terms }))
    .toSorted(byScore(asked.language))[0];
}

/** "No surcharge unless you want it today" is no answer to what today costs. */
function isExcepted({ quote }: Piece, { terms }: Asked): boolean {
  const rest = /\b(?:unless|except|ausser|salvo|sauf)\b(.*)$/u.exec(plainText(quote))?.[1];
  if (rest === undefined || namesAmount(quote)) return false;
  const named = new Set(termsOf(rest));
  return terms.some(({ term, isLight }) => !isLight && named.has(term));
}

/** "Or £35 on the same visit" goes on about the price before it, which its heading is of. */
const goesOn = /^(?:or|plus|oder|ou)\b/u;

/** What is paid when one books, or if one does not come, is not the price. */
function isPartOnly({ quote }: Piece, { terms }: Asked): boolean {
  const parts = termsOf(quote).filter((term) => partsOfPrice.has(term));
  return parts.length > 0 && !terms.some(({ term }) => parts.includes(term));
}
const partsOfPrice: ReadonlySet<string> = new Set(termsOf('deposit'));

/** "£35 on the same visit as your boiler" is no price of boilers, nor is what it costs in some case that a heading asks about. */
function isOnCondition(piece: Piece, asked: Asked): boolean {
  const heading = plainText(piece.passage.headings.at(-1) ?? '');
  if (ofACase.test(heading) && !ofACase.test(plainText(asked.text))) return true;
  const [condition = ''] =
    /\b(?:if|when|on the same \p{L}+ as|together with)\b[^.;]*/u.exec(plainText(piece.quote)) ?? [];
  if (condition === '' || /\b(?:if|when|with)\b/u.test(plainText(asked.text))) return false;
  const rest = plainText(piece.quote).replace(condition, ' ');
  const own = new Set(termsOf(`${piece.lead}\n${rest}`));
  const named = new Set(termsOf(condition));
  return covering({ ...piece, own }, asked).missing.some((term) => named.has(term));
}

const ofACase =
  /\b(?:what (?:if|happens)|if i|was (?:ist|passiert),? wenn|wenn ich|que pasa si|et si|e se)\b/u;

/** What is free with something else only: nobody is told so who did not speak of that. */
function isGivenWithOther({ quote }: Piece, { terms }: Asked): boolean {
  const other = /\bfree (?:with|when|if)\b([^.;,]*)/u.exec(plainText(quote))?.[1];
  if (other === undefined) return false;
  const named = new Set(termsOf(other));
  return !terms.some(({ term, isLight }) => !isLight && named.has(term));
}
