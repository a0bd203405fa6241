import type { Support } from '../../application/ports/language-model.js';
import type { Passage } from '../../application/ports/passages.js';

/** A whole quote or one plain sentence, with what it rests on. */
export interface Clause {
  readonly text: string;
  readonly rests: readonly Support[];
}

/** What one question is answered with. */
export interface Said {
  readonly clauses: readonly Clause[];
  /** The language of the page that is quoted, where the words are not our own. */
  readonly language: string | undefined;
}

/** Words that stand in a passage, or say what it says. */
export const restingOn = (text: string, ...passages: readonly Passage[]): Clause => ({
  text,
  rests: passages.map((passage) => ({
    passage,
    excerpt: passage.text.includes(text) ? text : passage.text,
  })),
});

/** Each clause once. */
export const eachOnce = (clauses: readonly Clause[]): readonly Clause[] =>
  clauses.filter(({ text }, at) => clauses.findIndex((one) => one.text === text) === at);
