import { plainText } from '../../../application/answering/words.js';

/** Minutes of the day, from one to the other; a band that ends before it begins goes past midnight. */
interface Band {
  readonly from: number;
  readonly to: number;
}

const dayMinutes = 24 * 60;
const spoken: readonly (readonly [RegExp, number])[] = [
  [/\b(noon|midday|mittags|mediodia|midi)\b/u, 12 * 60],
  [/\b(midnight|mitternacht|medianoche|minuit)\b/u, 0],
];
const parts: readonly (readonly [string, RegExp])[] = [
  ['day', /\b(day ?time|during the day|by day|office hours|tagsuber|de dia|en journee)\b/u],
  ['evening', /\b(evenings?|abends?|por la tarde|soir(ee)?)\b/u],
  ['night', /\b(night ?time|at night|nights?|overnight|nachts?|noche|nuit)\b/u],
];
const clock = String.raw`(\d{1,2})(?:[:.](\d\d))?\s*(am|pm|a\.m\.?|p\.m\.?|uhr|h)?`;
const band = new RegExp(String.raw`\b${clock}\s*(?:-|to|until|and|bis|a)\s*${clock}`, 'gu');
const single =
  /\b(\d{1,2})(?:[:.](\d\d))?\s*(am|pm|a\.m\.?|p\.m\.?|uhr|(?<=\d )in the (?:morning|afternoon|evening))(?!\p{L})|\b([01]?\d|2[0-3]):([0-5]\d)\b/gu;

function minutesOf(hour = '', minute = '', half = ''): number {
  const hours = Number(hour);
  const isAfternoon = half.startsWith('p') || /(afternoon|evening)$/u.test(half);
  const isMorning = half.startsWith('a') || half.endsWith('morning');
  const turned = isAfternoon && hours < 12 ? hours + 12 : isMorning && hours === 12 ? 0 : hours;
  return (turned * 60 + Number(minute)) % dayMinutes;
}

/** The one clock time a question names; undefined where it names none, or several. */
export function clockAskedAbout(text: string): number | undefined {
  const plain = plainText(text);
  const named = spoken.filter(([word]) => word.test(plain)).map(([, minutes]) => minutes);
  const told = [...plain.matchAll(single)].map(([, hour, minute, half, hours, minutes]) =>
    hour === undefined ? minutesOf(hours, minutes) : minutesOf(hour, minute, half),
  );
  const all = new Set([...named, ...told]);
  return all.size === 1 ? [...all][0] : undefined;
}

/** A text without accents and without its clock times and parts of the day. */
export const withoutClock = (plain: string): string =>
  [...spoken.map(([word]) => word), ...parts.map(([, word]) => word)].reduce(
    (text, word) => text.replace(word, ' '),
    plain.replaceAll(single, ' '),
  );

/** Whether a text names a clock time or a part of the day. */
export const namesTimeOfDay = (text: string): boolean =>
  clockAskedAbout(text) !== undefined || partsIn(text).size > 0;

const partsIn = (text: string): ReadonlySet<string> => {
  const plain = plainText(text);
  return new Set(parts.filter(([, word]) => word.test(plain)).map(([part]) => part));
};

const bandsIn = (label: string): readonly Band[] =>
  [
    ...plainText(label)
      .replaceAll(/[\u2010-\u2015]/gu, '-')
      .replaceAll(/\bmidnight\b/gu, '0:00')
      .replaceAll(/\bnoon\b/gu, '12:00')
      .matchAll(band),
  ].map(([, hour, minute, half, toHour, toMinute, toHalf]) => ({
    from: minutesOf(hour, minute, half ?? toHalf),
    to: minutesOf(toHour, toMinute, toHalf),
  }));

const isIn = ({ from, to }: Band, at: number): boolean =>
  from < to ? from <= at && at < to : from <= at || at < to;

/** The hours that all of a morning or an afternoon has, whatever one calls so. */
const hoursOfPart: readonly (readonly [RegExp, readonly number[]])[] = [
  [/\b(mornings?|vormittags?)\b/u, [9, 11]],
  [/\b(afternoons?|nachmittags?)\b/u, [14, 16]],
];

/** Whether a label that names hours or a part of the day is about the time asked; undefined where it names neither. */
export function isAtTimeOf(label: string, question: string): boolean | undefined {
  const at = clockAskedAbout(question);
  const bands = bandsIn(label);
  if (at !== undefined && bands.length > 0) return bands.some((one) => isIn(one, at));
  const hours = hoursOfPart.find(([word]) => word.test(plainText(question)))?.[1];
  if (at === undefined && hours !== undefined && bands.length > 0)
    return hours.every((hour) => bands.some((one) => isIn(one, hour * 60)));
  const asked = partsIn(question);
  const named = partsIn(label);
  if (at !== undefined || asked.size === 0 || named.size === 0) return undefined;
  return [...asked].every((part) => named.has(part));
}
