import type { Passage } from './passages.js';

export interface Turn {
  readonly from: 'visitor' | 'desk';
  readonly text: string;
}

export interface Question {
  readonly businessName: string;
  readonly text: string;
  /** Primary language, lower case, such as `es`: that of the visitor's words, or else of the visitor's browser. */
  readonly language: string;
  /** What was said before, oldest first; at most 20 turns. */
  readonly history: readonly Turn[];
  /** Found by the passages port for this question, best first. */
  readonly passages: readonly Passage[];
  /** ISO 8601 instant of the question, and the business's IANA time zone. */
  readonly now: string;
  readonly timeZone: string;
}

export interface Source {
  readonly pageId: string;
  readonly url: string;
  readonly title: string;
  /** The words of the page that the answer rests on, as they stood. */
  readonly excerpt: string;
}

/**
 * `answered`: every statement is in the named sources. `unpublished`: the pages do not hold it and `text` says so; what is
 * offered next is the conversation's to say, not the model's. `small-talk`: a greeting or thanks, no statement.
 */
export interface Answer {
  readonly kind: 'answered' | 'unpublished' | 'small-talk';
  readonly text: string;
  readonly sources: readonly Source[];
}

/** Words an answer from what was found. `clauses` arrive as they are released; the answer is complete at the end. */
export interface LanguageModel {
  /** Calls `release` for each checked clause in order (joined they are `Answer.text`), then resolves. */
  answer(question: Question, release: (clause: string) => void): Promise<Answer>;
}
