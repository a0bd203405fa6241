import type { Question, Support } from '../ports/language-model.js';
import { termsOf } from './words.js';

/** Words that say in which way something is asked about, and not what. */
const ways: ReadonlySet<string> = new Set(['price', 'hours', 'where', 'phone', 'email', 'address']);
const shortWords = 6;

/**
 * Whether a supported clause has to do with what was asked: it shares a word that matters with the question, or with the one
 * before where this one is short. A true sentence about something else is no answer.
 */
export function isAbout(
  { text, history, businessName }: Pick<Question, 'text' | 'history' | 'businessName'>,
  clause: string,
  by: readonly Support[],
): boolean {
  const before = history.findLast(({ from }) => from === 'visitor')?.text ?? '';
  const asked = text.split(/\s+/u).length > shortWords ? text : `${text}\n${before}`;
  const house = new Set(termsOf(businessName));
  const subjects = termsOf(asked).filter((term) => !ways.has(term) && !house.has(term));
  if (subjects.length === 0) return true;
  const said = by.map(({ passage, excerpt }) => [excerpt, passage.title, ...passage.headings].join('\n'));
  const told = new Set(termsOf([clause, ...said].join('\n')));
  return subjects.some((term) => told.has(term));
}
