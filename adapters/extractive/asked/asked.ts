import { localTime, type LocalTime } from '../../../application/answering/calendar.js';
import { wordingOf } from '../../../application/answering/grounding/evidence.js';
import { remembered } from '../../../application/answering/remembered.js';
import {
  isKnownWord,
  knownWords,
  plainText,
  stemOf,
  termsOf,
  wordsWithTermsOf,
} from '../../../application/answering/words.js';
import type { Question } from '../../../application/ports/language-model.js';
import type { Passage } from '../../../application/ports/passages.js';
import { asksAnybody, asksWhereTo, asksWhomToCall, isAtNight } from './reaching.js';
import { bareClocksIn, isTimeWord, withoutClocks, withoutDates } from './day-names.js';
import { asksVagueDays, daysAskedAbout, withoutHolidays, yearsIn, type AskedDay } from './days.js';
import { measuresIn, withoutMeasures, type Measure } from './measures.js';
import { withoutPeriods } from './periods.js';
import { piecesIn, type Piece } from '../pieces.js';
import { validFor } from './validity.js';

/** In which way something is asked about; the kind decides what can be an answer at all. */
export type Kind =
  'price' | 'hours' | 'phone' | 'email' | 'address' | 'duration' | 'time' | 'count' | 'person' | 'plain';

export interface Term {
  readonly term: string;
  /** Says little: a page may put it differently. */
  readonly isLight: boolean;
}

/** One question, understood as far as it can be without knowing the answer. */
export interface Asked {
  readonly text: string;
  readonly language: string;
  readonly kind: Kind;
  readonly terms: readonly Term[];
  /** Telling words that stand side by side, as in "home visit". */
  readonly pairs: readonly (readonly [string, string])[];
  readonly measures: readonly Measure[];
  readonly days: readonly AskedDay[];
  readonly isOfNow: boolean;
  readonly isOfNext: boolean;
  readonly isVagueDay: boolean;
  /** Of the other one of two places; `terms` call the one that is not meant. */
  readonly isOfOther?: true;
  readonly years: readonly number[];
}

/** What a question can be answered from. */
export interface Ground {
  readonly question: Question;
  readonly pieces: readonly Piece[];
  readonly hours: readonly Piece['passage'][];
  readonly local: LocalTime;
  /** Every word that stands in what was found, by its stem or meaning. */
  readonly vocabulary: ReadonlySet<string>;
}

export function groundOf(question: Question, years: readonly number[]): Ground {
  const local = localTime(question.now, question.timeZone);
  const thisYear = Number(local.date.slice(0, 4));
  const pieces = piecesIn(validFor(question.passages, years, thisYear));
  const hours = validFor(question.passages, [], thisYear).filter(({ kind }) => kind === 'hours');
  const vocabulary = new Set(question.passages.flatMap(termsWithin));
  return { question, pieces, hours, local, vocabulary };
}

const termsWithin = remembered(2_000, wordingOf, ({ text, headings, title }: Passage) =>
  termsOf([text, title, ...headings].join('\n')),
);

const nowWords =
  /\b(now|right now|at the moment|still open|currently open|any(?:one|body) (?:still )?(?:in|there|around)\b.*\bstill|any(?:one|body) still|noch jemand da|ahora|en este momento|jetzt|gerade|grade?|grad|noch (offen|auf|geoffnet)|maintenant|en ce moment|encore ouverts?)\b/u;
const nextWords =
  /\b(when (do|are|will) (you|u|ya|they|the \p{L}+) (\p{L}+ )?(next )?open(ing)? (next|again)|next open|open next(?! (?:\p{L}+day|week|month|year)\b)|open again|cuando (vuelven a abrir|abren de nuevo)|wann (offnet|macht) ihr wieder|wann .* wieder (auf|offen|geoffnet)|quand .* rouvr)/u;
