import type { AskedFor } from './asked.js';
import { claimIn, subjectsAmong, type Claim } from './claim.js';
import { minuteOf, type LocalTime } from '../calendar.js';
import { unitsOf, wordsOnly, type Unit } from './evidence.js';
import {
  hasException,
  hoursFor,
  isAboutHours,
  speaksOfNow,
  speaksOfOpening,
  timetablesIn,
  type Timetable,
} from './opening-hours.js';
import { placesIn, placesNamed, type Place } from './places.js';
import { partsOf, together, type Part } from './statements.js';
import { fartherOf, obstacleTo, obstacleToQuote, type Grounds, type Obstacle } from './support.js';
import { termsIn } from './terms.js';
import { plainOf, readValues, type ReadText, type Value } from './values.js';
import type { Passage } from '../../ports/passages.js';

interface Excerpt {
  readonly passage: Passage;
  readonly excerpt: string;
}
export type Finding =
  | { readonly verdict: 'plain' }
  | { readonly verdict: 'supported'; readonly by: readonly Excerpt[]; readonly onlyAgrees?: true }
  | { readonly verdict: 'unsupported'; readonly reason: Obstacle };

export interface FactCheck {
  add(passages: readonly Passage[]): void;
  /** Whether passages support everything that a clause states. */
  check(clause: string): Finding;
  /** Whether one sentence says the same with the same words. */
  literally(clause: string): Finding;
  /** What "it" and "then" in the next clause mean. */
  remember(clause: string): void;
}

interface Scene {
  readonly asked: AskedFor;
  readonly local: LocalTime;
  readonly businessName: string;
}

interface Told {
  readonly subject: ReadonlySet<string>;
  readonly days: readonly Value[];
  readonly places: readonly Place[];
  /** It said when something is open: "and until eight tomorrow" goes on about that. */
  readonly isOfOpening: boolean;
}

