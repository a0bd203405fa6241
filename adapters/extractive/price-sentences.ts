import { broaderOf, plainText, termsOf } from '../../application/answering/words.js';
import type { Asked, Ground } from './asked.js';
import { byScore, covering, type Scored } from './coverage.js';
import { isMet } from './measures.js';
import { periodsIn } from './periods.js';
import type { Piece } from './pieces.js';
import { extraOf } from './price-words.js';
import { isMeant } from './sentences.js';
import { isAtTimeOf } from './time-bands.js';

const sentenceOwnMin = 0.5;

export function sentencesFor(pieces: readonly Piece[], asked: Asked, ground: Ground): readonly Scored[] {
  const periods = periodsIn(plainText(asked.text));
  return pieces
    .filter(({ quote }) => isAtTimeOf(quote, asked.text) !== false)
    .map((piece) => covering({ ...piece, near: new Set(), own: ownOf(piece, asked) }, asked))
    .filter(
      ({ piece, missing, ownScore }) =>
        missing.length === 0 &&
        !isGivenWithOther(piece, asked) &&
        (ownScore >= sentenceOwnMin || extraOf(piece, asked) === 0),
    )
    .filter(({ piece }) =>
      isMeant(piece, { ...asked, days: asked.days.filter(({ said }) => said !== 'today') }, ground),
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
const ownOf = ({ own, headings }: Piece, { terms }: Asked): ReadonlySet<string> =>
  new Set([
    ...own,
    ...terms.flatMap(({ term }) =>
      broaderOf(term).some((wide) =>
        wide === 'europe' ? own.has(wide) || headings.has(wide) : wide === 'pet' && own.has(wide),
      )
        ? [term]
        : [],
    ),
  ]);

/** What is free with something else only: nobody is told so who did not speak of that. */
function isGivenWithOther({ quote }: Piece, { terms }: Asked): boolean {
  const other = /\bfree (?:with|when|if)\b([^.;,]*)/u.exec(plainText(quote))?.[1];
  if (other === undefined) return false;
  const named = new Set(termsOf(other));
  return !terms.some(({ term, isLight }) => !isLight && named.has(term));
}
