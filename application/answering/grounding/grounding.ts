import { touchesTopic } from '../off-limits.js';
import { remembered } from '../remembered.js';
import { askedFor } from './asked.js';
import { isPlain, wordsIn, type Said } from './courtesy.js';
import { localTime } from '../calendar.js';
import { disclosesOrPretends } from './disclosure.js';
import { wordingOf } from './evidence.js';
import { createFactCheck } from './fact-check.js';
import { addressesAssistant } from './injection.js';
import { knownAddresses, leadsAstray } from './links.js';
import { hasMarkup } from './markup.js';
import { promises, saysItIsDone } from './promises.js';
import { plainOf, readValues } from './values.js';
import type { Question } from '../../ports/language-model.js';
import type { Passage } from '../../ports/passages.js';

/** What a clause rests on. `excerpt`: the very sentence, row, item or line, word for word as it stands in the passage. */
export interface Support {
  readonly passage: Passage;
  readonly excerpt: string;
}

export type Unsupported =
  | 'no-source'
  | 'value-not-in-source'
  | 'other-subject'
  | 'other-day'
  | 'other-place'
  | 'past'
  | 'negated'
  | 'promise'
  | 'link'
  | 'markup'
  | 'off-limits'
  | 'instruction';

/**
 * `plain`: it says nothing of the business, such as a greeting, a question back, or that nothing was found. `onlyAgrees`: it
 * says yes or no to what was asked, and nothing in its own words.
 */
export type Verdict =
  | { readonly verdict: 'plain' }
  | { readonly verdict: 'supported'; readonly by: readonly Support[]; readonly onlyAgrees?: true }
  | { readonly verdict: 'unsupported'; readonly reason: Unsupported };

export interface GroundingContext {
  readonly question: Pick<
    Question,
    'text' | 'language' | 'history' | 'businessName' | 'now' | 'timeZone' | 'offLimits' | 'links'
  >;
  readonly passages: readonly Passage[];
}

export interface Grounding {
  /** Whether a clause may be said. Clauses are checked in the order in which they are said: "it" is what went before. */
  check(clause: string): Verdict;
  /** More passages of the same business, found while the reply was being worded. */
  add(passages: readonly Passage[]): void;
}

/**
 * Checks a reply clause by clause against what the business has published or taught. Whatever worded the clause is not
 * trusted: each price, time, date, number, address, name, policy and service must stand in one piece of a passage that
 * speaks of the same thing, day and place. Words of the visitor and of the model support nothing.
 */
export function createGrounding({ question, passages }: GroundingContext): Grounding {
  const local = localTime(question.now, question.timeZone);
  const asked = askedFor(question, local.date);
  const facts = createFactCheck({ asked, local, businessName: question.businessName });
  const found: Passage[] = [];
  const published = new Set<string>();
  let known = knownAddresses(question.links, found);
  const add = (more: readonly Passage[]): void => {
    found.push(...more);
    facts.add(more);
    known = knownAddresses(question.links, found);
    for (const passage of more) for (const word of wordsWithin(passage)) published.add(word);
  };
  add(passages);
  const said = saidBy(question, (word) => published.has(word), local.date);

  const judge = (clause: string): Verdict => {
    if (hasMarkup(clause)) return unsupported('markup');
    const plain = plainOf(clause);
    if (leadsAstray(clause, known)) return unsupported('link');
    if (disclosesOrPretends(plain) || addressesAssistant(plain)) return unsupported('instruction');
    if (saysItIsDone(plain)) return unsupported('promise');
    const isPromise = promises(plain);
    if (!isPromise && isPlain(withoutAddresses(clause), said)) return { verdict: 'plain' };
    if (question.offLimits.some((topic) => touchesTopic(topic, clause))) return unsupported('off-limits');
    if (isPromise) {
      const literal = facts.literally(clause);
      return literal.verdict === 'supported' ? literal : unsupported('promise');
    }
    return facts.check(clause);
  };

  return {
    check(clause) {
      const bare = clause
        .trim()
        .replace(/^(?:[-*•–#>]+|\d{1,2}[.)])\s+/u, '')
        .replaceAll(/\*\*|__|`/gu, '');
      if (isMarks(clause)) return { verdict: 'plain' };
      const hasWords = /[\p{L}\p{N}]/u.test(bare);
      const verdict = hasMarkup(clause) || !hasWords ? unsupported('markup') : judge(bare);
      if (verdict.verdict !== 'plain') facts.remember(bare);
      return verdict;
    },
    add,
  };
}

const wordsWithin = remembered(2_000, wordingOf, ({ title, headings, text }: Passage) =>
  wordsIn(plainOf([title, ...headings, text].join(' '))),
);

/** A mark, a smile or a rule of a list; more than that would be a cipher. */
const isMarks = (clause: string): boolean =>
  /^\s*(?:[-*•–]|[.!?…)"”’»*]{0,3}|\p{Extended_Pictographic}{1,3}\uFE0F?[.!]?)\s*$/u.test(clause);

const withoutAddresses = (clause: string): string =>
  clause.replaceAll(/(?:https:\/\/|mailto:|www\.)\S+/giu, ' ');

function saidBy(
  { text, history, businessName, links }: GroundingContext['question'],
  isPublished: (word: string) => boolean,
  today: string,
): Said {
  const words = [text, ...history.filter(({ from }) => from === 'visitor').map((turn) => turn.text)].join(
    ' . ',
  );
  const labels = links.map(({ label }) => label).join(' ');
  return {
    visitorWords: new Set(wordsIn(plainOf(words))),
    visitorValues: readValues(words, today).values,
    businessWords: new Set(wordsIn(plainOf(`${businessName} ${labels}`))),
    isPublished,
  };
}

const unsupported = (reason: Unsupported): Verdict => ({ verdict: 'unsupported', reason });
