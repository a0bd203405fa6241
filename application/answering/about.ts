import type { Question, Support } from '../ports/language-model.js';
import { asksFor, gives } from './aspects.js';
import { sisters } from './grounding/sisters.js';
import { plainText, termsOf, wordsWithTermsOf } from './words.js';

type Asked = Pick<Question, 'text' | 'history' | 'businessName'>;

/** A question of so few words may be understood from the one before it. */
const shortWords = 6;
/** "And for a cat?" */
const goesOn = /^(?:and|or|what about|how about|same for|y|und|et)\b/u;

/**
 * Whether a supported clause answers what was asked: it gives what the question wants, such as an amount, a time or a name, and
 * speaks of most of what the question speaks of, and of nothing beside it. A true sentence about something else is no answer.
 */
export function isAbout(question: Asked, clause: string, by: readonly Support[]): boolean {
  const { text, history, businessName } = question;
  const before = history.findLast(({ from }) => from === 'visitor')?.text ?? '';
  const plain = plainText(text).trim();
  const house = new Set(termsOf(businessName));
  const subjects = subjectsOf(text, house);
  const isFollowUp =
    before !== '' &&
    (goesOn.test(plain) || subjects.length === 0 || plain.split(/\s+/u).length <= shortWords);
  const wanted = asksFor(plain) ?? (isFollowUp ? asksFor(plainText(before)) : undefined);
  if (wanted !== undefined && !gives(wanted, clause, plain)) return false;

  const asked = subjects.length === 0 && isFollowUp ? subjectsOf(before, house) : subjects;
  if (asked.length === 0) return wanted !== undefined;
  const own = new Set(termsOf([clause, ...by.map(wordsOfSupport)].join('\n')));
  const told = new Set([...own, ...by.flatMap(({ passage }) => termsOf(aboveOf(passage)))]);
  const met = asked.filter((term) => told.has(term));
  // People tell much beside what they ask; what answers in kind need not speak of all of it.
  const isMostlyMet = met.length * (wanted === undefined ? 2 : 3) >= asked.length;
  return isMostlyMet && met.some((term) => own.has(term)) && !isOfSister(asked, own);
}

const aboveOf = ({ title, headings }: Support['passage']): string => [title, ...headings].join('\n');

/** An answer is spoken of by its question. */
const wordsOfSupport = ({ passage, excerpt }: Support): string =>
  passage.kind === 'question' ? `${excerpt}\n${passage.headings.at(-1) ?? ''}` : excerpt;

/** What a question speaks of: words that matter, or else lighter ones. */
function subjectsOf(text: string, house: ReadonlySet<string>): readonly string[] {
  const words = wordsWithTermsOf(text).filter(({ term }) => !ways.has(term) && !house.has(term));
  const heavy = words.filter(({ isLight }) => !isLight);
  return [...new Set((heavy.length > 0 ? heavy : words).map(({ term }) => term))];
}

/** Words that say in which way something is asked about, and not what. */
const ways: ReadonlySet<string> = new Set(
  ['price hours where phone email address open close who long many day week month cost much'].flatMap(
    (words) => termsOf(words).concat(words.split(' ')),
  ),
);

/** It was asked about the one and speaks of the other: dog and cat, adult and child. */
function isOfSister(asked: readonly string[], own: ReadonlySet<string>): boolean {
  return groups.some((group) => {
    const here = asked.filter((term) => group.has(term));
    return here.length > 0 && !here.some((term) => own.has(term)) && [...group].some((term) => own.has(term));
  });
}

const groups: readonly ReadonlySet<string>[] = sisters.map((group) => new Set(termsOf(group.join(' '))));
