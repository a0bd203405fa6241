import { plusDays } from '../../../application/answering/calendar.js';
import { plainText, wordsOf } from '../../../application/answering/words.js';

const dayNames: readonly RegExp[] = [
  /^(mon|mondays?|lunes|montag(?:s|vormittags?|nachmittags?|abends?|morgen)?|lundis?|segundas?)$/u,
  /^(tues?|tuesdays?|martes|dienstag(?:s|vormittags?|nachmittags?|abends?|morgen)?|mardis?|tercas?)$/u,
  /^(weds?|wednesdays?|miercoles|mittwoch(?:s|vormittags?|nachmittags?|abends?|morgen)?|mercredis?|quartas?)$/u,
  /^(thurs?|thursdays?|jueves|donnerstag(?:s|vormittags?|nachmittags?|abends?|morgen)?|jeudis?|quintas?)$/u,
  /^(fri|fridays?|viernes|freitag(?:s|vormittags?|nachmittags?|abends?|morgen)?|vendredis?|sextas?)$/u,
  /^(sats?|saturdays?|sabados?|samstag(?:s|vormittags?|nachmittags?|abends?|morgen)?|sonnabend(?:s|vormittags?|nachmittags?|abends?|morgen)?|samedis?)$/u,
  /^(sundays?|domingos?|sonntag(?:s|vormittags?|nachmittags?|abends?|morgen)?|dimanches?)$/u,
];
/** "Am 30. Dezember" is one date, and no end of a sentence: what stands between the full stop and the month. */
export const ordinalBeforeMonth = String.raw`(?<=\d\.)\s+(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b`;

const monthNames: readonly RegExp[] = [
  /^(jan|january|enero|januar|janvier)$/u,
  /^(feb|february|febrero|februar|fevrier)$/u,
  /^(march|marzo|marz|mars)$/u,
  /^(apr|april|abril|avril)$/u,
  /^(may|mayo|mai)$/u,
  /^(june?|junio|juni|juin)$/u,
  /^(july?|julio|juli|juillet)$/u,
  /^(aug|august|agosto|aout)$/u,
  /^(sept?|september|septiembre|septembre)$/u,
  /^(oct|october|octubre|oktober|octobre)$/u,
  /^(nov|november|noviembre|novembre)$/u,
  /^(dec|december|diciembre|dezember|decembre)$/u,
];
const month = String.raw`(january|enero|januar|janvier|february|febrero|februar|fevrier|march|marzo|marz|mars|april|abril|avril|may|mayo|mai|june|junio|juni|juin|july|julio|juli|juillet|august|agosto|aout|september|septiembre|septembre|october|octubre|oktober|octobre|november|noviembre|novembre|december|diciembre|dezember|decembre|jan|feb|apr|aug|sept|sep|oct|nov|dec)`;
const day = String.raw`\b(\d{1,2})(?!\d|[:.]\d)(?:st|nd|rd|th|er|\.|º)?`;
const until = String.raw`,?\s*(?:-|to|bis|bis zum|al|au|and|und|y|et|through|until)\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?`;
const year = String.raw`(?:,?\s*(?:de\s+)?(20\d\d))?`;
const dayFirst = new RegExp(
  String.raw`\b${day}(?:\s*(?:de\s+|of\s+)?${month})?(?:${until}(?:the\s+)?${day})?\s*(?:de\s+|of\s+)?\b${month}\b${year}`,
  'gu',
);
const monthFirst = new RegExp(
  String.raw`\b${month}\.?\s+${day}(?:${until}(?:${month}\s+)?${day})?\b${year}`,
  'gu',
);
const dotted = /\b(\d{1,2})\.(\d{1,2})\.(20\d\d)?/gu;
const iso = /\b20\d\d-\d\d-\d\d\b/gu;

/** 0 is Monday; undefined where the word names no weekday. */
export const weekdayNamed = (word: string): number | undefined => {
  const index = dayNames.findIndex((name) => name.test(word));
  return index < 0 ? undefined : index;
};

/** The weekdays a text names, each once. */
export const weekdaysIn = (text: string): readonly number[] => [
  ...new Set(wordsOf(text).flatMap((word) => weekdayNamed(word) ?? [])),
];

export interface DateRange {
  /** ISO dates, both inside. */
  readonly from: string;
  readonly to: string;
}

