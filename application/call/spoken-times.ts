import { saidInFull } from './said-in-full.js';
import type { VoiceWords } from './voice-words.js';

/** Times, dates, weekdays and ranges as they are said. `language`: BCP 47, with a region where it tells how dates are written. */
export function timesSaid(text: string, say: VoiceWords, language: string): string {
  const dated = text
    .replaceAll(iso, (all, year: string, month: string, day: string) =>
      dateSaid({ all, year, month, day, say }),
    )
    .replaceAll(numeric, (all, one: string, two: string, year: string) => {
      const isMonthFirst = /^en(?:-US|-CA)?$/iu.test(language);
      const [month, day] = isMonthFirst ? [one, two] : [two, one];
      return dateSaid({ all, year, month, day, say });
    });
  return rangesSaid(daysSaid(clocksSaid(dated), say), say);
}

const iso = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu;
const numeric = /(?<![\d./-])(\d{1,2})[./](\d{1,2})[./](\d{4})(?![\d/])/gu;

interface DateParts {
  readonly all: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly say: VoiceWords;
}

function dateSaid({ all, year, month, day, say }: DateParts): string {
  const name = say.months[Number(month) - 1];
  const number = Number(day);
  if (name === undefined || number < 1 || number > 31) return all;
  if (say.to === 'to') return `${name} ${String(number)}, ${year}`;
  if (say.to === 'bis') return `${String(number)}. ${name} ${year}`;
  return say.to === 'a' ? `${String(number)} de ${name} de ${year}` : `${String(number)} ${name} ${year}`;
}

/** "9:00 a.m." is 9 AM. A time of 24 hours is said well as it is. */
const clocksSaid = (text: string): string =>
  text.replaceAll(
    /\b(\d{1,2})(?:[:.](\d\d))?\s?([ap])(?:m\b|\.\s?m\b\.?)/giu,
    (all: string, hour: string, minute: string | undefined, half: string, at: number) => {
      const clock = minute === undefined || minute === '00' ? hour : `${hour}:${minute}`;
      const endsSentence = all.endsWith('.') && /^(?:\s+\p{Lu}|\s*$)/u.test(text.slice(at + all.length));
      return `${clock} ${half.toUpperCase()}M${endsSentence ? '.' : ''}`;
    },
  );

/** "Mon–Fri", "Sat 9", "Dec. 24": short names count where a range, a time or a day stands beside them. */
function daysSaid(text: string, say: VoiceWords): string {
  const short = say.shortDays.join('|');
  const long = say.days.join('|');
  const near = `(?=\\.?\\s*(?:[–—-]|[,&/+:]|(?:${say.to}|al|au)\\b|${say.and}\\b|\\d)\\s*(?:\\d|${short}|${long}|closed|cerrado|fermé|geschlossen)|\\.?\\s\\d)`;
  const behind = `(?<=(?:${short}|${long})\\.?\\s*(?:[–—-]|[,&/+]|(?:${say.to}|al|au)\\s|${say.and}\\s)\\s*)`;
  const named = say.shortDays.reduce((so, day, index) => {
    const full = say.days[index] ?? '';
    const pattern = new RegExp(
      `(?<![\\p{L}])(?:${day}(?![\\p{L}])${near}|${behind}${day}(?![\\p{L}]))\\.?`,
      'gu',
    );
    return saidInFull(so, pattern, full);
  }, text);
  return say.shortMonths.reduce((so, month, index) => {
    const full = say.months[index] ?? '';
    if (month === full) return so;
    const pattern = new RegExp(
      `(?<![\\p{L}])${month}\\.?(?=\\s\\d)|(?<=\\d\\.?\\s(?:de\\s)?)${month}(?![\\p{L}])\\.?`,
      'giu',
    );
    return saidInFull(so, pattern, full);
  }, named);
}

/** "2–3" is two to three; a dash between words is a pause. */
function rangesSaid(text: string, say: VoiceWords): string {
  const long = say.days.map((day) => `${day}s?`).join('|');
  const months = say.months.join('|');
  const money = '[$€£]';
  return text
    .replaceAll(
      new RegExp(`(?<=\\d|[AP]M)\\s*[–—-]\\s*(?=noon|midnight|close|closing|midi|minuit|mediodía)`, 'gu'),
      ` ${say.to} `,
    )
    .replaceAll(new RegExp(`(?<=\\d)\\s*[–—]\\s*(?=(?:${months})\\s\\d)`, 'gu'), ` ${say.to} `)
    .replaceAll(
      new RegExp(`(?<![\\p{L}])(${long})\\s*[–—-]\\s*(?=(?:${long})(?![\\p{L}]))`, 'giu'),
      `$1 ${say.to} `,
    )
    .replaceAll(
      new RegExp(`(?<![\\p{L}])(${months})\\s*[–—-]\\s*(?=(?:${months})(?![\\p{L}]))`, 'giu'),
      `$1 ${say.to} `,
    )
    .replaceAll(
      new RegExp(`(?<=\\d(?:\\s?(?:[AP]M|h|heures|Uhr|%|${money}))?)\\s*[–—]\\s*(?=${money}?\\d)`, 'gu'),
      ` ${say.to} `,
    )
    .replaceAll(
      new RegExp(
        `(?<=(?<![\\d-])${money}?\\d[\\d.,:]{0,6}(?:\\s?(?:[AP]M|h|heures|Uhr|%|${money}))?)\\s?-\\s?(?=${money}?\\d[\\d.,:]{0,6}(?!\\d|-\\d))`,
        'gu',
      ),
      ` ${say.to} `,
    );
}
