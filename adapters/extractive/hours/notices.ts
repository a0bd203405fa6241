import { plainText } from '../../../application/answering/words.js';
import type { Ground } from '../asked/asked.js';
import { datesIn } from '../asked/day-names.js';
import type { Piece } from '../pieces.js';

/** Words by which a page says that somebody is there or not. */
export const opening =
  /\b(open|opens|opening|close|closes|closed|closing|shut|hours|geoffnet|offnen|offnet|geschlossen|schliessen|schliesst|sind wir|abrimos|abre|abierto|cerrado|cerramos|cierra|horario|ouvert|ouverts|ouvre|ferme|fermes|fermeture)\b/u;
const clockRange =
  /\d(?:[:.h]\d\d)? ?(?:a\.?m\.?|p\.?m\.?|uhr|h)? ?(?:-|to|until|bis|a|und bis) ?\d{1,2}(?:[:.h]\d\d| ?(?:a\.?m|p\.?m|uhr|h)\b)/u;
const ofDays =
  /\b(hours|opening|days|dates|holidays?|closures?|closed|closing|zeiten|\p{L}*zeiten|\p{L}*tage|ferien|horarios?|festivos|dias|horaires|jours|fermetures?)\b/u;
const closedDays =
  /\b(closed|closures?|closing days|days off|geschlossen|schliesstage|schliessungen|betriebsferien|cerrado|cierres?|ferme|fermetures?)\b/u;

const withDashes = (text: string): string => plainText(text).replaceAll(/[\u2010-\u2015]/gu, '-');

/** Whether a row or an entry stands in a list of days on which nobody is there, and gives no times of its own. */
export const isClosingDay = ({ quote, passage: { kind, headings } }: Piece): boolean =>
  (kind === 'table' || kind === 'list') &&
  closedDays.test(plainText(headings.at(-1) ?? '')) &&
  !clockRange.test(withDashes(quote)) &&
  !/\b(open|geoffnet|offen|abierto|ouvert)\b/u.test(plainText(quote));

/** Sentences, rows and entries that say of one date whether or when somebody is there. */
export const noticesIn = ({ pieces, local }: Ground, date: string): readonly Piece[] =>
  pieces.filter((piece) => {
    const { quote, passage } = piece;
    const named = passage.kind === 'table' ? (passage.cells[0]?.text ?? '') : quote;
    if (!datesIn(named, local.date).some(({ from, to }) => from <= date && date <= to)) return false;
    return saysOfHours(piece);
  });

/** By its own words, or in a list or table of days that is headed so. */
export function saysOfHours(piece: Piece): boolean {
  const { quote, passage } = piece;
  if (passage.kind !== 'table' && opening.test(plainText(quote))) return true;
  const heading = plainText(passage.headings.at(-1) ?? '');
  const states =
    clockRange.test(withDashes(quote)) || /\b(closed|geschlossen|cerrado|ferme)\b/u.test(plainText(quote));
  return isClosingDay(piece) || (states && ofDays.test(heading));
}

/** Whether a notice and a timetable agree: closed both, or each time of the one in the other. */
export const statesAlike = (piece: Piece, times: string): boolean => {
  if (times === 'closed')
    return isClosingDay(piece) || /\b(closed|geschlossen|cerrad[oa]s?|ferme)\b/u.test(plainText(piece.quote));
  return !isClosingDay(piece) && /\d/u.test(piece.quote);
};