const kinds: readonly (readonly [Kind, RegExp])[] = [
  [
    'duration',
    /\b(how (long|quick|quickly|soon|fast)|how much (notice|time|warning)|wie lange|wie schnell|cuanto (tiempo|dura|tarda|tardan)|combien de temps|quelle est la duree|duration|turnaround)\b/u,
  ],
  [
    'count',
    /\b(how (many|far|old|big|large|small|heavy|tall)|wie ?viele|wie (alt|weit|gross|schwer)|cuant[oa]s|a partir de que edad|que edad|quel age|what age|combien de)\b/u,
  ],
  [
    'time',
    /(?<!^(what if|what happens|do|does|can|will|is|are|am|should|must|may|how) .*)\b(when)\b|\b(what (times?|date|dates|day|days)|which (day|days|date)|wann|um wie viel uhr|welche[nm]? tag|cuando|a que hora|que dias?|quand|a quelle heure|quels? jours?|how (late|early))\b/u,
  ],
  [
    'person',
    /\b((which|what) (vet|doctor|dentist|hygienist|nurse|therapist|stylist|barber|mechanic|technician|electrician|plumber|trainer|teacher|colleague)|who|whos|whose|wer|wem|quien(es)?|qui est|qui sont|qui)\b/u,
  ],
];

export function understand(text: string, question: Question, vocabulary: ReadonlySet<string>): Asked {
  const { date } = localTime(question.now, question.timeZone);
  const plain = plainText(text);
  const business = new Set(termsOf(question.businessName));
  const said = wordsWithTermsOf(
    apart(withoutPeriods(withoutMeasures(withoutClocks(withoutDates(withoutHolidays(plain))))), vocabulary),
  ).filter(({ word }) => !isTimeWord(word));
  const corrected = said.map((one) =>
    vocabulary.has(one.term) ? one : { ...one, term: setRight(one, vocabulary) },
  );
  const names = new Set(corrected.map(({ term }) => term));
  const kind = kindBy(withoutMeasures(plain), names);
  const isOfNow = nowWords.test(plain);
  const sayWhen = new Set(
    kind === 'hours'
      ? termsOf([isOfNow ? nowWords.exec(plain)?.[0] : '', ...bareClocksIn(plain)].join(' '))
      : [],
  );
  const named = daysAskedAbout(text, date);
  const days = named.length === 0 && isOfNow && kind === 'hours' ? daysAskedAbout('today', date) : named;
  // One day is a period, and told apart as such.
  const measures = measuresIn(plain).filter(({ value, unit }) => value !== 1 || !isSpan.has(unit));
  const sums = new Set([...plain.matchAll(sum)].map(([, before, after]) => before ?? after));
  const terms = new Map<string, Term>();
  for (const { term, isLight } of corrected) {
    if (waysOfAsking[kind]?.includes(term) === true || sayWhen.has(term)) continue;
    terms.set(term, {
      term,
      isLight:
        isLight ||
        business.has(term) ||
        (alwaysLight.has(term) && !(term === 'price' && names.has('due'))) ||
        // Whoever cancels speaks of an appointment anyway.
        (term === 'appointment' && names.has('cancel')) ||
        // What is old is told apart by its age only where that is asked for.
        (term === 'age' && kind !== 'count' && kind !== 'price') ||
        (term === 'new' && names.has('register')) ||
        (term === 'child' && (asksAge.test(plain) || inCaseOfChild.test(plain))) ||
        (kind !== 'price' && sums.has(term)) ||
        (dayParts.has(term) && (kind === 'hours' || days.length > 0)) ||
        (measures.length > 0 && (term === 'small' || term === 'large')),
    });
  }
  if (kind === 'phone' && isAtNight(plain)) terms.set('emergency', { term: 'emergency', isLight: false });
  return {
    text,
    language: question.language,
    kind,
    terms: [...terms.values()],
    measures,
    days,
    pairs: pairsIn(plain, terms),
    isOfNow,
    // "Open next Wednesday" is a day, and not the next time.
    isOfNext: days.length === 0 && nextWords.test(plain),
    isVagueDay: asksVagueDays(text),
    years: yearsIn(text, date),
  };
}

