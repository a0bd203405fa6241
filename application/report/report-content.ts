import { boundOf, type Figures, type Fix } from '../../domain/report/report.js';
import { callCount } from './figures-of.js';
import { fixPlaces } from './fix-places.js';
import type { Language } from './locale-of.js';
import { wordsOf, type ReportRow, type ReportWords } from './words/report-words.js';

export interface ContentRow {
  readonly label: string;
  readonly value: string;
  /** Against the week before, with its sign; undefined where there is nothing to compare. */
  readonly change?: string | undefined;
  /** From 0 to 1, of the longest bar of its section. */
  readonly bar?: number;
}

export interface ContentLink {
  readonly label: string;
  /** Of the dashboard. */
  readonly place: string;
}

/** A report as it is read, whatever it is drawn with. */
export interface ReportContent {
  readonly language: Language | (string & {});
  readonly subject: string;
  readonly title: string;
  readonly lead: string;
  readonly fix: { readonly title: string; readonly text: string; readonly link: ContentLink | undefined };
  readonly sections: readonly {
    readonly title: string;
    readonly rows: readonly ContentRow[];
    readonly link?: ContentLink;
  }[];
  readonly link: ContentLink;
  readonly footnotes: readonly string[];
  /** What the link says behind which the report is declined. */
  readonly unsubscribe: string;
}

interface Reported {
  readonly businessName: string;
  readonly week: string;
  /** The seven dates. */
  readonly days: readonly string[];
  readonly locale: string;
  readonly figures: Figures;
  readonly before: Figures | null;
  readonly fix: Fix | null;
  readonly checkpoint: string | null;
}

/** What a weekly report says, in the language and with the numbers and dates of its locale. It names nobody. */
export function reportContent(reported: Reported): ReportContent {
  const { businessName, days, locale, before, fix, checkpoint, week } = reported;
  const words = wordsOf(locale);
  const span = spanText(days, locale);
  const filled = (text: string): string => text.replaceAll('{name}', businessName).replaceAll('{span}', span);
  return {
    language: locale.split('-')[0] ?? 'en',
    subject: filled(words.subject),
    title: filled(words.title),
    lead: filled(before === null ? words.firstWeek : words.compared),
    fix: fixOf(fix, words, locale),
    sections: sectionsOf(reported, words),
    link: { label: words.link, place: `reports/${week}` },
    footnotes: [
      ...(checkpoint === null ? [] : [words.checkpoint.replaceAll('{checkpoint}', `\n${checkpoint.trim()}`)]),
      filled(words.footnote),
    ],
    unsubscribe: words.unsubscribe,
  };
}

function fixOf(fix: Fix | null, words: ReportWords, locale: string): ReportContent['fix'] {
  if (fix === null) return { title: words.fixTitle, text: words.nothingToFix, link: undefined };
  const { said, link } = words.fixes[fix.code];
  const text = said.replaceAll('{count}', new Intl.NumberFormat(locale).format(fix.count));
  return { title: words.fixTitle, text, link: { label: link, place: fixPlaces[fix.code] } };
}

type Count = readonly [row: ReportRow, count: (figures: Figures) => number];

const contacts: readonly Count[] = [
  ['chats', ({ conversations }) => conversations.chat],
  ['calls', callCount],
  ['missed', ({ calls }) => calls.missed],
  ['sessions', ({ visits }) => visits.sessions],
  ['pageViews', ({ visits }) => visits.pageViews],
];
const leads: readonly Count[] = [
  ['captured', ({ leads }) => leads.captured],
  ['contacted', ({ leads }) => leads.contacted],
  ['waiting', ({ leads }) => leads.captured - leads.contacted],
];
const questions: readonly Count[] = [
  ['answered', ({ questions }) => questions.answered],
  ['unpublished', ({ questions }) => questions.unpublished],
  ['offLimits', ({ questions }) => questions.offLimits],
  ['handOffs', ({ handOffs }) => handOffs],
  ['emergencies', ({ emergencies }) => emergencies],
];
const calls: readonly Count[] = [
  ['byDesk', ({ calls }) => calls.answered],
  ['passedOn', ({ calls }) => calls.passedOn],
  ['voicemail', ({ calls }) => calls.voicemail],
  ['missed', ({ calls }) => calls.missed],
  ['refusedCalls', ({ calls }) => calls.refused],
];
const texts: readonly Count[] = [
  ['delivered', ({ texts }) => texts.delivered],
  ['underway', ({ texts }) => texts.underway],
  ['failed', ({ texts }) => texts.failed],
  ['refused', ({ texts }) => texts.refused],
  ['dropped', ({ texts }) => texts.dropped],
];
const promises: readonly Count[] = [
  ['kept', ({ commitments }) => commitments.kept],
  ['broken', ({ commitments }) => commitments.broken],
  ['open', ({ commitments }) => commitments.open],
];