/** The dates a text names; a date without a year is the next one from `today` (ISO), or one of the last thirty days. */
export function datesIn(text: string, today: string): readonly DateRange[] {
  const plain = plainText(text)
    .replaceAll(/[\u2010-\u2015]/gu, '-')
    // "July 20 to Friday, July 24" is one span.
    .replaceAll(/(?<=\d,? (?:to|through|until|till|bis|al?|au|-) )\p{L}+,? (?=\p{L}+ \d|\d)/gu, (word) =>
      weekdayNamed(word.replace(/,? $/u, '')) === undefined ? word : '',
    );
  const found: DateRange[] = [];
  const add = (from: string | undefined, to: string | undefined = from): void => {
    if (from !== undefined && to !== undefined) found.push({ from, to: to < from ? from : to });
  };
  for (const [, first, earlier, last, name, inYear] of plain.matchAll(dayFirst)) {
    const to = dated(monthOf(name), Number(last ?? first), inYear, today);
    const begins = monthOf(earlier ?? name);
    // Over New Year a span begins in the year before.
    const year = yearBeside(to, begins > monthOf(name) ? -1 : 0);
    add(last === undefined ? to : dated(begins, Number(first), year, today), to);
  }
  for (const [, name, first, later, last, inYear] of plain.matchAll(monthFirst)) {
    const from = dated(monthOf(name), Number(first), inYear, today);
    const ends = monthOf(later ?? name);
    const isOver = ends < monthOf(name);
    // "December 24 to January 2, 2027": the year is that of the end.
    const begins =
      isOver && inYear !== undefined
        ? dated(monthOf(name), Number(first), yearBeside(`${inYear}-`, -1), today)
        : from;
    add(
      begins,
      last === undefined ? begins : dated(ends, Number(last), yearBeside(begins, isOver ? 1 : 0), today),
    );
  }
  for (const [, one, two, inYear] of plain.matchAll(dotted))
    add(dated(Number(two), Number(one), inYear, today));
  for (const [one] of plain.matchAll(iso)) add(one);
  return found;
}

const yearBeside = (date: string | undefined, more: number): string | undefined =>
  date === undefined ? undefined : String(Number(date.slice(0, 4)) + more);

const monthOf = (name = ''): number => monthNames.findIndex((pattern) => pattern.test(name)) + 1;

function dated(
  of: number,
  dayOfMonth: number,
  inYear: string | undefined,
  today: string,
): string | undefined {
  if (of < 1 || of > 12 || dayOfMonth < 1 || dayOfMonth > 31) return undefined;
  const monthDay = `${String(of).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  if (inYear !== undefined) return `${inYear}-${monthDay}`;
  const thisYear = Number(today.slice(0, 4));
  const here = `${String(thisYear)}-${monthDay}`;
  return here >= plusDays(today, -30) ? here : `${String(thisYear + 1)}-${monthDay}`;
}

/** Words that only say when, and so say nothing of what. */
export const isTimeWord = (word: string): boolean =>
  weekdayNamed(word) !== undefined ||
  monthOf(word) > 0 ||
  /^(\d{1,2}(st|nd|rd|th|am|pm)|20\d\d|am|pm|uhr|clock|oclock|noon|midday|midnight|weekends?|weekdays?|weekday|fortnight|afternoons?|nachmittags?|vormittags?|tonight|upcoming|coming|next|proximo|proxima|nachste[nrsm]?|kommende[nrsm]?|prochaine?|christmas|xmas|eve|navidad|nochebuena|weihnachten|weihnacht|heiligabend|noel|bruckentage?|silvester|neujahr|nochevieja|semana|fin|wochenende|easter|ostern|ostermontag|karfreitag|thanksgiving|earliest|latest|half|past|quarter)$/u.test(
    word,
  );

/** A text without accents and without the clock: "at half past 7", "at 2 in the morning". */
export const withoutClocks = (plain: string): string =>
  plain.replaceAll(
    /\b(?:half past|quarter (?:past|to)|halb|viertel (?:nach|vor)) \d{1,2}\b|\b(?:at|around|um|gegen) \d{1,2}(?= (?:in the|at night|o.?clock|uhr))/gu,
    ' ',
  );

/** "Before 7 on weekdays": hours that nothing but their place tells from other numbers. */
export const bareClocksIn = (plain: string): readonly string[] =>
  plain.match(
    /(?<=\b(?:at|before|after|past|until|till|by|um|vor|nach|bis|ab) )\d{1,2}(?= ?$| ?[?!,.]| (?:on|in|at|today|tomorrow|tonight|this|am|an|heute|morgen)\b)/gu,
  ) ?? [];

/** A text without accents and without its dates. */
export const withoutDates = (plain: string): string =>
  [dayFirst, monthFirst, dotted, iso].reduce((text, pattern) => text.replaceAll(pattern, ' '), plain);

/** The months a text names, 1 to 12. */
export const monthsIn = (text: string): ReadonlySet<number> =>
  new Set(
    wordsOf(text)
      .map((word) => monthOf(word))
      .filter((one) => one > 0),
  );

/** Whoever asks whether they may speaks of no month. */
const mayWe = /\bmay (i|we|my|our|you|he|she|it|they|one|the|a)\b/gu;

/** The months that a question names. */
export const monthsAsked = (text: string): ReadonlySet<number> =>
  monthsIn(plainText(text).replaceAll(mayWe, ' '));
