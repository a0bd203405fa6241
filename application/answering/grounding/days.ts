import { weekdayName } from '../calendar.js';

/** 0 is Monday. */
const dayNames = [
  'mondays?|lunes|montags?|lundis?',
  'tuesdays?|martes|dienstags?|mardis?',
  'wednesdays?|miercoles|mittwochs?|mercredis?',
  'thursdays?|jueves|donnerstags?|jeudis?',
  'fridays?|viernes|freitags?|vendredis?',
  'saturdays?|sabados?|samstags?|sonnabends?|samedis?',
  'sundays?|domingos?|sonntags?|dimanches?',
] as const;
/** Short names are read where they cannot be anything else: between capitals and in ranges. */
const shortNames = ['Mon|Mo', 'Tues?|Di', 'Wed|Mi', 'Thu|Thurs?|Do', 'Fri|Fr', 'Sat|Sa', 'Sun|So'] as const;
const monthNames = [
  'january|jan|enero|januar|janvier',
  'february|feb|febrero|februar|fevrier',
  'march|mar|marzo|marz|mars',
  'april|apr|abril|avril',
  'may|mayo|mai',
  'june|jun|junio|juni|juin',
  'july|jul|julio|juli|juillet',
  'august|aug|agosto|aout',
  'september|sept?|septiembre|septembre',
  'october|oct|octubre|oktober|octobre',
  'november|nov|noviembre|novembre',
  'december|dec|diciembre|dezember|decembre',
] as const;
const holidays: readonly (readonly [string, string])[] = [
  ['christmas eve|nochebuena|heiligabend|veille de noel', '12-24'],
  ['boxing day|2nd day of christmas', '12-26'],
  ['christmas day|christmas|dia de navidad|navidad|weihnachten|noel', '12-25'],
  ["new year'?s? eve|nochevieja|silvester|saint-sylvestre", '12-31'],
  ["new year'?s? day|new year'?s?|ano nuevo|neujahr|nouvel an|jour de l'an", '01-01'],
];

export const monthPattern = monthNames.join('|');
export const holidayPattern = holidays.map(([names]) => names).join('|');
export const dayPattern = dayNames.join('|');

export const weekdayNamed = (word: string): number =>
  dayNames.findIndex((names) => new RegExp(`^(?:${names})$`, 'u').test(word));
export const monthNamed = (word: string): number =>
  monthNames.findIndex((names) => new RegExp(`^(?:${names})$`, 'u').test(word)) + 1;
export const holidayNamed = (words: string): string | undefined =>
  holidays.find(([names]) => new RegExp(`^(?:${names})$`, 'u').test(words))?.[1];

const short = shortNames.join('|');
const shortRange = new RegExp(`\\b(${short})\\.?\\s*(?:[-–—]|to|bis)\\s*(${short})\\b\\.?`, 'gu');
const shortEnglish = /\b(Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun)\b\.?/gu;
const longName = (name: string): string =>
  weekdayName(shortNames.findIndex((names) => new RegExp(`^(?:${names})$`, 'u').test(name)));

/** The same text with short names of weekdays written out: "Mon–Fri" → "monday-friday". Before it is made lower case. */
export const withLongDays = (text: string): string =>
  text
    .replaceAll(shortRange, (_all, from: string, to: string) => `${longName(from)}-${longName(to)}`)
    .replaceAll(shortEnglish, (_all, name: string) => longName(name));

/** From one weekday to another, both included, over the end of the week where need be. */
export const weekdaysBetween = (from: number, to: number): readonly number[] =>
  Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => (from + index) % 7);

/** The next day (ISO date) that has this month and day, today included. */
export function nextDate(monthDay: string, today: string): string {
  const here = `${today.slice(0, 4)}-${monthDay}`;
  return here >= today ? here : `${String(Number(today.slice(0, 4)) + 1)}-${monthDay}`;
}
