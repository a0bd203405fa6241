import { amountOf, roleAt } from './notation.js';
import type { Found, Reader } from './values.js';

const clock = (hour: number, minute: number): string => `t${String(hour * 60 + minute)}`;

/** "At 6" is six in the morning or in the evening; "18:00" and "6 pm" are one only. */
function timeKeys(
  hourDigits: string,
  minuteDigits: string | undefined,
  half: string | undefined,
): readonly string[] {
  const hour = Number(hourDigits);
  const minute = Number(minuteDigits ?? '0');
  if (hour > 24 || minute > 59) return [];
  if (half === undefined)
    return hour >= 1 && hour < 12 && !hourDigits.startsWith('0')
      ? [clock(hour, minute), clock(hour + 12, minute)]
      : [clock(hour, minute)];
  if (hour > 12) return [clock(hour, minute)];
  return [clock((hour % 12) + (half === 'p' ? 12 : 0), minute)];
}

const time = (match: RegExpExecArray, text: string, keys: readonly string[]): readonly Found[] =>
  keys.length === 0
    ? []
    : [{ kind: 'time', keys, role: roleAt(text, match.index, match.index + match[0].length), bound: null }];

const halves = String.raw`a\.? ?m\.?(?![a-z])|p\.? ?m\.?(?![a-z])|in the morning|in the afternoon|in the evening|at night|de la manana|de la tarde|de la noche|du matin|de l'apres-midi|du soir|uhr morgens|uhr abends|uhr nachmittags`;
const halfOf = (words: string | undefined): string | undefined =>
  words === undefined ? undefined : /^a|morning|manana|matin|morgens/u.test(words) ? 'a' : 'p';

const times: readonly Reader[] = [
  {
    // "10–11:30 am": the first has the half of the day of the second, or none.
    pattern:
      /(?<![\d.,:$€£])(\d{1,2})(?=\s*(?:-|to|until|till|bis|a)\s*\d{1,2}(?:[:.]\d\d)?\s*(?:a\.?m|p\.?m|uhr|h\b|o'clock|:))/gu,
    read: (match, text) => time(match, text, timeKeys(match[1] ?? '', undefined, undefined)),
  },
  {
    pattern: new RegExp(`(?<![\\d.,:$€£])(\\d{1,2})(?:[:.h](\\d\\d))?\\s*(${halves})`, 'gu'),
    read: (match, text) => time(match, text, timeKeys(match[1] ?? '', match[2], halfOf(match[3]))),
  },
  {
    pattern: /(?<![\d.,:$€£])(\d{1,2}):(\d\d)(?:\s*(?:uhr|hrs|h)\b)?(?!\d)/gu,
    read: (match, text) => time(match, text, timeKeys(match[1] ?? '', match[2], undefined)),
  },
  {
    pattern:
      /(?<![\d.,:$€£])(\d{1,2})(?:\.(\d\d))?\s*(?:uhr|o'clock|heures?(?= (?:du|le|a)\b))(?:\s*(\d\d)\b)?/gu,
    read: (match, text) => time(match, text, timeKeys(match[1] ?? '', match[2] ?? match[3], undefined)),
  },
  {
    pattern: /(?<![\d.,:$€£])(\d{1,2})\s?h(\d\d)?\b/gu,
    read: (match, text) => {
      const hour = Number(match[1]);
      if (hour > 24) return [];
      const isLength =
        match[2] === undefined ? [`d${String(hour * 60)}`] : [`d${String(hour * 60 + Number(match[2]))}`];
      return time(match, text, [clock(hour, Number(match[2] ?? '0')), ...isLength]);
    },
  },
  {
    pattern: /\b(?:a|at|um|las) las? (\d{1,2})\b|\blas (\d{1,2})\b/gu,
    read: (match, text) => time(match, text, timeKeys(match[1] ?? match[2] ?? '', undefined, undefined)),
  },
  {
    pattern: /\b(noon|midday|mittags?|mediodia|midi|midnight|mitternacht|medianoche|minuit)\b/gu,
    read: (match, text) =>
      time(
        match,
        text,
        /^mi(?:dnight|tternacht|nuit)|^median/u.test(match[0]) ? [clock(24, 0), clock(0, 0)] : [clock(12, 0)],
      ),
  },
];

const units =
  'minutes?|mins?|minuten?|minutos?|hours?|hrs?|stunden?|horas?|heures?|std|days?|tage?n?|dias?|jours?|weeks?|wochen?|semanas?|semaines?|months?|monate?n?|mes(?:es)?|mois';
const lengths: readonly Reader[] = [
  {
    // "three to four days": both are days.
    pattern: new RegExp(
      `(?<![\\d.,$€£:])(\\d+)\\s*(?:-|to|or|bis|a|oder|o|ou)\\s*(\\d+)\\s*-?\\s*(?:working |business )?(${units})\\b`,
      'gu',
    ),
    read: ([, low = '', high = '', unit = '']) => [
      { kind: 'duration', keys: [lengthKey(amountOf(low), unit)], bound: 'from' },
      { kind: 'duration', keys: [lengthKey(amountOf(high), unit)], bound: 'upto' },
    ],
  },
  {
    pattern: new RegExp(
      `(?<![\\d.,])(\\d+(?:[.,]\\d+)?)\\s*-?\\s*(?:working |business )?(${units})\\b`,
      'gu',
    ),
    read: ([, digits = '', unit = '']) => [{ kind: 'duration', keys: [lengthKey(amountOf(digits), unit)] }],
  },
];

function lengthKey(amount: number, unit: string): string {
  if (/^(?:min)/u.test(unit)) return `d${String(amount)}`;
  if (/^(?:h|stunde|std)/u.test(unit)) return `d${String(amount * 60)}`;
  if (/^(?:day|tag|dia|jour)/u.test(unit)) return `d${String(amount)} day`;
  return /^(?:week|woche|sema)/u.test(unit) ? `d${String(amount * 7)} day` : `d${String(amount)} month`;
}

const aboutHours =
  /\b(?:open|opens|opening|opened|hours|close|closes|closed|closing|shut|abierto|abrimos|abre|abren|cerramos|horario|offen|geoffnet|offnen|offnet|offnungszeiten|schliessen|schliesst|ouvert|ouverts|ouvrons|fermons|horaires)\b/u;
/** "We are open from 9 to 6": where opening is spoken of, bare numbers behind such a word are times. */
const bareTimes: Reader = {
  pattern:
    /(?:\b(?:from|to|until|till|at|between|and|bis|um|von|ab|zwischen|und|hasta|desde|de|a|jusqu'a|y|et)\s+|(?<=\d\s*)-\s*|(?<=\s))(\d{1,2})(?=\s*(?:-|to|until|till|bis|and|und|a|y|et|hasta)\s|\s*-\s*\d|[.,;!?)]|\s*$|\s+(?:on|today|tomorrow|every|am|heute|morgen|hoy|el|le|aujourd|to)\b)/gu,
  read: (match, text) => {
    const digits = match[1] ?? '';
    const at = match.index + match[0].length - digits.length;
    const keys = timeKeys(digits, undefined, undefined);
    return keys.length === 0
      ? []
      : [{ kind: 'time', keys, role: roleAt(text, at, at + digits.length), bound: null }];
  },
};

/** How a text writes times of day and lengths of time. */
export const timeReaders = (text: string): readonly Reader[] => [
  ...times,
  ...lengths,
  ...(aboutHours.test(text) ? [bareTimes] : []),
];
