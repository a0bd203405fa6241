import { plainText } from '../../../application/answering/words.js';
import type { Asked, Ground } from '../asked/asked.js';
import { namesStreet } from '../contacts.js';
import type { Timetable } from './timetables.js';

/** The timetables asked about; undefined where something is asked about that none is called by. */
export function chosenTimetables(
  all: readonly Timetable[],
  { terms, isOfOther }: Asked,
  ground: Ground,
): readonly Timetable[] | undefined {
  const weekly = all.filter(isWeekly);
  const about = terms.filter(({ isLight }) => !isLight).map(({ term }) => term);
  const isCalled = ({ scopes }: Timetable): boolean =>
    scopes.some((scope) => about.every((term) => scope.has(term)));
  if (isOfOther === true) {
    const others = weekly.filter((table) => !isCalled(table));
    const isOfTwo =
      weekly.length === 2 && !weekly.some(isGeneral) && weekly.some((one) => isBranch(one, ground));
    return isOfTwo && others.length === 1 ? others : undefined;
  }
  if (about.length > 0) {
    const named = weekly.filter(isCalled);
    return named.length > 0 ? named : undefined;
  }
  if (weekly.length === 0) return undefined;
  const branches = weekly.filter((table) => isBranch(table, ground));
  if (branches.length > 1) return branches;
  const general = weekly.filter(isGeneral);
  const regular = weekly.filter(({ label }) => regularHours.test(plainText(label)));
  return [general, regular, weekly].find(({ length }) => length > 0);
}

/** What a house calls its hours, as against those of a desk or a counter in it. */
const regularHours =
  /\b((regular|usual|normal|general|office|opening) (opening )?(hours|times)|offnungszeiten|sprechzeiten|horario (habitual|general))\b/u;

export const isWeekly = ({ days }: Timetable): boolean => [...days.keys()].some((day) => !/^\d/u.test(day));
export const isGeneral = ({ scopes }: Timetable): boolean => scopes.some((scope) => scope.size === 0);

/** A place with an address of its own, unlike a desk or a season. */
const isBranch = ({ scopes }: Timetable, { pieces }: Ground): boolean =>
  scopes.some(
    (scope) =>
      scope.size > 0 &&
      pieces.some(
        (piece) =>
          namesStreet(piece.quote) &&
          [...scope].every((term) => piece.own.has(term) || piece.headings.has(term)),
      ),
  );
