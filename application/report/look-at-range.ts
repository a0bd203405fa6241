import type { Figures } from '../../domain/report/report.js';
import type { Usage, Visited } from '../ports/usage.js';
import { countIn, type CompileNeeds } from './compile-report.js';
import { callCount, contactsByHour, sumsOf, type Contacts, type Counted, type Sums } from './figures-of.js';
import { partLengths, partsOf, rangeOf, unitFor, type AskedRange, type PartUnit } from './ranges.js';
import type { Span } from './spans.js';
import type { Stretch } from './times.js';
import type { Week } from './weeks.js';

type Alerts = NonNullable<Figures['alerts']>;

export interface RangeNeeds extends Pick<
  CompileNeeds,
  'quartersWithin' | 'outcomesWithin' | 'businessOf' | 'businessNow'
> {
  /** The first week there is something to say of. */
  readonly firstWeek: (tenant: string, timeZone: string) => Promise<Week>;
  readonly usage: Pick<Usage, 'days' | 'visited'>;
  readonly alertsWithin: (tenant: string, from: string, to: string) => Promise<Alerts>;
  /** The same of each stretch of time between one instant and the next. */
  readonly alertsBetween: (tenant: string, bounds: readonly string[]) => Promise<readonly Alerts[]>;
  /** Chats that began in some time, as far as they are kept. */
  readonly chatsByDevice: (tenant: string, times: readonly Stretch[]) => Promise<readonly DeviceChats[]>;
}

type Device = Visited['devices'][number]['device'];
interface DeviceChats {
  readonly device: Device;
  readonly chats: number;
}

/** Some days of a business in numbers. */
export interface Point extends Pick<Sums, 'conversations' | 'leads' | 'questions' | 'replies' | 'visits'> {
  /** ISO dates. */
  readonly first: string;
  readonly last: string;
  readonly calls: { readonly rang: number; readonly missed: number };
  readonly alerts: Alerts;
}

/** Days and what they come to: all of them, and part by part. */
export interface PointsView {
  readonly total: Point;
  readonly points: Point[];
}

export interface RangeView extends PointsView, Pick<Visited, 'pages'> {
  /** The one with the most views first. */
  readonly devices: (DeviceChats & { readonly views: number })[];
  readonly timeZone: string;
  readonly isRunning: boolean;
  readonly unit: PartUnit;
  /** As many days before, in parts of the same lengths; null where the business was not there yet. */
  readonly before: (PointsView & Visited) | null;
  /** Chats begun and calls that rang, by days of the week from Monday on and hours of the business's clock. */
  readonly contacts: Contacts[][];
}

/** Reports of any days of a business, at most 366, as they stand now. Undefined where such days cannot be asked for. */
export function lookAtRanges(needs: RangeNeeds) {
  const { businessOf, businessNow, usage, firstWeek } = needs;

  const rangeOfBusiness = async (tenant: string, asked: AskedRange) => {
    const { timeZone } = await businessOf(tenant);
    const range = rangeOf(asked, businessNow(tenant), timeZone);
    return range && { ...range, timeZone };
  };

  return {
    lookAtRange: async (tenant: string, asked: AskedRange): Promise<RangeView | undefined> => {
      const range = await rangeOfBusiness(tenant, asked);
      if (range === undefined) return undefined;
      const { span, before, timeZone, isRunning } = range;
      const unit = unitFor(span);
      const lengths = partLengths(span, unit);
      const first = await firstWeek(tenant, timeZone);
      const look = async (days: Span) => {
        const [{ counted, ...points }, visited] = await Promise.all([
          pointsIn(needs, tenant, { span: days, lengths }),
          usage.visited(tenant, days),
        ]);
        return { counted, view: { ...points, ...visited } };
      };
      const [shown, chats, earlier] = await Promise.all([
        look(span),
        needs.chatsByDevice(tenant, [{ from: span.from, to: span.to }]),
        before.from < first.from ? null : look(before),
      ]);
      return {
        ...{ ...shown.view, timeZone, isRunning, unit, before: earlier?.view ?? null },
        devices: byDevice(shown.view.devices, chats),
        contacts: contactsByHour(shown.counted, span, timeZone),
      };
    },

    /** The same day by day, as a file has it. */
    daysOfRange: async (tenant: string, asked: AskedRange): Promise<PointsView | undefined> => {
      const range = await rangeOfBusiness(tenant, asked);
      if (range === undefined) return undefined;
      return pointsIn(needs, tenant, { span: range.span, lengths: partLengths(range.span, 'day') });
    },
  };
}

function byDevice(visited: Visited['devices'], chatted: readonly DeviceChats[]): RangeView['devices'] {
  const devices = new Set([...visited, ...chatted].map(({ device }) => device));
  return [...devices].map((device) => ({
    device,
    views: visited.find((one) => one.device === device)?.views ?? 0,
    chats: chatted.find((one) => one.device === device)?.chats ?? 0,
  }));
}

async function pointsIn(
  needs: RangeNeeds,
  tenant: string,
  { span, lengths }: { readonly span: Span; readonly lengths: readonly number[] },
): Promise<PointsView & { readonly counted: Counted }> {
  const parts = partsOf(span, lengths);
  const [counted, reached, reachedByPart] = await Promise.all([
    countIn(needs, tenant, span),
    needs.alertsWithin(tenant, span.from, span.to),
    needs.alertsBetween(tenant, [...parts.map(({ from }) => from), span.to]),
  ]);
  const [quarters, outcomes] = [byPart(counted.quarters, parts), byPart(counted.outcomes, parts)];
  return {
    counted,
    total: pointOf(span, counted, reached),
    points: parts.map((part, at) => {
      const visits = counted.visits.filter(({ day }) => part.days.includes(day));
      const ofPart = { quarters: quarters[at] ?? [], outcomes: outcomes[at] ?? [], visits };
      return pointOf(part, ofPart, reachedByPart[at] ?? nobody);
    }),
  };
}

const nobody: Alerts = { reachedCount: 0, medianSeconds: null };

/** Rows, the oldest first, by the part of a span in which they lie. */
function byPart<Row extends { readonly at: string }>(
  rows: readonly Row[],
  parts: readonly Span[],
): readonly (readonly Row[])[] {
  const found: Row[][] = parts.map(() => []);
  let part = 0;
  for (const row of rows) {
    while (part < parts.length - 1 && row.at >= (parts[part]?.to ?? '')) part += 1;
    found[part]?.push(row);
  }
  return found;
}

function pointOf({ days }: Span, counted: Counted, { reachedCount, medianSeconds }: Alerts): Point {
  const sums = sumsOf(counted);
  const { conversations, leads, questions, replies, visits } = sums;
  return {
    ...{ first: days[0] ?? '', last: days.at(-1) ?? '' },
    ...{ conversations, leads, questions, replies, visits },
    alerts: { reachedCount, medianSeconds },
    calls: { rang: callCount(sums), missed: sums.calls.missed },
  };
}