const asksAge = /\b(how old|what age|wie alt|que edad|quel age)\b/u;
/** Rules of a house are written for whoever it is. */
const inCaseOfChild =
  /\b(?:if|when|wenn|si|quand) (?:my|our|mein|meine|mi|mon|ma) (?:sons?|daughters?|kids?|child|children)\b/u;
const sum = /[$€£]\s?(\d+)|\b(\d+)\s?(?:€|euros?|dollars?|pounds?|quid|bucks)/gu;
const isSpan: ReadonlySet<Measure['unit']> = new Set(['hour', 'day', 'night', 'year']);

function pairsIn(plain: string, terms: ReadonlyMap<string, Term>): Asked['pairs'] {
  const sequence = plain.split(/[^\p{L}\d]+/u).map((word) => termsOf(word)[0]);
  return sequence.flatMap((term, at) => {
    const next = sequence[at + 1];
    if (term === undefined || next === undefined || term === next) return [];
    const isTelling = [term, next].every((one) => terms.get(one)?.isLight === false);
    return isTelling ? [[term, next] as const] : [];
  });
}

const waysOfAsking: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  price: ['price', 'pay', 'labor', 'labour', 'run', 'damag', 'breakage'],
  time: ['date', 'day', 'start', 'begin', 'tak', 'early', 'late', 'leav'],
  count: [
    'travel',
    'distanc',
    'far',
    'many',
    'long',
    'long-',
    'tall',
    'heavy',
    'high',
    'big',
    'large',
    'size',
    'old',
    'age',
    'weight',
  ],
  duration: ['tak', 'last', 'tim', 'long', 'long-', 'quick', 'fast', 'soon'],
  hours: ['hours', 'work', 'stay', 'come', 'late', 'early', 'long', 'long-'],
  phone: ['phone', 'contact', 'answer', 'dial', 'pick'],
  email: ['email', 'contact', 'send', 'write'],
  address: ['address', 'where', 'find', 'street', 'postcod', 'zip', 'cod'],
};
const alwaysLight = new Set(['where', 'price', 'contact', 'website', 'client']);
const dayParts = new Set(['weekend', 'morning', 'evening']);

const asksPrice =
  /\bwhat (does|do|would|will|do you) .{3,50} (run|be|come to)( me)?\W*$|\b(what(s| is)? the damage|set me back|do i owe|(would|do|will) i (have to )?pay)\b|\bwhat (do|would|will) (you|u|they) (take|want|ask) for (the|an?|my|this)\b|^(and )?(what|whats|what is) (it|that|this|they) (per|a|an|for a) |^(and )?what(s| is| are)? (the |an? |your )?(\p{L}+ ){1,3}(per|an) (hour|foot|person|night|day)\b|\bwhat (do|does|would|will) (\p{L}+ ){1,2}pay\b|\blabou?r\W*$/u;

/** Whether something is in a price, or comes back: no amount is asked for. */
const asksWhetherPaid =
  /^(\p{L}+ )?(do|does|is|are|will|would|can) (i|we|you|the|my|your|it|they|this|that|\p{L}+ing)\b/u;
const rulesOnMoney: ReadonlySet<string> = new Set(['refund', 'include', 'pricematch', 'instalment']);

/** The kind of a question, as far as its words tell. */
export const kindOf = (text: string): Kind => kindBy(plainText(text), new Set(termsOf(text)));

