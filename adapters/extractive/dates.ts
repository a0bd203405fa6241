import { plainText, wordsOf } from '../../application/answering/words.js';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** A day somebody asks about. `holiday`: one of those on which weekly hours tend not to hold. */
export interface AskedDay {
  /** ISO date, local to the business. */
  readonly date: string;
  readonly said: 'today' | 'tomorrow' | 'weekday' | 'date' | 'holiday';
}

const dayNames: readonly RegExp[] = [
  /^(mondays?|lunes|montags?|lundis?)$/u,
  /^(tuesdays?|martes|dienstags?|mardis?)$/u,
  /^(wednesdays?|miercoles|mittwochs?|mercredis?)$/u,
  /^(thursdays?|jueves|donnerstags?|jeudis?)$/u,
  /^(fridays?|viernes|freitags?|vendredis?)$/u,
  /^(saturdays?|sabados?|samstags?|sonnabends?|samedis?)$/u,
  /^(sundays?|domingos?|sonntags?|dimanches?)$/u,
];
const monthNames: readonly RegExp[] = [
  /^(january|enero|januar|janvier)$/u,
  /^(february|febrero|februar|fevrier)$/u,
  /^(march|marzo|marz|mars)$/u,
  /^(april|abril|avril)$/u,
  /^(may|mayo|mai)$/u,
  /^(june|junio|juni|juin)$/u,
  /^(july|julio|juli|juillet)$/u,
  /^(august|agosto|aout)$/u,
  /^(september|septiembre|septembre)$/u,
  /^(october|octubre|oktober|octobre)$/u,
  /^(november|noviembre|novembre)$/u,
  /^(december|diciembre|dezember|decembre)$/u,
];
const holidays: readonly (readonly [RegExp, string])[] = [
  [/christmas eve|nochebuena|heiligabend|veille de noel/u, '12-24'],
  [/boxing day|second day of christmas|zweite[rn]? weihnachts/u, '12-26'],
  [/christmas|navidad|weihnacht|noel/u, '12-25'],
  [/new year'?s? eve|nochevieja|silvester|saint-sylvestre/u, '12-31'],
  [/new year|ano nuevo|neujahr|nouvel an|jour de l'an/u, '01-01'],
];
const todayWords = /\b(today|hoy|heute|aujourd'?hui|tonight|this (morning|afternoon|evening))\b/u;
const tomorrowWords = /\b(tomorrow|morgen|demain)\b|\bmanana\b/u;
const weekendWords = /\b(weekends?|fin de semana|wochenende|week-end)\b/u;

const dayMs = 24 * 60 * 60 * 1_000;
export const plusDays = (date: string, count: number): string =>
  new Date(Date.parse(date) + count * dayMs).toISOString().slice(0, 10);

/** 0 is Monday. */
export const weekdayOf = (date: string): number => (new Date(date).getUTCDay() + 6) % 7;

/** The local date and clock (`09:05`) of an instant in a time zone (IANA). */
export function localTime(
  instant: string,
  timeZone: string,
): { readonly date: string; readonly clock: string } {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(instant),
  );
  const [date = '', clock = ''] = text.split(' ');
  return { date, clock };
}

/** The days a question asks about, earliest first; empty when it asks about none. `today`: ISO date. */
export function daysAskedAbout(question: string, today: string): readonly AskedDay[] {
  const text = plainText(question);
  const holiday = holidays.find(([pattern]) => pattern.test(text));
  if (holiday !== undefined) return [{ date: next(holiday[1], today), said: 'holiday' }];
  const date = dateIn(question, today);
  if (date !== undefined) return [{ date, said: 'date' }];
  if (todayWords.test(text)) return [{ date: today, said: 'today' }];
  const named = wordsOf(question).flatMap((word) => {
    const index = dayNames.findIndex((name) => name.test(word));
    return index < 0 ? [] : [index];
  });
  const indices = weekendWords.test(text) ? [5, 6] : [...new Set(named)];
  if (indices.length > 0)
    return indices.map((index) => ({ date: nextWeekday(index, today), said: 'weekday' }));
  return tomorrowWords.test(text) ? [{ date: plusDays(today, 1), said: 'tomorrow' }] : [];
}

const next = (monthDay: string, today: string): string => {
  const year = Number(today.slice(0, 4));
  return `${String(year)}-${monthDay}` >= today
    ? `${String(year)}-${monthDay}`
    : `${String(year + 1)}-${monthDay}`;
};

const nextWeekday = (index: number, today: string): string =>
  plusDays(today, (index - weekdayOf(today) + 7) % 7);

function dateIn(question: string, today: string): string | undefined {
  const dotted = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})?/u.exec(question);
  if (dotted !== null) return dated(Number(dotted[2]), Number(dotted[1]), dotted[3], today);
  const words = wordsOf(question);
  for (const [at, word] of words.entries()) {
    const month = monthNames.findIndex((name) => name.test(word)) + 1;
    if (month === 0) continue;
    const near = [words[at - 1], words[at - 2], words[at + 1]];
    const day = near
      .map((one) => Number(/^(\d{1,2})(st|nd|rd|th|er)?$/u.exec(one ?? '')?.[1]))
      .find((one) => one >= 1 && one <= 31);
    if (day !== undefined)
      return dated(
        month,
        day,
        words.find((one) => /^20\d\d$/u.test(one)),
        today,
      );
  }
  return undefined;
}

function dated(month: number, day: number, year: string | undefined, today: string): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const monthDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return year === undefined ? next(monthDay, today) : `${year}-${monthDay}`;
}

/** Words that only say when, and so say nothing of what. */
export const isTimeWord = (word: string): boolean =>
  [...dayNames, ...monthNames].some((name) => name.test(word)) ||
  /^(\d{1,4}(st|nd|rd|th|am|pm)?|am|pm|uhr|weekends?|week|morning|afternoon|evening|night|tonight|christmas|eve|navidad|nochebuena|weihnachten|heiligabend|noel|boxing|year|new|silvester|neujahr|nochevieja|semana|fin|wochenende)$/u.test(
    word,
  );