export function createFactCheck({ asked, local, businessName }: Scene): FactCheck {
  const businessTerms = termsIn(plainOf(businessName)).terms;
  const today = local.date;
  const passages: Passage[] = [];
  const units: Unit[] = [];
  let timetables: readonly Timetable[] = [];
  let places: readonly Place[] = [];
  let told: Told = { subject: new Set(), days: [], places: [], isOfOpening: false };

  const groundsFor = (before: Told): Grounds => ({
    units,
    places,
    today,
    businessTerms,
    placesAsked: before.places.length > 0 ? before.places : placesNamed(places, asked.terms),
    daysAsked: new Set([...before.days, ...asked.days].flatMap(({ days }) => days)),
  });

  const textual = (claim: Claim, before: Told): Finding => {
    const grounds = groundsFor(before);
    let nearest: Obstacle = 'no-source';
    for (const unit of units) {
      const obstacle = obstacleTo(claim, unit, grounds);
      if (obstacle === undefined)
        return { verdict: 'supported', by: [{ passage: unit.passage, excerpt: unit.excerpt }] };
      nearest = fartherOf(nearest, obstacle);
    }
    return { verdict: 'unsupported', reason: nearest };
  };

  const textBefore = ({ isOfOpening }: Told): string => (isOfOpening ? `${asked.text} . open` : asked.text);

  const hours = (claim: Claim, before: Told): Finding => {
    const days = before.days.length > 0 ? before.days : asked.days;
    const isPublished = (term: string): boolean =>
      units.some(({ all }) => all.has(term)) || timetables.some(({ all }) => all.has(term));
    const unknown = new Set(
      asked.subjects.flatMap((subject) => [...subject].filter((term) => !isPublished(term))),
    );
    const finding = hoursFor(claim, timetables, {
      clock: { today, minute: minuteOf(local.clock) },
      asked: { days, unknown, text: textBefore(before) },
    });
    if ('obstacle' in finding) return { verdict: 'unsupported', reason: finding.obstacle };
    return {
      verdict: 'supported',
      by: finding.lines.map(({ passage, line }) => ({ passage, excerpt: line })),
    };
  };

  /** Sentences speak of opening only for what they name themselves, and never against an exception to the week. */
  const maySentenceTell = (claim: Claim): boolean => {
    if (speaksOfNow(claim.text)) return false;
    const isExcepted = claim.values.some(
      ({ kind, keys, days }) => kind === 'date' && days.length > 0 && hasException(timetables, keys[0] ?? ''),
    );
    if (isExcepted) return false;
    return timetables.length === 0 ? claim.values.length > 0 : subjectsAmong(claim.terms).size > 0;
  };

  const claimFrom = (read: ReadText, subject: ReadonlySet<string>): Claim => {
    const known = read.values.filter(({ kind }) => kind !== 'address');
    return { ...claimIn({ ...read, values: known }), subject, asked: asked.terms };
  };

  const settle = (claim: Claim, before: Told): Finding => {
    const isOfHours = isAboutHours(claim, { days: [], unknown: new Set(), text: textBefore(before) });
    if (!isOfHours) return textual(claim, before);
    const first = hours(claim, before);
    if (first.verdict === 'supported' || !maySentenceTell(claim)) return first;
    const second = textual(claim, before);
    return second.verdict === 'supported' ? second : first;
  };

  /** What a claim without a subject may speak of: what went before, or else any one thing that was asked about. */
  const subjectsFor = (read: ReadText, before: Told): readonly ReadonlySet<string>[] => {
    const { needsSubject, terms, text } = claimIn(read);
    const none: ReadonlySet<string> = new Set();
    if (!needsSubject) return [none];
    if (subjectsAmong(terms).size === 0 && speaksOfOpening(text))
      return before.subject.size > 0 ? [before.subject, none] : [none];
    if (before.subject.size > 0) return [before.subject];
    const wanted = asked.subjects.filter(({ size }) => size > 0);
    const keys = read.values
      .filter(({ kind }) => kind === 'phone' || kind === 'email')
      .flatMap((value) => value.keys);
    // The way to reach the house is a way to reach it about anything.
    const isOfHouse =
      keys.length > 0 &&
      units.some(
        ({ passage, values }) =>
          passage.kind === 'contact' && values.some((value) => value.keys.some((key) => keys.includes(key))),
      );
    return wanted.length > 0 ? [...wanted, ...(isOfHouse ? [none] : [])] : [none];
  };

  const checkPart = ({ read }: Part, before: Told): Finding => {
    let last: Finding = { verdict: 'unsupported', reason: 'no-source' };
    for (const subject of subjectsFor(read, before)) {
      const claim = claimFrom(read, subject);
      if (claim.terms.size + claim.values.length === 0 && subject.size === 0) continue;
      last = settle(claim, before);
      if (last.verdict === 'supported') return last;
    }
    return last;
  };

  const toldBy = (read: ReadText, before: Told): Told => {
    const { terms, values, needsSubject } = claimIn(read);
    const subject = subjectsAmong(terms);
    const days = values.filter(({ kind }) => kind === 'weekday' || kind === 'date');
    const here = placesNamed(places, terms);
    const inherited =
      before.subject.size > 0
        ? before.subject
        : (asked.subjects.find(({ size }) => size > 0) ?? new Set<string>());
    return {
      subject: subject.size === 0 ? inherited : needsSubject ? new Set([...inherited, ...subject]) : subject,
      days: days.length > 0 ? days : before.days,
      places: here.length > 0 ? here : before.places,
      isOfOpening: speaksOfOpening(read.text) && !terms.has('close'),
    };
  };

  /** Neighbouring parts are taken together as long as one piece of evidence supports them; each must be supported. */
  const byParts = (parts: readonly Part[], before: Told): Finding => {
    const whole = together(parts);
    const first = checkPart(whole, before);
    if (first.verdict !== 'unsupported' || parts.length < 2) return first;
    let nearest: Finding = first;
    for (let size = parts.length - 1; size > 0; size -= 1) {
      const head = together(parts.slice(0, size));
      const tail = parts.slice(size);
      if (!head.hasVerb || !together(tail).hasVerb) continue;
      const one = checkPart(head, before);
      if (one.verdict === 'unsupported') {
        nearest = one;
        continue;
      }
      const rest = byParts(tail, toldBy(head.read, before));
      if (rest.verdict === 'supported' && one.verdict === 'supported')
        return { verdict: 'supported', by: [...one.by, ...rest.by] };
      nearest = rest;
    }
    return listed(parts, before) ?? nearest;
  };

  /** "We offer cuts, colour and highlights": each of them is offered, in the same words. */
  const listed = (parts: readonly Part[], before: Told): Finding | undefined => {
    if (parts.some(({ read }) => read.values.length > 0)) return undefined;
    const ways = claimIn(together(parts).read);
    const way = [...ways.terms].filter((term) => !subjectsAmong(ways.terms).has(term));
    const by: Excerpt[] = [];
    for (const { read } of parts) {
      const claim = claimFrom(read, new Set());
      if (claim.terms.size === 0) return undefined;
      const finding = settle(
        { ...claim, terms: new Set([...claim.terms, ...way]), isNegated: ways.isNegated, text: ways.text },
        before,
      );
      if (finding.verdict !== 'supported') return undefined;
      by.push(...finding.by);
    }
    return { verdict: 'supported', by };
  };

  const quoted = (read: ReadText): Finding | undefined => {
    const words = wordsOnly(read.text);
    const alike = units.filter((unit) => unit.words === words);
    if (alike.length === 0) return undefined;
    const grounds = groundsFor(told);
    for (const subject of subjectsFor(read, told)) {
      const claim = claimFrom(read, subject);
      const unit = alike.find((one) => obstacleToQuote(claim, one, grounds) === undefined);
      if (unit !== undefined)
        return { verdict: 'supported', by: [{ passage: unit.passage, excerpt: unit.excerpt }] };
    }
    return undefined;
  };

  const check = (clause: string): Finding => {
    const { read, answer } = withoutAnswerWord(readValues(clause, today));
    if (answer !== undefined && isEcho(read)) return echoed(answer, read);
    return quoted(read) ?? byParts(partsOf(read), told);
  };

  /** "Yes, we do." states what was asked. */
  const echoed = (answer: 'yes' | 'no', { rest }: ReadText): Finding => {
    if (asked.statement === undefined) {
      return termsIn(rest).words.length === 0
        ? { verdict: 'plain' }
        : { verdict: 'unsupported', reason: 'no-source' };
    }
    const stated = claimFrom(asked.statement, asked.subjects[0] ?? new Set());
    const isTwisted = stated.isNegated;
    if (isTwisted || stated.terms.size + stated.values.length === 0)
      return { verdict: 'unsupported', reason: 'negated' };
    const finding = settle({ ...stated, isNegated: answer === 'no' }, told);
    return finding.verdict === 'supported' ? { ...finding, onlyAgrees: true } : finding;
  };

  const literally = (clause: string): Finding => {
    const finding = check(clause);
    if (finding.verdict !== 'supported') return finding;
    const said = new Set(wordStems(clause));
    const isLiteral = finding.by.some(({ passage, excerpt }) => {
      const stated = new Set(wordStems(`${excerpt} ${passage.headings.join(' ')}`));
      return [...said].every((word) => stated.has(word));
    });
    return isLiteral ? finding : { verdict: 'unsupported', reason: 'no-source' };
  };

  return {
    add(more) {
      passages.push(...more);
      units.push(...more.flatMap((passage) => unitsOf(passage, { businessName, today })));
      timetables = timetablesIn(passages, businessName, today);
      places = placesIn(passages, businessName);
    },
    check,
    literally,
    remember(clause) {
      told = toldBy(withoutAnswerWord(readValues(clause, today)).read, told);
    },
  };
}

