import { termsOf } from '../../../application/answering/words.js';
import type { Asked, Ground } from '../asked/asked.js';
import { datesIn, monthsAsked } from '../asked/day-names.js';
import { saysOfHours } from './notices.js';
import type { Piece } from '../pieces.js';
import { restingOn, type Said } from '../said.js';

const daysOff = new Set(
  termsOf(
    'holiday holidays vacation vacations summer winter break month ferien urlaub sommerferien vacaciones verano vacances',
  ),
);

/** "Do you close in August?": what is different in that month. Where nothing is said of it, it is not known. */
export function monthAnswer(asked: Asked, ground: Ground): Said | undefined {
  if (asked.days.length > 0 || asked.isOfNow) return undefined;
  const about = asked.terms.filter(({ term, isLight }) => !isLight && !daysOff.has(term));
  const notices = noticesOfMonth(ground, asked.text, asked.language).filter((piece) =>
    about.every(({ term }) => piece.own.has(term) || piece.headings.has(term)),
  );
  return notices.length === 0
    ? undefined
    : {
        clauses: notices.map(({ quote, passage }) => restingOn(quote, passage)),
        language: notices[0]?.passage.language,
      };
}

const noticesOfMonthMax = 3;

/** What is different in a month that is asked about, and not over. */
const noticesOfMonth = ({ pieces, local }: Ground, text: string, language: string): readonly Piece[] => {
  const months = monthsAsked(text);
  const said = pieces.filter(
    (piece) =>
      datesIn(piece.quote, local.date).some(
        ({ from, to }) => to >= local.date && [...months].some((month) => reaches(from, to, month)),
      ) && saysOfHours(piece),
  );
  const own = said.filter(({ passage }) => passage.language === language);
  return (own.length > 0 ? own : said).slice(0, noticesOfMonthMax);
};

/** Whether some day of a month lies between two ISO dates less than a year apart. */
function reaches(from: string, to: string, month: number): boolean {
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  return first <= last ? first <= month && month <= last : month >= first || month <= last;
}
