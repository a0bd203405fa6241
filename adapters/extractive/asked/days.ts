import { plusDays, weekdayOf } from '../../../application/answering/calendar.js';
import { plainText } from '../../../application/answering/words.js';
import { datesIn, weekdaysIn, withoutDates } from './day-names.js';

/**
 * A day somebody asks about. `holiday`: one of those on which weekly hours tend not to hold; `coming`: the next such weekday,
 * for which weekly hours hold where its date is no exception.
 */
export interface AskedDay {
  /** ISO date, local to the business. */
  readonly date: string;
  readonly said: 'today' | 'tomorrow' | 'weekday' | 'coming' | 'date' | 'holiday';
}

type OfYear = (year: number) => string;
const fixed =
  (monthDay: string): OfYear =>
  (year) =>
    `${String(year)}-${monthDay}`;
const afterEaster =
  (count: number): OfYear =>
  (year) =>
    plusDays(easter(year), count);
/** The `nth` weekday (0 is Monday) on or after a day of the year. */
const following =
  (monthDay: string, weekday: number, nth = 0): OfYear =>
  (year) => {
    const start = `${String(year)}-${monthDay}`;
    return plusDays(start, ((weekday - weekdayOf(start) + 7) % 7) + 7 * nth);
  };

const holidays: readonly (readonly [RegExp, OfYear])[] = [
  [
    /(christmas|xmas) eve|nochebuena|heiligabend|heilig abend|24\. ?dezember|(veille|reveillon) de noel/u,
    fixed('12-24'),
  ],
  [/boxing day|(second|2nd) day of christmas|(zweite[rn]?|2\.) weihnachts|st\.? stephen/u, fixed('12-26')],
  [/new year'?s? eve|nochevieja|silvester|saint-sylvestre|fin de ano/u, fixed('12-31')],
  [/new year|ano nuevo|neujahr|nouvel an|jour de l'?an/u, fixed('01-01')],
  [/christmas|xmas|navidad|weihnacht|noel/u, fixed('12-25')],
  [/epiphany|three kings|dia de reyes|reyes magos|heilige drei konige|epiphanie/u, fixed('01-06')],
  [/good friday|viernes santo|karfreitag|vendredi saint/u, afterEaster(-2)],
  [/easter monday|lunes de pascua|ostermontag|lundi de paques/u, afterEaster(1)],
  [/easter|pascua|ostersonntag|ostern|paques/u, afterEaster(0)],
  [/ascension|himmelfahrt/u, afterEaster(39)],
  [/whit monday|pentecost|pfingstmontag|pfingsten|pentecote/u, afterEaster(50)],
  [/corpus christi|fronleichnam/u, afterEaster(60)],
  [/may day|tag der arbeit|dia del trabajo|fete du travail|erste[rn]? mai\b/u, fixed('05-01')],
  [/labou?r day/u, following('09-01', 0)],
  [/memorial day/u, following('05-25', 0)],
  [/(fourth|4th) of july|july (the )?(fourth|4th)|independence day|dia de la independencia/u, fixed('07-04')],
  [/thanksgiving|accion de gracias/u, following('11-01', 3, 3)],
  [/black friday/u, (year) => plusDays(following('11-01', 3, 3)(year), 1)],
  [/bastille|14 juillet|fete nationale/u, fixed('07-14')],
  [/assumption|asuncion|assomption/u, fixed('08-15')],
  [/(german unity|deutschen einheit)/u, fixed('10-03')],
  [/all saints|todos los santos|allerheiligen|toussaint/u, fixed('11-01')],
];
/** Days on which hardly anybody keeps weekly hours, whatever the question calls them. */
const special: readonly OfYear[] = [
  ...['01-01', '12-24', '12-25', '12-26', '12-31'].map(fixed),
  ...[-2, 0, 1].map(afterEaster),
];

const todayWords =
  /\b(today|hoy|heute|aujourd'?hui|tonight|hoje|this (morning|afternoon|evening)|esta (tarde|noche|manana)|ce (soir|matin))\b/u;
const tomorrowWords =
  /\b(tomorrow|tmrw|tomorow|morgen|demain|amanha)\b|(?<!\b(?:la|esta|por la|de la) )\bmanana\b/u;
const weekendWords = /\b(weekends?|fin(es)? de semana|wochenenden?|week-ends?)\b/u;
const weekdayWords =
  /\b(weekdays?|in the week|during the week|entre semana|werktags|unter der woche|en semaine)\b/u;
const vague =
  /\b(between|around|over|during|after|before|zwischen|uber|nach|vor|entre|durante|despues|antes|apres|avant|pendant)\b( the| den| la| le)? (christmas|xmas|new year|easter|thanksgiving|labou?r day|holiday|weihnacht|neujahr|ostern|navidad|noel|paques|feiertag|fiestas|fetes)/u;

const dayAfter =
  /\b(day|monday|friday) (right )?after\b|\b(tag|bruckentag|freitag|montag) nach\b|\bdia (despues|siguiente)\b|\blendemain\b/u;
const dayBefore = /\bday before\b|\btag vor\b|\bdia (antes|anterior)\b|\bveille\b/u;

/** Whether a question asks of days that have no date: "between Christmas and New Year", "on bank holidays". */
export const asksVagueDays = (question: string): boolean => {
  const text = plainText(question);
  if (withoutDates(text) !== text) return false;
  return (
    (vague.test(text) && !dayAfter.test(text) && !dayBefore.test(text)) ||
    /\b(bank|public) holidays?\b|\bholidays\b|\b(feiertage?n?|festivos?|jours? feries?)\b/u.test(text)
  );
};

/** A text without the names of holidays, which say when and not what. */
export const withoutHolidays = (plain: string): string =>
  holidays.reduce((text, [pattern]) => text.replace(pattern, ' '), plain);

/** The days a question asks about, earliest first; empty when it asks about none. `today`: ISO date. */
export function daysAskedAbout(question: string, today: string): readonly AskedDay[] {
  const text = plainText(question).replaceAll(/\bsat[- ]navs?\b/gu, ' ');
  if (asksVagueDays(question)) return [];
  const year = yearsIn(text, today)[0];
  const holiday = vague.test(text) && withoutDates(text) !== text ? undefined : holidayIn(text);
  if (holiday !== undefined) return [{ date: nextOf(holiday, today, year), said: 'holiday' }];
  const date = datesIn(question, today)[0]?.from;
  if (date !== undefined) {
    const on = year === undefined ? date : `${String(year)}${date.slice(4)}`;
    return [{ date: on, said: isSpecial(on) ? 'holiday' : 'date' }];
  }
  if (todayWords.test(text)) return [marked(today, 'today')];
  const indices = weekendWords.test(text)
    ? [5, 6]
    : weekdayWords.test(text)
      ? [0, 1, 2, 3, 4]
      : weekdaysIn(text);
  if (indices.length > 0) return indices.map((index) => weekdayAsked(index, text, today));
  return tomorrowWords.test(text) ? [marked(plusDays(today, 1), 'tomorrow')] : [];
}

/** The holiday a text names, or the day before or after it. */
function holidayIn(text: string): OfYear | undefined {
  const named = holidays.find(([pattern]) => pattern.test(text))?.[1];
  if (named === undefined) return undefined;
  const shift = dayAfter.test(text) ? 1 : dayBefore.test(text) && !text.includes('veille de noel') ? -1 : 0;
  return (year) => plusDays(named(year), shift);
}

const oneDay =
  /\b(this|next|coming|dies(e[nmrs]?)?|nachste[nmrs]?|kommende[nmrs]?|este|proximo|que viene|ce|prochain)\b/u;
const anotherWeek = /\b(next|nachste[nmrs]?|proximo|que viene|prochain)\b/u;
const manyDays =
  /\b(mon|tues|wednes|thurs|fri|satur|sun)days\b|\b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|sonnabend)s\b|\b(los|les|every|each|jeden|cada|chaque|usually|normally|regularly|always|at all|ever)\b/u;

/** "On Mondays" is about the week; "this Monday" is about a date, and may be a holiday. */
function weekdayAsked(index: number, text: string, today: string): AskedDay {
  const ahead = (index - weekdayOf(today) + 7) % 7;
  const date = plusDays(today, ahead === 0 && anotherWeek.test(text) ? 7 : ahead);
  const isOne = oneDay.test(text);
  if (isOne && isSpecial(date)) return { date, said: 'holiday' };
  const isWeek = weekendWords.test(text) || weekdayWords.test(text) || manyDays.test(text);
  return { date, said: isOne || !isWeek ? 'coming' : 'weekday' };
}

const marked = (date: string, said: AskedDay['said']): AskedDay => ({
  date,
  said: isSpecial(date) ? 'holiday' : said,
});

export const isSpecial = (date: string): boolean =>
  special.some((of) => of(Number(date.slice(0, 4))) === date);

const nextOf = (of: OfYear, today: string, year: number | undefined): string => {
  const here = of(year ?? Number(today.slice(0, 4)));
  return year !== undefined || here >= today ? here : of(Number(today.slice(0, 4)) + 1);
};

/** The years a question names, by number or as last and next year. */
export function yearsIn(question: string, today: string): readonly number[] {
  const text = plainText(question);
  const now = Number(today.slice(0, 4));
  return [
    ...[...text.matchAll(/\b(20\d\d)\b/gu)].map(([year]) => Number(year)),
    ...(/\b(last year|letztes jahr|letzten jahr|vorjahr|el ano pasado|l'an dernier|l'annee derniere)\b/u.test(
      text,
    )
      ? [now - 1]
      : []),
    ...(/\b(next year|nachstes jahr|nachsten jahr|el (ano que viene|proximo ano)|l'annee prochaine)\b/u.test(
      text,
    )
      ? [now + 1]
      : []),
  ];
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm of Meeus, Jones and Butcher. */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