/** What always stands there, and what only where there is anything of it, this week or the one before. */
function sectionsOf(
  { figures, before, locale, days }: Reported,
  words: ReportWords,
): ReportContent['sections'] {
  const { sections, rows } = words;
  const numbers = new Intl.NumberFormat(locale);
  const changes = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  const counted = (counts: readonly Count[]): readonly ContentRow[] =>
    counts.map(([row, count]) => ({
      label: rows[row],
      value: numbers.format(count(figures)),
      change: before === null ? undefined : changes.format(count(figures) - count(before)),
    }));
  const ifAny = (title: string, counts: readonly Count[]) =>
    counts.some(([, count]) => count(figures) > 0 || (before !== null && count(before) > 0))
      ? [{ title, rows: counted(counts) }]
      : [];
  const speed = speedRows(figures, words, locale);
  const hours = hourRows(figures, locale);
  return [
    { title: sections.contacts, rows: counted(contacts) },
    { title: sections.leads, rows: counted(leads) },
    {
      title: sections.questions,
      rows: counted(questions),
      ...(figures.questions.unpublished > 0 && {
        link: { label: words.questionsLink, place: 'knowledge/questions' },
      }),
    },
    ...ifAny(sections.calls, calls),
    ...ifAny(sections.texts, texts),
    ...ifAny(sections.promises, promises),
    ...(speed.length === 0 ? [] : [{ title: sections.speed, rows: speed }]),
    { title: sections.days, rows: dayRows(figures, days, locale) },
    ...(hours.length === 0 ? [] : [{ title: sections.hours, rows: hours }]),
  ];
}

function speedRows({ replies, alerts }: Figures, words: ReportWords, locale: string): readonly ContentRow[] {
  const seconds = (count: number): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', maximumFractionDigits: 2 }).format(count);
  const row = (name: 'half' | 'almostAll', share: number): readonly ContentRow[] => {
    const bound = boundOf(replies, share);
    if (bound === undefined) return [];
    const text = bound === null ? words.beyond : words.within;
    return [{ label: words.rows[name], value: text.replaceAll('{time}', seconds((bound ?? 8_000) / 1_000)) }];
  };
  return [
    ...row('half', 0.5),
    ...row('almostAll', 0.95),
    ...(alerts === null
      ? []
      : [
          {
            label: words.rows.alertsReached,
            value: new Intl.NumberFormat(locale).format(alerts.reachedCount),
          },
        ]),
    ...(alerts?.medianSeconds == null
      ? []
      : [{ label: words.rows.alertsMedian, value: seconds(alerts.medianSeconds) }]),
  ];
}

const utc = { timeZone: 'UTC' } as const;

function dayRows({ byDay }: Figures, days: readonly string[], locale: string): readonly ContentRow[] {
  const format = new Intl.DateTimeFormat(locale, { ...utc, weekday: 'long' });
  const numbers = new Intl.NumberFormat(locale);
  const most = Math.max(1, ...byDay);
  return days.map((day, at) => {
    const count = byDay[at] ?? 0;
    return {
      label: format.format(new Date(`${day}T12:00:00Z`)),
      value: numbers.format(count),
      bar: count / most,
    };
  });
}

const hourRowMax = 5;

/** The busiest hours, in the order of the clock. */
function hourRows({ byHour }: Figures, locale: string): readonly ContentRow[] {
  const format = new Intl.DateTimeFormat(locale, { ...utc, hour: 'numeric' });
  const numbers = new Intl.NumberFormat(locale);
  const most = Math.max(...byHour);
  return byHour
    .map((count, hour) => ({ count, hour }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || a.hour - b.hour)
    .slice(0, hourRowMax)
    .toSorted((a, b) => a.hour - b.hour)
    .map(({ count, hour }) => ({
      label: format.formatRange(Date.UTC(2026, 0, 1, hour), Date.UTC(2026, 0, 1, hour + 1)),
      value: numbers.format(count),
      bar: count / most,
    }));
}

const spanText = (days: readonly string[], locale: string): string =>
  new Intl.DateTimeFormat(locale, { ...utc, dateStyle: 'long' }).formatRange(
    new Date(`${days[0] ?? ''}T12:00:00Z`),
    new Date(`${days.at(-1) ?? ''}T12:00:00Z`),
  );
