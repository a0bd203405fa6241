import type { DayHours } from '../../application/ports/website-reader.js';
import { datesFromTo, withDates } from './calendar-dates.js';
import { merged, type OpenDay, type Span } from './open-days.js';
import { daysFromTo, daysNamed, weekdayAt, weekdayIndex } from './weekdays.js';

const time = String.raw`(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?(?:\s*(?:uhr|hrs?|h))?`;
const timeRange = String.raw`(?<![\d.,@-])${time}\s*(?:-|to|until|till|a las|a|bis|à|au|alle)\s*${time}(?![\d%€$@]|\s*[€$£%])`;
const closed = String.raw`\b(?:closed|cerrad[oa]s?|geschlossen|ruhetag|ferm[eé]e?s?|chius[oa]|gesloten)\b`;
const always = String.raw`\b(?:24\s*hours(?: a day)?|24\s*stunden|24\s*horas|24h\/24|24\/7|rund um die uhr|24\s*heures)(?![\w/])`;
const marker = new RegExp(`${always}|${closed}|${timeRange}`, 'gu');

const rangeWord = /^(to|through|thru|until|till|a|al|bis|au|à|t\/m|-)$/u;
const listWord = /^(and|y|e|und|et|en|&|,|;|\+|\/|\||sowie)$/u;
const filler =
  /^(on|from|de|del|von|du|le|el|los|la|les|the|every|am|den|an|at|between|zwischen|das|da|dalle|van|our|hours?)$/u;
/** Who may be open in a sentence that states the hours of the business, and in which words. */
const subject =
  /^(we|we're|we’re|you|our|the|this|is|are|be|find|us|it|shop|store|salon|studio|office|practice|clinic|surgery|restaurant|café|cafe|bakery|desk|usually|normally|always|open|opens|opening|times?|hours?|business|regular|abierto|abierta|abrimos|abren|estamos|horario|horarios|ge[oö]ffnet|offen|[oö]ffnungszeiten|wir|haben|sind|unser|laden|gesch[aä]ft|ouverts?|ouverte?|ouvre|nous|sommes|horaires|d'ouverture|orario|orari|aperti|aperto|siamo|:|-)$/u;
const lineLengthMax = 400;

/** What stands between two markers: days, nothing that matters, or words that make it something else. */
type Gap = readonly string[] | 'nothing' | 'other';

/** The opening hours that a line of a page states, such as `Mon–Fri: 9:00 – 18:00, Sat 10–14`; empty when it states none. */
export function hoursIn(line: string): readonly DayHours[] {
  if (line.length > lineLengthMax || !/\d|clos|cerr|geschl|ferm|chius|ruhe/iu.test(line)) return [];
  return merged(line.split(/(?<=[.!?])\s+(?=\p{Lu})/u).flatMap(statedIn));
}

function statedIn(sentence: string): readonly OpenDay[] {
  const text = withDates(
    sentence
      .toLowerCase()
      .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
      .replaceAll('\u00a0', ' ')
      .trim(),
  );
  const markers = [...text.matchAll(marker)];
  const ends = markers.map((match) => match.index + match[0].length);
  const gapBefore = (index: number): string =>
    text.slice(ends[index - 1] ?? 0, markers[index]?.index ?? text.length);

  let days = daysIn(gapBefore(0), true);
  const found: OpenDay[] = [];
  let loose: RegExpExecArray[] = [];
  for (const [index, match] of markers.entries()) {
    if (days === 'other') break;
    const between = gapBefore(index + 1);
    if (isCount(match, between)) break;
    const next = daysIn(between, false);
    // "Open 9–17 on weekdays": the days come behind.
    if (days === 'nothing') {
      loose = [...loose, match];
      if (index < markers.length - 1 && next === 'nothing') continue;
      if (index < markers.length - 1 || next === 'other') break;
      const behind = next === 'nothing' ? everyDayOf(match) : next;
      return loose.flatMap((one) => behind.flatMap((day) => openOn(day, one)));
    }
    found.push(...days.flatMap((day) => openOn(day, match)));
    if (next !== 'nothing') days = next;
  }
  return found;
}

/** `24/7` says the days as well. */
const everyDayOf = ([words]: RegExpExecArray): readonly string[] =>
  words === '24/7' ? daysNamed('daily') : [];

