import { dayPattern, weekdayNamed } from './grounding/days.js';
import { localTime, plusDays, weekdayOf } from './calendar.js';
import { plainText } from './words.js';

const ofToday =
  /\b(?:today|tonight|now|currently|still|this (?:morning|afternoon|evening)|heute|jetzt|gerade|grade?|noch|hoy|ahora|todavia|aujourd'?hui|maintenant|encore)\b/u;
const ofTomorrow = /\b(?:tomorrow|morgen|demain)\b|(?<!\b(?:la|esta|por la|de la) )\bmanana\b/u;
const weekday = new RegExp(String.raw`\b(?:${dayPattern})\b`, 'u');
const monthFormats = ['en', 'de', 'es', 'fr'].map(
  (language) => new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }),
);

/**
 * The date of the day that a question means without naming it, as pages write it: "are you open on Friday?" has to find what a
 * list of closing days says of the first of May. Undefined where it means none.
 */
export function dateSought(text: string, now: string, timeZone: string): string | undefined {
  const plain = plainText(text);
  const today = localTime(now, timeZone).date;
  const named = weekday.exec(plain)?.[0];
  if (named !== undefined) return written(plusDays(today, (weekdayNamed(named) - weekdayOf(today) + 7) % 7));
  if (ofTomorrow.test(plain)) return written(plusDays(today, 1));
  return ofToday.test(plain) ? written(today) : undefined;
}

function written(date: string): string {
  const months = monthFormats.map((format) => format.format(new Date(date)));
  return [String(Number(date.slice(8))), ...new Set(months)].join(' ');
}
