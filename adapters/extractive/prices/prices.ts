import { plainText, termsOf } from '../../../application/answering/words.js';
import type { Asked, Ground } from '../asked/asked.js';
import { cardAnswer } from './cards.js';
import { namesDesignations } from './columns.js';
import { monthsAsked, monthsIn } from '../asked/day-names.js';
import { periodsAsked } from '../asked/periods.js';
import { isGratis, isRow, namesAmount, type Piece } from '../pieces.js';
import { pricedThings } from './priced-things.js';
import { labelOf, wordingOf } from './priced-row.js';
import { rowsFor, rowsMax } from './price-rows.js';
import { listSentence, sentencesFor } from './price-sentences.js';
import { extraOf } from './price-words.js';
import { coversMonths } from './seasons.js';
import { eachOnce, restingOn, type Said } from '../said.js';
import { told } from '../sentences.js';

/** What something costs: by a fact, a row of a price list, or a sentence that names both the thing and the amount. */
export function priceAnswer(asked: Asked, ground: Ground): Said | undefined {
  const about = pricedThings(asked, ground);
  const priced = ground.pieces.filter(
    (piece) =>
      (namesAmount(piece.quote) ||
        isGratis(piece.quote) ||
        (about.some((term) => inShares.has(term)) && share.test(piece.quote))) &&
      !isForWhatIsThere(piece, asked),
  );
  if (about.length === 0) {
    const listed = listSentence(priced, asked);
    if (listed !== undefined) return told([listed]);
    return asked.terms.length === 0 && isOfAll(asked) ? priceList(priced, asked) : undefined;
  }
  const needed: Asked = {
    ...asked,
    terms: asked.terms.filter(({ isLight, term }) => isLight || about.includes(term)),
  };
  const facts = priced.filter(({ passage }) => passage.origin === 'fact');
  const pages = priced.filter((piece) => piece.passage.origin === 'page' && !isSuperseded(piece, facts));
  const isInMonth = (piece: Piece): boolean => {
    const named = monthsIn(piece.quote);
    return (
      asked.days.length > 0 ||
      [...monthsAsked(asked.text)].every((month) => named.has(month)) ||
      coversMonths(piece, asked)
    );
  };
  const rows = rowsFor(
    pages.filter((piece) => isInMonth(piece) && namesDesignations(piece, asked)),
    asked,
    { about, ground },
  );
  const taught = sentencesFor(facts, needed, ground).find(
    ({ piece }) => extraOf(piece, asked) <= (rows?.extra ?? Infinity),
  );
  if (taught !== undefined) return told([taught]);
  const sentence = sentencesFor(
    pages.filter(({ passage }) => passage.kind !== 'table' && passage.kind !== 'offer'),
    needed,
    ground,
  )[0];
  // Under a heading that says just what was asked, a sentence is closer than a row that says more.
  if (
    sentence !== undefined &&
    (rows === undefined || (rows.extra > 0 && extraOf(sentence.piece, asked) === 0))
  )
    return told([sentence]);
  return (
    rows ??
    cardAnswer(pages, asked, { about, ground }) ??
    (joins.test(plainText(asked.text))
      ? cardAnswer(pages, asked, { about: about.filter((term) => term !== 'register'), ground })
      : undefined)
  );
}

/** "What are your prices?" names neither a span nor one of several things, as "Studio A" does. */
const isOfAll = ({ text, measures }: Asked): boolean =>
  measures.length === 0 && periodsAsked(plainText(text)).size === 0 && !/\p{L}{3,} [A-Z\d]\b/u.test(text);

/** What is told as a share as often as a sum: "30% of the total when you book". */
const inShares: ReadonlySet<string> = new Set(['deposit', 'discount', 'surcharge']);
const share = /\d ?(?:%|per ?cent|prozent|por ciento|pour cent)/iu;

/** Whoever joins a group pays what it costs. */
const joins =
  /\b(?:join|sign up (?:for|to)|enroll? (?:in|on|for)|attend|take part in) (?:the|your|an?|one of)\b(?!.*\bfees?\b)/u;

const without = /\b(theres no|there is no|there isnt|there is not|without|havent got|dont have|no)\b/u;

/** What is put on something that is there already is no price for whoever has none. */
const isForWhatIsThere = ({ quote }: Piece, { text }: Asked): boolean =>
  without.test(plainText(text)) &&
  /\b(existing|vorhandene\p{L}*|bestehende\p{L}*|existente)\b/u.test(plainText(quote));

/** What was taught since: a page's price for the same thing does not count any more. */
const isSuperseded = (piece: Piece, facts: readonly Piece[]): boolean => {
  const label = termsOf(isRow(piece.passage) ? labelOf(piece) : piece.quote).filter(
    (term) => !/^\d/u.test(term) && term !== 'price',
  );
  return facts.some((fact) => label.length > 0 && label.every((term) => fact.own.has(term)));
};

/** "What are your prices?": the first rows of the page that is called so. */
function priceList(priced: readonly Piece[], { language }: Asked): Said | undefined {
  const rows = priced.filter(
    ({ passage, title, headings }) => isRow(passage) && (title.has('price') || headings.has('price')),
  );
  const own = rows.filter(({ passage }) => passage.language === language);
  const [first] = own.length > 0 ? own : rows;
  if (first === undefined) return undefined;
  const list = rows.filter(({ passage }) => passage.pageId === first.passage.pageId).slice(0, rowsMax);
  return {
    clauses: eachOnce(
      list.map((piece) => {
        const cells = piece.passage.cells.slice(1).filter(({ text }) => text !== '');
        const words = wordingOf({ piece, label: labelOf(piece), cells, isChosen: false, extra: 0 });
        return restingOn(words, piece.passage);
      }),
    ),
    language: first.passage.language,
  };
}
