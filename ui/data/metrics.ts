import type { CallOutcomeAsked } from '../../adapters/http/contract/calls.js';
import type { StageAsked } from '../../adapters/http/contract/leads.js';
import type { Point, RangeReport } from '../../adapters/http/contract/ranges.js';
import { filled, texts } from '../texts.js';
import { locale } from '../texts/language.js';
import { countText, percentText, waitText } from './format.js';
import { daysQuery, type Days } from './days.js';
import { replyTime, spanText, withinMs, type RowName } from './report-rows.js';

const t = texts.ranges;
export type MetricName = keyof typeof t.metrics;

/** One figure of some days. */
export interface Metric {
  /** Undefined where there is nothing to measure. */
  readonly value: (point: Point) => number | undefined;
  readonly text: (value: number) => string;
  /** Against as many days before, in words. */
  readonly change: (now: number, before: number) => string;
  /** Where what it counts is listed. */
  readonly behind: keyof typeof t.behind;
}

/** How many more or fewer there are, in words. */
export function countChange(now: number, before: number): string {
  if (before === 0) return now === 0 ? t.changes.same : t.changes.fromNone;
  const percent = Math.round((100 * Math.abs(now - before)) / before);
  if (percent === 0) return t.changes.same;
  const share = percentText(percent / 100);
  return filled(now > before ? t.changes.more : t.changes.fewer, { share });
}

const count = (value: (point: Point) => number, behind: Metric['behind']): Metric => ({
  ...{ value, behind, text: countText, change: countChange },
});

const share = (
  part: (point: Point) => number,
  whole: (point: Point) => number,
  behind: Metric['behind'],
): Metric => ({
  ...{ behind, text: percentText },
  value: (point) => (whole(point) === 0 ? undefined : part(point) / whole(point)),
  change(now, before) {
    const points = Math.round(100 * now) - Math.round(100 * before);
    if (points === 0) return t.changes.same;
    const { higher, lower } = t.changes;
    return filled(points > 0 ? higher : lower, { points: countText(Math.abs(points)) });
  },
});

const time = (value: Metric['value'], text: Metric['text'], behind: Metric['behind']): Metric => ({
  ...{ value, text, behind },
  change: (now, before) =>
    now === before
      ? t.changes.same
      : filled(now < before ? t.changes.faster : t.changes.slower, { before: text(before) }),
});

/** Replies are counted up to some bounds, so all that is known is below which of them they were. */
const withinText = (ms: number): string =>
  filled(Number.isFinite(ms) ? t.within : t.beyond, { time: replyTime(ms) });

const conversations = ({ conversations: { chat, phone } }: Point): number => chat + phone;
const leads = ({ leads: { captured } }: Point): number => captured;

export const metrics: Readonly<Record<MetricName, Metric>> = {
  conversations: count(conversations, 'inbox'),
  calls: count(({ calls }) => calls.rang, 'calls'),
  leads: count(leads, 'leads'),
  conversion: share(leads, conversations, 'leads'),
  answered: share(
    ({ questions }) => questions.answered,
    ({ questions }) => questions.answered + questions.unpublished,
    'unpublished',
  ),
  half: time(({ replies }) => withinMs(replies, 0.5), withinText, 'replies'),
  most: time(({ replies }) => withinMs(replies, 0.95), withinText, 'replies'),
  reached: time(({ alerts }) => alerts.medianSeconds ?? undefined, waitText, 'reached'),
};
export const metricNames = Object.keys(t.metrics) as readonly MetricName[];

export interface Bar {
  readonly name: string;
  /** Under the bar; empty where there is no room for it. */
  readonly short: string;
  /** Undefined where there is nothing to measure. */
  readonly count: number | undefined;
  readonly before?: number | undefined;
  /** When that was. */
  readonly nameBefore?: string | undefined;
  /** What is behind it. */
  readonly href?: string;
}

/** So many of them find room side by side, also on a phone. */
const shortMax = { day: 4, week: 4, month: 7 } as const;

/** A figure in the points of a report, each beside the one of the time before. */
export function barsOf({ points, before, unit }: RangeReport, { value, behind }: Metric): readonly Bar[] {
  const every = Math.ceil(points.length / shortMax[unit]);
  return points.map((point, at) => {
    const earlier = before?.points[at];
    return {
      name: pointText(point),
      short: at % every === 0 ? shortText[unit](point) : '',
      count: value(point),
      ...(earlier && { before: value(earlier), nameBefore: pointText(earlier) }),
      href: listPaths[behind]({ first: point.first, last: point.last }),
    };
  });
}

const repliesOf = (kind: string) => (days: Days) => `#/reports/replies?${daysQuery(days, { kind })}`;

/** Where what is behind a point is listed. */
export const listPaths: Readonly<Record<Metric['behind'], (days: Days) => string>> = {
  inbox: (days) => `#/inbox?${daysQuery(days)}`,
  calls: (days) => `#/calls?${daysQuery(days)}`,
  leads: (days) => `#/leads?${daysQuery(days)}`,
  replies: (days) => `#/reports/replies?${daysQuery(days)}`,
  unpublished: repliesOf('unpublished'),
  reached: (days) => `#/reports/reached?${daysQuery(days)}`,
};

const talksOn = (channel: string) => (days: Days) => `#/inbox?${daysQuery(days, { channel })}`;

const callsThat = (outcome: CallOutcomeAsked) => (days: Days) => `#/calls?${daysQuery(days, { outcome })}`;
const leadsIn = (stage: StageAsked) => (days: Days) => `#/leads?${daysQuery(days, { stage })}`;

/**
 * The rows of a week that one can open. The others have no list of as many rows: promises are leads and texts in one figure; a text
 * counts when it was asked for and a message when it was left, while calls are listed by when they rang; asking for a person and
 * emergencies are counted each time, and visits are kept as numbers alone.
 */
export const rowPaths: Partial<Readonly<Record<RowName, (days: Days) => string>>> = {
  ...{ chats: talksOn('chat'), spoken: talksOn('phone'), calls: listPaths.calls, captured: listPaths.leads },
  ...{ answered: repliesOf('answered'), unpublished: repliesOf('unpublished') },
  ...{ offLimits: repliesOf('off-limits'), half: listPaths.replies, almostAll: listPaths.replies },
  alertsReached: listPaths.reached,
  ...{ contacted: leadsIn('not-new'), waiting: leadsIn('new') },
  ...{ byDesk: callsThat('answered'), passedOn: callsThat('passed-on'), voicemail: callsThat('voicemail') },
  ...{ missed: callsThat('missed'), afterHours: callsThat('missed-after-hours') },
  ...{ refusedCalls: callsThat('refused'), live: callsThat('live') },
};

const inUtc = { timeZone: 'UTC' } as const;
const weekday = new Intl.DateTimeFormat(locale, {
  ...inUtc,
  weekday: 'short',
  month: 'short',
  day: 'numeric',
});
const day = new Intl.DateTimeFormat(locale, { ...inUtc, month: 'short', day: 'numeric' });
const month = new Intl.DateTimeFormat(locale, { ...inUtc, month: 'short' });
const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);

/** A single day with the day of the week, more of them from the first to the last. */
export const pointText = ({ first, last }: Point): string =>
  first === last ? weekday.format(noon(first)) : spanText([first, last]);

const shortText: Readonly<Record<RangeReport['unit'], (point: Point) => string>> = {
  day: ({ first }) => day.format(noon(first)),
  week: ({ first }) => day.format(noon(first)),
  month: ({ first }) => month.format(noon(first)),
};
