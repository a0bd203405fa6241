import type { Answer, Question, Source } from '../../application/ports/language-model.js';
import type { Passage } from '../../application/ports/passages.js';
import { daysAskedAbout, localTime, weekdayOf, weekdays, type AskedDay } from './dates.js';
import type { Phrases } from './phrases.js';

interface Stated {
  /** `09:00–12:00 13:00–17:00`, or `closed`. */
  readonly times: string;
  readonly passage: Passage;
}

const nowWords =
  /\b(now|right now|at the moment|still open|ahora|jetzt|gerade|noch|maintenant|en ce moment)\b/iu;
const nothing: Answer = { kind: 'unpublished', text: '', sources: [] };

/** Answers from stated hours alone: dates before weekdays, and never a weekday's hours for a holiday nobody mentioned. */
export function answerHours(question: Question, phrases: Phrases, language: string): Answer {
  const stated = statedHours(question.passages, language);
  if (stated.size === 0) return nothing;
  const { date: today, clock } = localTime(question.now, question.timeZone);
  const asked = daysAskedAbout(question.text, today);
  if (nowWords.test(question.text) && asked.every(({ said }) => said === 'today')) {
    return answerNow({ stated, today, clock, phrases });
  }
  if (asked.length === 0) return answerWeek(stated, phrases, language);

  const parts = asked.flatMap((day) => {
    const hours = hoursOn(stated, day);
    return hours === undefined ? [] : [{ text: dayText(day, hours, { phrases, language }), hours }];
  });
  if (parts.length < asked.length) return nothing;
  return {
    kind: 'answered',
    text: parts.map(({ text }) => text).join(' '),
    sources: sourcesOf(parts.map(({ hours }) => hours)),
  };
}

/** By weekday or date. Where two pages state the same day, the better match counts. */
function statedHours(passages: readonly Passage[], language: string): ReadonlyMap<string, Stated> {
  const stated = new Map<string, Stated>();
  const hours = passages
    .filter(({ kind }) => kind === 'hours')
    .toSorted((a, b) => Number(b.language === language) - Number(a.language === language));
  for (const passage of hours) {
    for (const line of passage.text.split('\n')) {
      const [day = '', ...times] = line.split(' ');
      if (!stated.has(day)) stated.set(day, { times: times.join(' '), passage });
    }
  }
  return stated;
}

function hoursOn(stated: ReadonlyMap<string, Stated>, { date, said }: AskedDay): Stated | undefined {
  const exception = stated.get(date);
  if (exception !== undefined || said === 'holiday') return exception;
  return stated.get(weekdays[weekdayOf(date)] ?? '');
}

interface Wording {
  readonly phrases: Phrases;
  readonly language: string;
}

function dayText({ date, said }: AskedDay, { times }: Stated, { phrases, language }: Wording): string {
  const day =
    said === 'today' ? phrases.today : said === 'tomorrow' ? phrases.tomorrow : named(date, said, language);
  return times === 'closed' ? phrases.closedOn(day) : phrases.openOn(day, spoken(times, phrases));
}

const before: Readonly<Record<string, string>> = { en: 'On ', es: 'El ', de: 'Am ', fr: 'Le ' };

function named(date: string, said: AskedDay['said'], language: string): string {
  const format =
    said === 'weekday' ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' };
  const options = { ...format, timeZone: 'UTC' } as Intl.DateTimeFormatOptions;
  return `${before[language] ?? 'On '}${new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options).format(new Date(date))}`;
}

const spoken = (times: string, { and }: Phrases): string => times.split(' ').join(` ${and} `);

interface Now {
  readonly stated: ReadonlyMap<string, Stated>;
  readonly today: string;
  readonly clock: string;
  readonly phrases: Phrases;
}

function answerNow({ stated, today, clock, phrases }: Now): Answer {
  const hours = hoursOn(stated, { date: today, said: 'today' });
  if (hours === undefined) return nothing;
  const ranges = hours.times === 'closed' ? [] : hours.times.split(' ').map((range) => range.split('–'));
  const open = ranges.find(([from = '', to = '']) => clock >= from && clock < to);
  const text =
    open !== undefined
      ? phrases.openNow(open[1] ?? '')
      : phrases.closedNow(phrases.today, hours.times === 'closed' ? null : spoken(hours.times, phrases));
  return { kind: 'answered', text, sources: sourcesOf([hours]) };
}

function answerWeek(stated: ReadonlyMap<string, Stated>, phrases: Phrases, language: string): Answer {
  // Any Monday: only the names of the days are taken from it.
  const monday = Date.UTC(2024, 0, 1);
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const lines = weekdays.flatMap((day, index) => {
    const hours = stated.get(day);
    if (hours === undefined) return [];
    const label = name.format(monday + index * 24 * 60 * 60 * 1_000);
    return [`${label}: ${hours.times === 'closed' ? phrases.closed : spoken(hours.times, phrases)}`];
  });
  if (lines.length === 0) return nothing;
  const used = weekdays.flatMap((day) => stated.get(day) ?? []);
  return { kind: 'answered', text: [phrases.week, ...lines].join('\n'), sources: sourcesOf(used) };
}

function sourcesOf(stated: readonly Stated[]): readonly Source[] {
  const byPage = new Map(stated.map(({ passage }) => [passage.pageId, passage]));
  return [...byPage.values()].map(({ pageId, url, title, text }) => ({ pageId, url, title, excerpt: text }));
}
