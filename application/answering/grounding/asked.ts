import { claimIn, subjectsAmong } from './claim.js';
import { sisters } from './sisters.js';
import { termsIn } from './terms.js';
import { readValues, type ReadText, type Value } from './values.js';
import type { Question } from '../../ports/language-model.js';

/** What a visitor wants to know. Nothing of it is support; it tells what an answer without a subject speaks of. */
export interface AskedFor {
  /** Every word that may tell which of several things is meant. */
  readonly terms: ReadonlySet<string>;
  /** What each part of the question is about. */
  readonly subjects: readonly ReadonlySet<string>[];
  readonly days: readonly Value[];
  readonly values: readonly Value[];
  readonly text: string;
  /** The question as a statement, where it can be answered with yes or no. */
  readonly statement: ReadText | undefined;
}

const parting =
  /[?!.;\n]+|,?\s+(?:and|und|y|et|also|plus)\s+(?=(?:how|what|when|where|who|which|do|does|is|are|can|could|may|wie|was|wann|wo|haben|gibt|ist|kann|cuanto|cuando|donde|que|hay|tienen|puedo|combien|quand|ou|avez|est|puis)\b)|,\s*(?=(?:how|what|when|where|do you|does|is|are|can|wie|wann|wo|cuanto|cuando|combien|quand)\b)/u;
const asking =
  /\b(?:how|what|what's|when|where|who|which|do|does|is|are|can|could|may|have you|any|price|cost|hours|wie|was|wann|wo|wer|haben|gibt|ist|kann|darf|cuanto|cuando|donde|que|quien|hay|tienen|puedo|combien|quand|ou|quel|quelle|avez|est-ce|puis-je)\b/u;
/** Begins as questions do that are answered with yes or no. */
const polar =
  /^(?:(?:hi|hello|hey|so|and|also|ok|okay|please|sorry|but|or|hola|hallo|bonjour|und|y|et|oder)\b[ ,!.]*)*(?:do|does|did|don't|doesn't|is|isn't|are|aren't|can|can't|could|may|might|will|would|must|should|has|have|am|was|were|any|hay|tienen?|puedo|pueden|se puede|es|estan?|hacen|aceptan|ofrecen|gibt|haben|habt|hat|ist|sind|kann|konnen|darf|muss|bieten|nehmen|kostet|avez|est-ce|peut|puis|faut|y a-t-il|acceptez|proposez|faites|etes)\b/u;
const open =
  /^(?:(?:hi|hello|hey|so|and|also|ok|okay|please|sorry|but|hola|hallo|bonjour|und|y|et)\b[ ,!.]*)*(?:how|what|what's|when|where|who|whose|which|why|wie|was|wann|wo|wer|welche[rsnm]?|warum|cuanto|cuanta|cuando|donde|que|quien|cual|como|combien|quand|ou|quel|quelle|quels|quelles|comment|pourquoi|qui)\b/u;
const followsUp = /^(?:and|what about|how about|or|y|und|et|or what about|same for)\b/u;

export function askedFor(question: Pick<Question, 'text' | 'history'>, today: string): AskedFor {
  const read = readValues(question.text, today);
  const before = question.history.findLast(({ from }) => from === 'visitor');
  const now = partsOf(read);
  const subjects = now.map(subjectOf);
  const isFollowUp =
    before !== undefined &&
    (followsUp.test(read.text.trim()) ||
      read.text.trim().split(' ').length <= 6 ||
      subjects.every(({ size }) => size === 0));
  const earlier = isFollowUp ? partsOf(readValues(before.text, today)) : [];
  const kept = (subject: ReadonlySet<string>): ReadonlySet<string> =>
    earlier.length === 0
      ? subject
      : new Set([...subject, ...withoutSisters(subjectOf(earlier.at(-1) ?? read), subject)]);
  const allTerms = new Set(now.flatMap((part) => [...termsIn(part.rest).terms]));
  const isOpenWords = speaks(read, earlier);
  return {
    terms: new Set([
      ...allTerms,
      ...earlier.flatMap((part) => [...withoutSisters(termsIn(part.rest).terms, allTerms)]),
    ]),
    subjects: subjects.map(kept),
    days: daysOf(read.values),
    values: read.values,
    text: isOpenWords,
    statement: now.length === 1 && now[0] !== undefined && isPolar(now[0].text.trim()) ? now[0] : undefined,
  };
}

const isPolar = (text: string): boolean => polar.test(text) && !open.test(text);

const speaks = (read: ReadText, earlier: readonly ReadText[]): string =>
  [read.text, ...earlier.map(({ text }) => text)].join(' . ');
const daysOf = (values: readonly Value[]): readonly Value[] =>
  values.filter(({ kind }) => kind === 'weekday' || kind === 'date');

const subjectOf = (part: ReadText): ReadonlySet<string> => subjectsAmong(claimIn(part).terms);

/** "And for men?" is about men, and no longer about women. */
function withoutSisters(before: ReadonlySet<string>, now: ReadonlySet<string>): readonly string[] {
  const replaced = new Set(sisters.filter((group) => group.some((one) => now.has(one))).flat());
  return [...before].filter((term) => !replaced.has(term));
}

/** The parts that ask; what a visitor tells besides is left out, unless nothing asks. */
function partsOf({ text, rest, values }: ReadText): readonly ReadText[] {
  const parts: ReadText[] = [];
  let at = 0;
  for (const piece of text.split(parting)) {
    const start = Math.max(at, text.indexOf(piece, at));
    const end = start + piece.length;
    at = end;
    if (piece.trim() === '') continue;
    parts.push({
      text: piece,
      rest: rest.slice(start, end),
      values: values.filter((value) => value.at >= start && value.at < end),
    });
  }
  const ask = parts.filter((part) => asking.test(part.text));
  return ask.length > 0 ? ask : parts;
}