/** "Monday 10 to 12 people" states no hours: bare numbers with a word behind them count something. */
function isCount(
  [words, , fromMinute, fromHalf, , toMinute, toHalf]: RegExpExecArray,
  behind: string,
): boolean {
  const isBare = [fromMinute, fromHalf, toMinute, toHalf].every((part) => part === undefined);
  if (!isBare || !/^\d/u.test(words) || /(uhr|hrs?|\dh|\sh)$/u.test(words)) return false;
  const word = /^\s*(\p{L}+)/u.exec(behind)?.[1];
  return (
    word !== undefined &&
    weekdayIndex(word) < 0 &&
    !listWord.test(word) &&
    !filler.test(word) &&
    daysNamed(word).length === 0
  );
}

function daysIn(text: string, isFirst: boolean): Gap {
  const dates = [...text.matchAll(/@([\d-]+)@/gu)].map(([, date]) => date ?? '');
  const [since, until] = dates;
  if (since !== undefined) {
    const isRange = until !== undefined && /@\s*(-|to|bis|a|al|au)\s*@/u.test(text);
    return isRange ? datesFromTo(since, until) : dates;
  }
  const words = text
    .replaceAll(/([-,;&+/|])/gu, ' $1 ')
    .replaceAll(/[:.()!]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '');
  return daysOfWords(words, isFirst);
}

function daysOfWords(words: readonly string[], isFirst: boolean): Gap {
  const found: string[] = [];
  let last: number | undefined;
  let isRange = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const index = weekdayIndex(word);
    const group = [4, 3, 2, 1].find((count) => daysNamed(words.slice(at, at + count).join(' ')).length > 0);
    if (index >= 0) {
      found.push(...(isRange && last !== undefined ? daysFromTo(last, index) : [weekdayAt(index)]));
      last = index;
      isRange = false;
    } else if (group !== undefined) {
      found.push(...daysNamed(words.slice(at, at + group).join(' ')));
      at += group - 1;
    } else if (rangeWord.test(word) && last !== undefined) isRange = true;
    else if (
      !listWord.test(word) &&
      !filler.test(word) &&
      !(isFirst && subject.test(word)) &&
      !/^(open|abierto|offen|ouvert|-)$/u.test(word)
    )
      return 'other';
  }
  return found.length === 0 ? 'nothing' : [...new Set(found)];
}

function openOn(day: string, match: RegExpExecArray): readonly OpenDay[] {
  if (match[0].startsWith('24') && match[1] === undefined)
    return [{ day, spans: [{ from: 0, to: 24 * 60 }] }];
  if (match[0].startsWith('rund')) return [{ day, spans: [{ from: 0, to: 24 * 60 }] }];
  if (match[1] === undefined) return [{ day, spans: [] }];
  const span = spanOf(match);
  return span === undefined ? [] : [{ day, spans: [span] }];
}

function spanOf(match: RegExpExecArray): Span | undefined {
  const [, fromHour = '', fromMinute, fromHalf, toHour = '', toMinute, toHalf] = match;
  const to = minutesOf(toHour, toMinute, toHalf);
  // "9 – 5 pm" starts in the morning, "1 – 5 pm" does not.
  const startHalf =
    fromHalf ?? (toHalf === undefined || Number(fromHour) % 12 > Number(toHour) % 12 ? undefined : toHalf);
  const from = minutesOf(fromHour, fromMinute, startHalf);
  if (from === undefined || to === undefined) return undefined;
  const isAfternoon = to <= from && toHalf === undefined && to <= 12 * 60;
  const end = isAfternoon && from < 12 * 60 ? to + 12 * 60 : to;
  if (end > from && end <= 24 * 60) return { from, to: end };
  // A bar that opens in the evening closes on the next day.
  return from >= 16 * 60 && to <= 6 * 60 ? { from, to: to + 24 * 60 } : undefined;
}

function minutesOf(hour: string, minute = '0', half?: string): number | undefined {
  const hours = Number(hour);
  if (hours > 24 || Number(minute) > 59) return undefined;
  const shift =
    half === undefined ? 0 : half.startsWith('p') ? (hours === 12 ? 0 : 12) : hours === 12 ? -12 : 0;
  return (hours + shift) * 60 + Number(minute);
}