function kindBy(plain: string, terms: ReadonlySet<string>): Kind {
  if (asksWhetherPaid.test(plain) && [...terms].some((term) => rulesOnMoney.has(term))) return 'plain';
  if (/^when (is|are|do|does|must|should|will) .*\b(due|pay|paid|charged|billed)\b/u.test(plain))
    return 'time';
  if (terms.has('price') || asksPrice.test(plain)) return 'price';
  const asks = kinds.find(([, pattern]) => pattern.test(plain))?.[0];
  if (terms.has('hours') || asksAnybody(plain)) return 'hours';
  // How long a house has been there is told by the year in which it began.
  if (asks === 'duration' && terms.has('found')) return 'time';
  if (asks === 'duration' || asks === 'count') return asks;
  if (asksWhomToCall(plain)) return 'phone';
  if (terms.has('phone') && asks === 'time') return 'time';
  if (terms.has('email') && (!/\b(book|cancel|by email)\b/u.test(plain) || asksWhereTo(plain)))
    return 'email';
  if (
    /\b(whats|what is|have|got|give me) (the |your |a )?(\w+ )?(number|numero|nummer)\b|^(phone )?number (for|of)\b/u.test(
      plain,
    )
  )
    return 'phone';
  if (
    terms.has('phone') &&
    (terms.size === 1 ||
      /\b(number|numero|nummer|rufnummer|phone|telefono|telefon\w*|telephone|call|ring|reach)\b/u.test(plain))
  )
    return 'phone';
  if (
    terms.has('address') ||
    /\b(postcode|post code|zip)\b/u.test(plain) ||
    /^(and )?(so )?(where|whereabouts) (are|is|r) (you|u|ya|(the|your) \p{L}+(?! (?!located|based|situated|exactly|again|please|now|and|for|from|near)\p{L}{3,}))\b/u.test(
      plain,
    ) ||
    /^¿?(wo (seid|sind|ist)|donde (estan|esta|queda|quedan)|ou (etes|est|se trouve))/u.test(plain)
  )
    return 'address';
  return asks ?? 'plain';
}

/** "roadbike" as "road bike", "tuneup" as "tune up": a word that stands nowhere, where both its parts do or the second says nothing. */
const apart = (plain: string, vocabulary: ReadonlySet<string>): string =>
  plain.replaceAll(/[\p{L}]{6,}/gu, (word) => {
    const [term] = termsOf(word);
    if (term === undefined || isKnownWord(word) || vocabulary.has(term)) return word;
    if ([...vocabulary].some((one) => one.length >= 4 && distance(term, one, 1) <= 1)) return word;
    for (let at = 3; at <= word.length - 2; at += 1) {
      const parts = termsOf(`${word.slice(0, at)} ${word.slice(at)}`);
      const isLonger = word.length - at >= 3 || parts.length === 1;
      if (parts.length > 0 && isLonger && parts.every((part) => vocabulary.has(part) && part.length >= 3))
        return `${word.slice(0, at)} ${word.slice(at)}`;
    }
    return word;
  });

/** The nearest word that the pages or the desk know, of a word that neither does; else the word's own stem. */
function setRight(
  { word, term }: { readonly word: string; readonly term: string },
  vocabulary: ReadonlySet<string>,
): string {
  if (word.length < 5 || /\d/u.test(word) || isKnownWord(word)) return term;
  const limit = word.length >= 9 ? 2 : 1;
  const near = (other: string): boolean =>
    other.startsWith(word.charAt(0)) &&
    Math.abs(other.length - word.length) <= limit &&
    distance(word, other, limit) <= limit;
  const stem = [...vocabulary].find(
    (one) => one.length >= 4 && one.startsWith(term.charAt(0)) && distance(term, one, 1) <= 1,
  );
  if (stem !== undefined && term.length >= 5) return stem;
  const known = knownWords.filter(near).map((one) => termsOf(one)[0] ?? stemOf(one));
  return known.find((one) => vocabulary.has(one) || tellsKind.has(one)) ?? stem ?? term;
}

/** What stands on no page as such, and still says in which way something is asked about. */
const tellsKind: ReadonlySet<string> = new Set(['price', 'hours', 'address', 'phone', 'email']);

/** Insertions, deletions, changes and swaps of neighbours between two words; anything above `limit` is `limit + 1`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
