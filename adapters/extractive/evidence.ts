import { termsOf } from '../../application/answering/words.js';
import type { Passage } from '../../application/ports/passages.js';

/** A piece of a passage that may be quoted as it stands. */
export interface Evidence {
  readonly passage: Passage;
  readonly quote: string;
  /** What it speaks of itself, and what the headings and the title above it speak of. */
  readonly own: ReadonlySet<string>;
  readonly above: ReadonlySet<string>;
  /** What its page is called. */
  readonly title: ReadonlySet<string>;
}

export interface Scored extends Evidence {
  /** Share of what was asked about that it speaks of, from 0 to 1; rare words count for more. */
  readonly score: number;
  /** The same, by its own words alone. */
  readonly ownScore: number;
}

const aboveWeight = 0.75;

/** Every sentence, row, list and answer in what was found. */
export const evidenceIn = (passages: readonly Passage[]): readonly Evidence[] => passages.flatMap(evidenceOf);

function evidenceOf(passage: Passage): readonly Evidence[] {
  const { kind, text, headings, title } = passage;
  if (kind === 'hours') return [];
  const called = new Set(termsOf(title.split(/[|·–—]/u)[0] ?? ''));
  const above = new Set([...called, ...termsOf(headings.join(' '))]);
  const piece = (quote: string, said = quote): Evidence => ({
    passage,
    quote,
    own: new Set(termsOf(said)),
    above,
    title: called,
  });
  if (kind === 'question') return [piece(text, `${headings.at(-1) ?? ''} ${text}`)];
  if (kind === 'text') return sentencesOf(text).map((sentence) => piece(sentence));
  if (kind === 'list') {
    const items = text.split('; ');
    return [piece(text), ...(items.length > 1 ? items.map((item) => piece(item)) : [])];
  }
  return [piece(text)];
}

export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/\n|(?<=[.!?…])\s+(?=[\p{Lu}\d¿¡"“«])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** Best first. What is asked about and stands nowhere weighs most, so a near miss scores low. */
export function ranked(
  asked: readonly string[],
  evidence: readonly Evidence[],
  language: string,
): readonly Scored[] {
  const weights = new Map(asked.map((term) => [term, weightOf(term, evidence)]));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const share = (count: (term: string) => number): number =>
    total === 0 ? 0 : asked.reduce((sum, term) => sum + (weights.get(term) ?? 0) * count(term), 0) / total;
  return evidence
    .map((one) => ({
      ...one,
      score: share((term) => (one.own.has(term) ? 1 : one.above.has(term) ? aboveWeight : 0)),
      ownScore: share((term) => (one.own.has(term) ? 1 : 0)),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || preference(b, language) - preference(a, language));
}

function weightOf(term: string, evidence: readonly Evidence[]): number {
  const count = evidence.filter(({ own, above }) => own.has(term) || above.has(term)).length;
  return Math.log(2 + evidence.length / (1 + count));
}

/** Of two that say as much: the visitor's language, an answer to a question, the search's own order. */
const preference = ({ passage, ownScore }: Scored, language: string): number =>
  (passage.language === language ? 4 : 0) +
  (passage.kind === 'question' ? 2 : 0) +
  ownScore +
  Math.min(passage.score, 1) / 10;
