import type { ReadText, Value } from './values.js';

/** A part of a clause that may stand by itself. */
export interface Part {
  readonly read: ReadText;
  /** Whether it says that something is so; "and highlights" only adds to what was said. */
  readonly hasVerb: boolean;
}

const joints =
  /\s+(?:or|oder|o|ou)\s+|,\s*(?:and|but|or|und|aber|oder|y|pero|o|et|mais|ou)?\s+|;\s*|:\s+|\s-\s|\s*\(|\)\s*|\s+(?:and|but|while|plus|und|aber|sowie|pero|mais|et|y)\s+/gu;
const verbs =
  /\b(?:is|are|was|were|be|am|'s|'re|'m|it's|we're|they're|that's|there's|has|have|had|do|does|did|don't|doesn't|can|can't|could|may|must|will|would|should|costs?|takes?|lasts?|opens?|closes?|starts?|ends?|offers?|includes?|needs?|requires?|accepts?|sells?|rents?|repairs?|fix|provides?|charges?|pays?|runs?|comes?|gets?|works?|speaks?|says?|asks?|book|call|visit|write|find|reach|bring|cancel|welcome|allowed|es|son|esta|estan|cuesta|cuestan|dura|tiene|tienen|tenemos|hay|abre|abrimos|cierra|cerramos|puede|pueden|ofrecemos|aceptamos|hablamos|ist|sind|war|kostet|kosten|dauert|hat|haben|kann|konnen|gibt|offnet|offnen|schliesst|schliessen|muss|mussen|darf|durfen|bieten|nehmen|sprechen|est|sont|coute|coutent|dure|a|ont|avons|avez|peut|pouvez|ouvre|ouvrons|ferme|fermons|faut|proposons|acceptons|parlons)\b/u;

/** As many as a clause of common length has; the rest stays together. */
const partsMax = 7;

export function partsOf({ text, rest, values }: ReadText): readonly Part[] {
  const cuts = [...withMarks(text, rest).matchAll(joints)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start }) => !isWithinRange(values, start))
    .slice(0, partsMax - 1);
  const starts = [0, ...cuts.map(({ end }) => end)];
  const ends = [...cuts.map(({ start }) => start), text.length];
  return starts
    .map((start, index) => {
      const end = ends[index] ?? text.length;
      return part({
        text: text.slice(start, end),
        rest: rest.slice(start, end),
        values: values.filter(({ at }) => at >= start && at < end),
      });
    })
    .filter(({ read }) => /[\p{L}\d]/u.test(read.text));
}

/** The rest with a mark for each character of a value: blank space around a joint is no place to lose a value in. */
const withMarks = (text: string, rest: string): string =>
  [...Array(rest.length).keys()]
    .map((at) => (rest.charAt(at) === ' ' && text.charAt(at) !== ' ' ? '\uE000' : rest.charAt(at)))
    .join('');

/** "Between nine and five" is one span of time. */
function isWithinRange(values: readonly Value[], cut: number): boolean {
  const before = values.findLast(({ at }) => at < cut);
  const next = values.find(({ at }) => at >= cut);
  if (before === undefined || before.kind !== next?.kind) return false;
  return (before.role === 'from' && next.role === 'to') || (before.bound === 'from' && next.bound === 'upto');
}

const part = (read: ReadText): Part => ({ read, hasVerb: verbs.test(read.text) || read.values.length > 0 });

/** Neighbours as one. */
export const together = (parts: readonly Part[]): Part =>
  part({
    text: parts.map(({ read }) => read.text).join(' , '),
    rest: parts.map(({ read }) => read.rest).join(' , '),
    values: parts.flatMap(({ read }) => read.values),
  });