const answerWord =
  /^\s*(?:and,? |und |y |et )?(?:(yes|yeah|yep|sure|of course|certainly|absolutely|definitely|indeed|correct|right|exactly|that's right|si|claro|por supuesto|desde luego|ja|naturlich|klar|selbstverstandlich|gerne?|oui|bien sur|tout a fait)|((?:no|nope|nein|non)(?=\s*(?:[,.!:;-]|$))|sorry,? no|unfortunately not|leider nein|leider nicht))\b[\s,.!:;-]*/u;

function withoutAnswerWord(read: ReadText): {
  readonly read: ReadText;
  readonly answer: 'yes' | 'no' | undefined;
} {
  const match = answerWord.exec(read.text);
  if (match === null) return { read, answer: undefined };
  const [all] = match;
  const kept = {
    text: read.text.slice(all.length),
    rest: read.rest.slice(all.length),
    values: read.values
      .filter(({ at }) => at >= all.length)
      .map((value) => ({ ...value, at: value.at - all.length })),
  };
  return { read: kept, answer: match[1] === undefined ? 'no' : 'yes' };
}

/** Nothing but "we do", "it is", "you can". */
function isEcho({ rest, values }: ReadText): boolean {
  const { terms } = termsIn(rest);
  return values.length === 0 && terms.size === 0;
}

/** Words that a promise must share with the sentence that makes it. */
const wordStems = (text: string): readonly string[] =>
  (plainOf(text).match(/[\p{L}\d]{4,}/gu) ?? [])
    .filter(
      (word) =>
        !/^(?:will|shall|that|this|with|your|they|them|then|also|just|someone|somebody|team|going|please|gladly|happily)$/u.test(
          word,
        ),
    )
    .map((word) => word.replace(/(?:ing|ed|es|s|e)$/u, ''));
