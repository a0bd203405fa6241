import { createClauses } from '../clauses.js';
import { remembered } from '../remembered.js';
import { byPolarity, byValue, type Assertion } from './assertions.js';
import { subjectsAmong } from './claim.js';
import { addressesAssistant } from './injection.js';
import { restricting } from './small-words.js';
import { termsIn, withEntailed } from './terms.js';
import { holdsWhen, yearsOver, type Holds } from './validity.js';
import { plainOf, readValues, type Value } from './values.js';
import type { Passage } from '../../ports/passages.js';

/** One thing that a passage states: a sentence or a part of it, a row, an item of a list, an answer. */
export interface Unit {
  readonly passage: Passage;
  /** Word for word as it stands in the passage. */
  readonly excerpt: string;
  /** What it speaks of itself. */
  readonly own: ReadonlySet<string>;
  /** What it speaks of with its headings, its page and its business. */
  readonly all: ReadonlySet<string>;
  /** Of a row or an item: what it is called; undefined for a sentence. */
  readonly name: ReadonlySet<string> | undefined;
  /** Of one column of several: what tells it from the others. */
  readonly column: ReadonlySet<string>;
  /** Of a part that goes on about what stands before it: its own words. */
  readonly added: ReadonlySet<string>;
  readonly values: readonly Value[];
  readonly days: ReadonlySet<number>;
  readonly isNegated: boolean;
  readonly isRestricted: boolean;
  readonly holds: Holds;
  readonly text: string;
  /** The words of the excerpt, plain. */
  readonly words: string;
}

export interface Frame {
  readonly businessName: string;
  /** ISO date where the business is. */
  readonly today: string;
}

interface Above {
  readonly passage: Passage;
  readonly terms: ReadonlySet<string>;
  readonly headings: string;
  readonly today: string;
}

/** Everything that a passage states, cut as small as it can be checked. Words for an assistant state nothing. */
export const unitsOf = remembered(
  2_000,
  (passage: Passage, { businessName, today }: Frame) => [today, businessName, wordingOf(passage)].join('\n'),
  readUnits,
);

/** What tells a passage from every other: the words that are read, and where they stand. */
export const wordingOf = ({ passageId, kind, title, headings, text }: Passage): string =>
  [passageId, kind, title, ...headings, text].join('\n');

function readUnits(passage: Passage, { businessName, today }: Frame): readonly Unit[] {
  const lines = [passage.title, ...passage.headings].map(plainOf);
  if (passage.kind === 'hours' || lines.some(addressesAssistant)) return [];
  const headings = lines.join(' . ');
  const terms = termsIn(`${readValues(headings).rest} ${plainOf(businessName)}`).terms;
  const above: Above = { passage, terms, headings, today };
  if (passage.kind === 'table') return rowUnits(above);
  if (passage.kind === 'list' || passage.kind === 'offer' || passage.kind === 'contact') {
    return honest(passage.text.split(/; |\n/u)).flatMap((item) => itemUnits(above, item));
  }
  return passage.kind === 'question' ? answerUnits(above) : sentenceUnits(above, '');
}

/** Whatever follows words for an assistant may be theirs. */
function honest(texts: readonly string[]): readonly string[] {
  const planted = texts.findIndex((text) => addressesAssistant(plainOf(text)));
  return planted < 0 ? texts : texts.slice(0, planted);
}

function sentencesIn(text: string): readonly string[] {
  const clauses = createClauses();
  return honest(
    [...clauses.push(text), ...clauses.end()].map((one) => one.trim()).filter((one) => one !== ''),
  );
}

const goesOn =
  /^(?:it|they|this|that|these|those|he|she|both|el|ella|ellos|sie|es|er|elle|il|ils|elles|then|later than that|after that)\b/u;

function sentenceUnits(above: Above, question: string): readonly Unit[] {
  let before: ReadonlySet<string> = new Set();
  return sentencesIn(above.passage.text).flatMap((sentence) => {
    const read = readValues(sentence);
    const own = termsIn(read.rest).terms;
    const spoken = goesOn.test(read.text) || own.size === 0 ? before : new Set<string>();
    before = new Set([...own, ...spoken]);
    return byPolarity(read)
      .flatMap(byValue)
      .map((assertion) => unit(above, sentence, assertion, { spoken, question }));
  });
}

/** An answer is spoken of by its question: by itself, and sentence by sentence. */
function answerUnits(above: Above): readonly Unit[] {
  const question = above.passage.headings.at(-1) ?? '';
  const sentences = sentencesIn(above.passage.text);
  const isHonest = sentences.join(' ').length >= above.passage.text.trim().length - sentences.length;
  const units = sentenceUnits(above, question);
  if (!isHonest || sentences.length < 2 || new Set(units.map(({ isNegated }) => isNegated)).size > 1)
    return units;
  const read = readValues(above.passage.text);
  const isPlain = byValue({ ...read, lead: new Set() }).length === 1;
  const assertion: Assertion = { ...read, lead: new Set() };
  return isPlain
    ? [...units, unit(above, above.passage.text, assertion, { spoken: new Set(), question })]
    : units;
}

