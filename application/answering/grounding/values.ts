import { foldedText } from '../words.js';
import { dayReaders } from './day-notation.js';
import { withLongDays } from './days.js';
import { amountOf, boundAt, currencyOf, currencyPattern, numberPattern, type Bound } from './notation.js';
import { withDigits } from './numbers.js';
import { timeReaders } from './time-notation.js';

export type ValueKind =
  | 'email'
  | 'address'
  | 'phone'
  | 'money'
  | 'percent'
  | 'date'
  | 'time'
  | 'duration'
  | 'measure'
  | 'weekday'
  | 'number';

/** Something exact that a text says, in one notation for all, so that "6 pm" and "18 Uhr" are the same. */
export interface Value {
  readonly kind: ValueKind;
  /** What it may mean; more than one where its notation leaves it open, such as "at 6". */
  readonly keys: readonly string[];
  readonly at: number;
  readonly bound: Bound;
  /** Of a time: something begins or ends then. */
  readonly role: 'from' | 'to' | null;
  /** Weekdays, 0 is Monday: all that it names. */
  readonly days: readonly number[];
}

export interface ReadText {
  readonly values: readonly Value[];
  /** Plain, lower case, with blanks where values stood; as long as `text`. */
  readonly rest: string;
  /** Plain, lower case, with digits for number words. */
  readonly text: string;
}

export type Found = Pick<Value, 'kind' | 'keys'> & Partial<Pick<Value, 'days' | 'role' | 'bound'>>;

/** A notation: where it stands, and what it says there. */
export interface Reader {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, text: string) => readonly Found[];
}

/** Lower case, without accents, with plain dashes and quotation marks, and with digits for number words. */
export const plainOf = (text: string): string =>
  withDigits(
    foldedText(withLongDays(text.normalize('NFKC')).replaceAll(/[’‘`´]/gu, "'"))
      .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
      .replaceAll(/\s+/gu, ' '),
  ).replaceAll(/ {2,}/gu, ' ');

/** The values of a text. `today` (ISO date): what "today" and "tomorrow" mean; on a page they mean nothing. */
export function readValues(original: string, today?: string): ReadText {
  const text = plainOf(original);
  let rest = text;
  const values: Value[] = [];
  for (const { pattern, read } of [
    ...contacts,
    ...amounts,
    ...dayReaders(today),
    ...timeReaders(text),
    ...numbers,
  ]) {
    for (const match of rest.matchAll(pattern)) {
      const at = match.index;
      const end = at + match[0].length;
      const found = read(match, rest);
      values.push(
        ...found.map((one) => ({ bound: boundAt(text, at, end), role: null, days: [], ...one, at })),
      );
      if (found.length > 0) rest = rest.slice(0, at) + ' '.repeat(end - at) + rest.slice(end);
    }
  }
  return { values: values.toSorted((a, b) => a.at - b.at), rest, text };
}

const one = (kind: ValueKind, ...keys: readonly string[]): readonly Found[] => [{ kind, keys }];

/** A number with its country may be said without it, never the other way round. */
export function phoneKeys(written: string): readonly string[] {
  const digits = written.replaceAll(/\D/gu, '').replace(/^00/u, '');
  return [digits, digits.replace(/^0+/u, '')];
}

const contacts: readonly Reader[] = [
  { pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, read: ([all]) => one('email', all.replace(/\.$/u, '')) },
  {
    pattern:
      /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:\/[^\s<>"')\]]*)?/gu,
    read: ([all]) => (isAbbreviated(all) ? [] : one('address', withoutScheme(all))),
  },
  {
    pattern: /(?<![\d.,$€£])(?:\+|\(\+?)?\d(?:[\s()./-]*\d){6,}(?![\d]|[.,]\d)/gu,
    read: ([all]) =>
      /^\d{4}-\d\d-\d\d$|^\d{1,2}[./]\d{1,2}[./]\d{4}$|\d\s+-\s+\d/u.test(all)
        ? []
        : [{ kind: 'phone', keys: phoneKeys(all) }],
  },
];

const isAbbreviated = (text: string): boolean => /^(?:[a-z]\.)+[a-z]*$|^\d+\.\d+/u.test(text);
export const withoutScheme = (address: string): string =>
  address
    .replace(/^https?:\/\//u, '')
    .replace(/^www\./u, '')
    .replace(/[.,;:!?]+$/u, '')
    .replace(/\/$/u, '');

const rangeMark = String.raw`\s*(?:-|to|bis|a|y|and|und|et)\s*`;
const money = (digits: string, sign: string, bound?: Bound): Found => ({
  kind: 'money',
  keys: [`${String(amountOf(digits))} ${currencyOf(sign)}`],
  ...(bound === undefined ? {} : { bound }),
});
const isRange = (text: string, match: RegExpExecArray): boolean =>
  !/\s(?:y|and|und|et)\s/u.test(match[0]) ||
  /\b(?:between|zwischen|entre)\s*$/u.test(text.slice(Math.max(0, match.index - 12), match.index));

const amounts: readonly Reader[] = [
  {
    pattern: new RegExp(
      `(${currencyPattern})\\s?(${numberPattern})${rangeMark}(?:${currencyPattern})?\\s?(${numberPattern})(?!\\s?(?:%|min|h\\b|hour|day|people|person))`,
      'gu',
    ),
    read: (match, text) => {
      const [, sign = '', low = '', high = ''] = match;
      return isRange(text, match) ? [money(low, sign, 'from'), money(high, sign, 'upto')] : [];
    },
  },
  {
    pattern: new RegExp(
      `(?<![\\d.,])(${numberPattern})\\s?(?:${currencyPattern})?${rangeMark}(${numberPattern})(?:,-)?\\s?(${currencyPattern})`,
      'gu',
    ),
    read: (match, text) => {
      const [, low = '', high = '', sign = ''] = match;
      return isRange(text, match) ? [money(low, sign, 'from'), money(high, sign, 'upto')] : [];
    },
  },
  {
    pattern: new RegExp(`(${currencyPattern})\\s?(${numberPattern})(k\\b)?`, 'gu'),
    read: ([, sign = '', digits = '', k]) => [
      money(k === undefined ? digits : String(amountOf(digits) * 1_000), sign),
    ],
  },
  {
    pattern: new RegExp(`(?<![\\d.,])(${numberPattern})(?:,-|\\.-)?\\s?(k )?(${currencyPattern})`, 'gu'),
    read: ([, digits = '', k, sign = '']) => [
      money(k === undefined ? digits : String(amountOf(digits) * 1_000), sign),
    ],
  },
  {
    pattern: new RegExp(
      `(?<![\\d.,])(${numberPattern})\\s?(?:%|per ?cents?\\b|prozent\\b|por ciento\\b|pour cent\\b)`,
      'gu',
    ),
    read: ([, digits = '']) => one('percent', String(amountOf(digits))),
  },
];

const numbers: readonly Reader[] = [
  {
    pattern:
      /(?<![\d.,])(\d+(?:[.,]\d+)?)\s?(km|cm|mm|ml|kg|lbs?|oz|miles?|meters?|metres?|feet|inch(?:es)?|litres?|liters?|m|g|l)\b/gu,
    read: ([, digits = '', unit = '']) =>
      one('measure', `${String(amountOf(digits))} ${unit.replace(/(?<=\w\w)(?:es|s)$/u, '')}`),
  },
  {
    pattern: new RegExp(`(?<![\\d])(${numberPattern})(?:st|nd|rd|th|er|eme)?`, 'gu'),
    read: ([, digits = '']) => one('number', `n${String(amountOf(digits))}`),
  },
];
