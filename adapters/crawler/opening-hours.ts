import type { DayHours } from '../../application/ports/website-reader.js';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Day = (typeof days)[number];

/** Names of weekdays as websites write them, shortest form that cannot be mistaken first. */
const names: Readonly<Record<Day, RegExp>> = {
  monday: /^(mon(day)?s?|lun(es|di)?|mo(ntags?)?)$/u,
  tuesday: /^(tue?s?(day)?s?|mar(tes|di)|di(enstags?)?)$/u,
  wednesday: /^(wed(nesday)?s?|mi[eé]r?(coles)?|mer(credi)?|mi(ttwochs?)?)$/u,
  thursday: /^(thu(r(s(day)?)?)?s?|jue(ves)?|jeu(di)?|do(nnerstags?)?)$/u,
  friday: /^(fri(day)?s?|vie(rnes)?|ven(dredi)?|fr(eitags?)?)$/u,
  saturday: /^(sat(urday)?s?|s[aá]b(ados?)?|sam(edi|stags?)?|sa|sonnabends?)$/u,
  sunday: /^(sun(day)?s?|dom(ingos?)?|dim(anche)?|so(nntags?)?)$/u,
};
const months = [
  /^(jan(uary|uar|vier)?|ene(ro)?)$/u,
  /^(feb(ruary|ruar|rero)?|f[eé]v(rier)?)$/u,
  /^(mar(ch|zo|s)?|m[aä]rz)$/u,
  /^(apr(il)?|abr(il)?|avr(il)?)$/u,
  /^(may|mayo|mai)$/u,
  /^(june?|juni|junio|juin)$/u,
  /^(july?|juli|julio|juillet)$/u,
  /^(aug(ust)?|ago(sto)?|ao[uû]t)$/u,
  /^(sept?(ember)?|sep(tiembre)?|septembre)$/u,
  /^(oct(ober|ubre|obre)?|okt(ober)?)$/u,
  /^(nov(ember|iembre|embre)?)$/u,
  /^(dec(ember)?|dez(ember)?|dic(iembre)?|d[eé]c(embre)?)$/u,
];
const every = /^(daily|every ?day|todos los d[ií]as|diario|t[aä]glich|tous les jours)\b/u;
const weekend = /^(weekends?|fin(es)? de semana|wochenende|week-end)\b/u;
const weekdays = /^(weekdays|entre semana|werktags)\b/u;
const closed = /\b(closed|cerrad[oa]s?|geschlossen|ferm[eé]e?s?)\b/u;
const rangeWord = /^(to|through|thru|until|till|a|al|bis|au|à|-)$/u;
const listWord = /^(and|y|und|et|&|,|\+)$/u;
const filler = /^(on|from|de|del|von|du|le|el|los|the|every|am|den|\.)$/u;

const time = String.raw`(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?(?:\s*(?:uhr|hrs?|h))?`;
const timeRange = new RegExp(
  String.raw`${time}\s*(?:-|to|until|till|a las|a|bis|à|au)\s*${time}(?![\d%€$])`,
  'giu',
);

/** The opening hours that a line of a page states, such as `Mon–Fri: 9:00 – 18:00`; empty when it states none. */
export function hoursIn(line: string): readonly DayHours[] {
  if (line.length > 200) return [];
  const text = line
    .toLowerCase()
    .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
    .replaceAll('\u00a0', ' ')
    .trim();
  const times = [...text.matchAll(timeRange)];
  const isClosed = closed.test(text);
  const end = Math.min(...times.map(({ index }) => index), isClosed ? text.search(closed) : Infinity);
  if (!Number.isFinite(end)) return [];
  const when = daysOf(text.slice(0, end));
  if (when.length === 0) return [];
  const open = times.flatMap(openingOf);
  if (open.length === 0 && !isClosed) return [];
  return when.map((day) => ({ day, open }));
}

function daysOf(text: string): readonly string[] {
  const date = dateIn(text);
  if (date !== undefined) return [date];
  const words = text
    .replaceAll(/([-,&+])/gu, ' $1 ')
    .replaceAll(/[:.()]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (every.test(text.trim())) return days;
  if (weekend.test(text.trim())) return ['saturday', 'sunday'];
  if (weekdays.test(text.trim())) return days.slice(0, 5);

  const found: number[] = [];
  let isRange = false;
  for (const word of words) {
    const index = days.findIndex((day) => names[day].test(word));
    if (index >= 0) {
      found.push(...(isRange ? between(found.at(-1), index) : [index]));
      isRange = false;
    } else if (rangeWord.test(word) && found.length > 0) isRange = true;
    // A word that is no day's: a sentence that happens to name one states no hours.
    else if (
      !listWord.test(word) &&
      !filler.test(word) &&
      !/^(open|opening|abierto|ge[oö]ffnet|ouvert|hours)$/u.test(word)
    )
      return [];
  }
  return [...new Set(found)].flatMap((index) => days[index] ?? []);
}

function between(from: number | undefined, to: number): readonly number[] {
  if (from === undefined) return [to];
  const count = (to - from + days.length) % days.length;
  return Array.from({ length: count }, (_, step) => (from + step + 1) % days.length);
}

/** A date with its year, as `2026-12-24`. */
function dateIn(text: string): string | undefined {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/u.exec(text);
  if (iso !== null) return iso[0];
  const dotted = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/u.exec(text);
  if (dotted !== null) return dated(dotted[3], Number(dotted[2]), dotted[1]);
  const dayFirst =
    /\b(\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})\b/u.exec(text);
  if (dayFirst !== null) return dated(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /\b(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u.exec(text);
  return monthFirst === null ? undefined : dated(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
}

const monthOf = (name = ''): number => months.findIndex((pattern) => pattern.test(name)) + 1;

function dated(year = '', month: number, day = ''): string | undefined {
  if (month < 1 || month > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function openingOf(match: RegExpMatchArray): readonly { readonly from: string; readonly to: string }[] {
  const [, fromHour = '', fromMinute, fromHalf, toHour = '', toMinute, toHalf] = match;
  const to = minutesOf(toHour, toMinute, toHalf);
  // "9 – 5 pm" starts in the morning, "1 – 5 pm" does not.
  const startHalf =
    fromHalf ?? (toHalf === undefined || Number(fromHour) % 12 > Number(toHour) % 12 ? undefined : toHalf);
  const from = minutesOf(fromHour, fromMinute, startHalf);
  const isAfternoon =
    to !== undefined && from !== undefined && to <= from && toHalf === undefined && to <= 12 * 60;
  const end = to !== undefined && isAfternoon ? to + 12 * 60 : to;
  if (from === undefined || end === undefined || end <= from || end > 24 * 60) return [];
  return [{ from: clock(from), to: clock(end) }];
}

function minutesOf(hour: string, minute = '0', half?: string): number | undefined {
  const hours = Number(hour);
  if (hours > 24 || Number(minute) > 59) return undefined;
  const shift =
    half === undefined ? 0 : half.startsWith('p') ? (hours === 12 ? 0 : 12) : hours === 12 ? -12 : 0;
  return (hours + shift) * 60 + Number(minute);
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
