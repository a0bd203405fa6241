import type { ReportFigures } from '../../adapters/http/contract/reports.js';
import { filled, texts } from '../texts.js';
import { countText } from './format.js';
import { locale } from '../texts/language.js';

export interface Row {
  readonly label: string;
  readonly value: string;
  /** Of the week before; undefined where there is nothing to compare. */
  readonly before: string | undefined;
  /** How much more there is of it than in the week before. */
  readonly change: number | undefined;
  /** Where what it counts is listed. */
  readonly href?: string | undefined;
}

export interface Section {
  readonly name: keyof typeof texts.reports.sections;
  readonly rows: readonly Row[];
}

export type RowName = keyof typeof texts.reports.rows;
type Count = readonly [name: RowName, count: (figures: ReportFigures) => number];

export const callCount = ({ calls }: ReportFigures): number =>
  calls.answered + calls.passedOn + calls.voicemail + calls.missed + calls.refused + calls.live;

const always: readonly (readonly [name: Section['name'], counts: readonly Count[]])[] = [
  [
    'contacts',
    [
      ['chats', ({ conversations }) => conversations.chat],
      ['calls', callCount],
      ['spoken', ({ conversations }) => conversations.phone],
      ['sessions', ({ visits }) => visits.sessions],
      ['pageViews', ({ visits }) => visits.pageViews],
    ],
  ],
  [
    'leads',
    [
      ['captured', ({ leads }) => leads.captured],
      ['contacted', ({ leads }) => leads.contacted],
      ['waiting', ({ leads }) => leads.captured - leads.contacted],
    ],
  ],
  [
    'questions',
    [
      ['answered', ({ questions }) => questions.answered],
      ['unpublished', ({ questions }) => questions.unpublished],
      ['offLimits', ({ questions }) => questions.offLimits],
      ['handOffs', ({ handOffs }) => handOffs],
      ['emergencies', ({ emergencies }) => emergencies],
    ],
  ],
];

const sometimes: typeof always = [
  [
    'calls',
    [
      ['byDesk', ({ calls }) => calls.answered],
      ['passedOn', ({ calls }) => calls.passedOn],
      ['voicemail', ({ calls }) => calls.voicemail],
      ['missed', ({ calls }) => calls.missed],
      ['afterHours', ({ calls }) => calls.missedAfterHours],
      ['refusedCalls', ({ calls }) => calls.refused],
      ['live', ({ calls }) => calls.live],
      ['messages', ({ messages }) => messages.left],
      ['heard', ({ messages }) => messages.heard],
    ],
  ],
  [
    'texts',
    [
      ['delivered', (figures) => figures.texts.delivered],
      ['underway', (figures) => figures.texts.underway],
      ['failed', (figures) => figures.texts.failed],
      ['refused', (figures) => figures.texts.refused],
      ['dropped', (figures) => figures.texts.dropped],
    ],
  ],
  [
    'promises',
    [
      ['kept', ({ commitments }) => commitments.kept],
      ['broken', ({ commitments }) => commitments.broken],
      ['open', ({ commitments }) => commitments.open],
    ],
  ],
];

/** The numbers of a week under their headings; what has to do with phone and promises only where there was any. */
export function sectionsOf(
  figures: ReportFigures,
  before: ReportFigures | null,
  hrefOf: (row: RowName) => string | undefined,
): readonly Section[] {
  const rowOf = ([name, count]: Count): Row => ({
    label: texts.reports.rows[name],
    value: countText(count(figures)),
    before: before === null ? undefined : countText(count(before)),
    change: before === null ? undefined : count(figures) - count(before),
    href: count(figures) === 0 ? undefined : hrefOf(name),
  });
  const isAny = (counts: readonly Count[]): boolean =>
    counts.some(([, count]) => count(figures) > 0 || (before !== null && count(before) > 0));
  const shown = [...always, ...sometimes.filter(([, counts]) => isAny(counts))];
  const sections = shown.map(([name, counts]) => ({ name, rows: counts.map(rowOf) }));
  const speed = speedRows(figures, before, hrefOf);
  return speed.length === 0 ? sections : [...sections, { name: 'speed', rows: speed }];
}

const boundsMs = [250, 500, 1_000, 2_000, 4_000, 8_000];
const seconds = new Intl.NumberFormat(locale, {
  style: 'unit',
  unit: 'second',
  maximumFractionDigits: 2,
});

function speedRows(
  figures: ReportFigures,
  before: ReportFigures | null,
  hrefOf: (row: RowName) => string | undefined,
): readonly Row[] {
  const t = texts.reports;
  const quickness = (name: 'half' | 'almostAll', share: number): readonly Row[] => {
    const value = withinMs(figures.replies, share);
    const earlier = before === null ? undefined : withinMs(before.replies, share);
    const ofBefore = earlier === undefined ? undefined : withinText(earlier);
    return value === undefined
      ? []
      : [
          {
            ...{ label: t.rows[name], value: withinText(value), before: ofBefore, change: undefined },
            href: hrefOf(name),
          },
        ];
  };
  const { alerts } = figures;
  const plain = { before: undefined, change: undefined };
  return [
    ...quickness('half', 0.5),
    ...quickness('almostAll', 0.95),
    ...(alerts === null
      ? []
      : [
          {
            ...plain,
            label: t.rows.alertsReached,
            value: countText(alerts.reachedCount),
            href: hrefOf('alertsReached'),
          },
        ]),
    ...(alerts?.medianSeconds == null
      ? []
      : [{ ...plain, label: t.rows.alertsMedian, value: seconds.format(alerts.medianSeconds) }]),
  ];
}

/** In how many milliseconds this share of replies came; infinite beyond what is counted, undefined where there were none. */
export function withinMs(counts: readonly number[], share: number): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  let seen = 0;
  for (const [at, bound] of boundsMs.entries()) {
    seen += counts[at] ?? 0;
    if (seen >= total * share) return bound;
  }
  return Number.POSITIVE_INFINITY;
}

/** Of `withinMs`. */
const withinText = (ms: number): string =>
  filled(Number.isFinite(ms) ? texts.reports.within : texts.reports.beyond, { time: replyTime(ms) });

/** The time itself; beyond what is counted, the last that is. */
export const replyTime = (ms: number): string => seconds.format(Math.min(ms, boundsMs.at(-1) ?? 0) / 1_000);

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);
const span = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
const shortWeekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
const hour = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' });

/** When something is by the business's own clock. */
export const timeIn = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );

/** From the first of its days to the last. */
export const spanText = (days: readonly string[]): string =>
  span.formatRange(noon(days[0] ?? ''), noon(days.at(-1) ?? ''));
export const weekdayText = (day: string): string => weekday.format(noon(day));
export const shortWeekdayText = (day: string): string => shortWeekday.format(noon(day));
export const hourText = (of: number): string => hour.format(Date.UTC(2026, 0, 1, of));
/** Without the word that some languages put behind an hour. */
export const shortHourText = (of: number): string =>
  hour
    .formatToParts(Date.UTC(2026, 0, 1, of))
    .filter(({ type }) => type !== 'literal')
    .map(({ value }) => value)
    .join(' ');