function itemUnits(above: Above, item: string): readonly Unit[] {
  const read = readValues(item);
  return byPolarity(read)
    .flatMap(byValue)
    .map((assertion) => {
      const first = Math.min(
        ...assertion.values.filter(({ kind }) => kind !== 'number').map(({ at }) => at),
        assertion.rest.length,
      );
      const named = termsIn(assertion.rest.slice(0, first)).terms;
      const name =
        named.size > 0 ? named : assertion.lead.size > 0 ? assertion.lead : termsIn(assertion.rest).terms;
      return { ...unit(above, item, assertion, { spoken: new Set(), question: '' }), name };
    });
}

/** A row with several amounts states one for each column; with one of a kind it is one statement. */
function rowUnits(above: Above): readonly Unit[] {
  const { cells, text } = above.passage;
  if (addressesAssistant(plainOf(text))) return [];
  const [first, ...rest] = cells;
  if (first === undefined) return itemUnits(above, text);
  const name = termsIn(readValues(first.text).rest).terms;
  const read = rest.map(({ column, text: cell }) => ({ column, cell, values: readValues(cell).values }));
  const kindOf = (values: readonly Value[]): string => values[0]?.kind ?? '';
  const keysOf = (values: readonly Value[]): string => values.flatMap(({ keys }) => keys).join(' ');
  const isUntold = ({ cell, values }: (typeof read)[number]): boolean =>
    values.length === 0 && untold.test(plainOf(cell).trim());
  const isRival = (one: (typeof read)[number]): boolean =>
    isUntold(one) ||
    (one.values.length > 0 &&
      read.some(
        (other) =>
          isUntold(other) ||
          (kindOf(other.values) === kindOf(one.values) && keysOf(other.values) !== keysOf(one.values)),
      ));
  const rivals = read.filter(isRival);
  const shared = read.filter((cell) => !rivals.includes(cell));
  const unitWith = (cell: (typeof read)[number] | undefined): Unit => {
    const said = [...shared, ...(cell === undefined ? [] : [cell])];
    const words = [`${first.column} ${first.text}`, ...said.map((one) => `${one.column} ${one.cell}`)].join(
      ' . ',
    );
    const made = unit(
      above,
      text,
      { ...readValues(words), lead: new Set() },
      { spoken: new Set(), question: '' },
    );
    const column = readValues(cell?.column ?? '');
    const labels = [...termsIn(column.rest).terms].filter((term) => term !== 'price');
    return { ...made, name, column: new Set([...labels, ...column.values.flatMap(({ keys }) => keys)]) };
  };
  return rivals.length === 0 ? [unitWith(undefined)] : rivals.map(unitWith);
}

/** A cell beside an amount that holds none: what its column stands for is not priced with the others. */
const untold =
  /^(?:-+|n\/?a|none|no|not (?:available|offered|possible)|please (?:ask|call)|ask(?: us)?|call(?: us)?|(?:up)?on request|by quote|quote|auf anfrage|nicht moglich|consultar|a consultar|sur demande)$/u;

interface Around {
  readonly spoken: ReadonlySet<string>;
  /** The question that is answered. */
  readonly question: string;
}

function unit(above: Above, excerpt: string, assertion: Assertion, { spoken, question }: Around): Unit {
  const asked = question === '' ? undefined : readValues(question);
  const said = termsIn(assertion.rest);
  const own = withEntailed(
    new Set([
      ...said.terms,
      ...assertion.lead,
      ...spoken,
      ...(asked === undefined ? [] : termsIn(asked.rest).terms),
      ...implied(assertion, question),
    ]),
  );
  const holds = holdsWhen(assertion, above.headings, above.today);
  return {
    passage: above.passage,
    excerpt,
    own,
    all: withEntailed(new Set([...own, ...above.terms])),
    name: undefined,
    column: new Set(),
    added: assertion.lead.size > 0 ? subjectsAmong(said.terms) : new Set(),
    values: assertion.values,
    days: new Set(assertion.values.filter(({ kind }) => kind === 'weekday').flatMap(({ days }) => days)),
    isNegated: said.isNegated,
    isRestricted: said.words.some((word) => restricting.has(word)),
    holds,
    text: assertion.text,
    words: wordsOnly(plainOf(excerpt)),
  };
}

export const wordsOnly = (plain: string): string => plain.replaceAll(/[^\p{L}\d$€£%@]+/gu, ' ').trim();

/** What a sentence says by its form: "please" asks for something, "can" allows it, an amount is a price. */
function implied({ text, values }: Assertion, question: string): readonly string[] {
  const words = `${text} ${plainOf(question)}`;
  const kinds = new Set(values.map(({ kind }) => kind));
  return [
    ...(/\b(?:please|ask (?:you )?(?:for|to)|bitte|por favor|merci de|at least|pedimos)\b/u.test(words)
      ? ['must']
      : []),
    ...(/\b(?:can|may|could|puede|pueden|kann|konnen|durfen|darf|peut|pouvez|peuvent)\b/u.test(words)
      ? ['allow']
      : []),
    ...(kinds.has('phone') ? ['phone'] : []),
    ...(kinds.has('email') ? ['email'] : []),
    ...(kinds.has('time') ? ['open'] : []),
  ];
}

export const isFromPast = (passage: Passage, today: string): boolean =>
  yearsOver([passage.title, ...passage.headings].map(plainOf).join(' . '), today).length > 0;
