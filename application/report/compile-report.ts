import type {
  Figures,
  Fix,
  Report,
  ReportCommand,
  ReportEvent,
  ReportReason,
} from '../../domain/report/report.js';
import type { Handle } from '../handling/handle.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { Usage } from '../ports/usage.js';
import { contactsByHour, sumsOf, type Counted, type OutcomeCount, type Quarter } from './figures-of.js';
import { oneFix } from './one-fix.js';
import type { Span } from './spans.js';
import { weekAt, weekBefore, type Week } from './weeks.js';

export type HandleReport = Handle<Report, ReportCommand, ReportEvent, ReportReason>;

type Within<Row> = (tenant: string, from: string, to: string) => Promise<readonly Row[]>;

/** Where it is counted what happened. */
export interface CountNeeds {
  readonly quartersWithin: Within<Quarter>;
  readonly outcomesWithin: Within<OutcomeCount>;
  readonly usage: Pick<Usage, 'days'>;
}

export interface CompileNeeds extends CountNeeds {
  readonly handleReport: HandleReport;
  /** When anything was counted first. */
  readonly firstAt: (tenant: string) => Promise<string | undefined>;
  /** How many leads reached an owner in that time and how fast; left out where nobody measures it. */
  readonly alertsWithin?: (tenant: string, from: string, to: string) => Promise<Figures['alerts']>;
  readonly businessOf: (tenant: string) => Promise<ReportedBusiness>;
  readonly businessNow: BusinessClock;
}

export interface ReportedBusiness {
  readonly name: string;
  readonly timeZone: string;
  readonly pageCount: number;
  /** BCP 47, of its letters. */
  readonly locale: string;
}

export interface Compiled {
  readonly figures: Figures;
  /** Of the week before; null where there was none. */
  readonly before: Figures | null;
  readonly fix: Fix | null;
}

/** Reports of any week, out of what was counted. */
export function compileReport(needs: CompileNeeds) {
  const { handleReport, firstAt, businessOf, businessNow } = needs;

  /** The first week there is something to say of: the one in which the account was opened, or anything happened. */
  const firstWeek = async (tenant: string, timeZone: string): Promise<Week> => {
    const [{ state }, counted] = await Promise.all([handleReport.load(tenant, tenant), firstAt(tenant)]);
    const [first = businessNow(tenant)] = [state.since, counted].filter((one) => one != null).toSorted();
    return weekAt(first, timeZone);
  };

  /** Null where the week is before the first. */
  const compile = async (tenant: string, week: Week): Promise<Compiled | null> => {
    const { timeZone, pageCount } = await businessOf(tenant);
    const before = weekBefore(week, timeZone);
    const first = await firstWeek(tenant, timeZone);
    if (week.week < first.week) return null;
    const [figures, figuresBefore] = await Promise.all([
      figuresIn(needs, tenant, { span: week, timeZone }),
      before.week < first.week ? null : figuresIn(needs, tenant, { span: before, timeZone }),
    ]);
    const now = weekAt(businessNow(tenant), timeZone);
    const isLately = week.week >= weekBefore(now, timeZone).week;
    return { figures, before: figuresBefore, fix: oneFix(figures, isLately ? { pageCount } : undefined) };
  };

  return { firstWeek, compile };
}

async function figuresIn(
  needs: CompileNeeds,
  tenant: string,
  { span, timeZone }: { readonly span: Span; readonly timeZone: string },
): Promise<Figures> {
  const [counted, alerts] = await Promise.all([
    countIn(needs, tenant, span),
    needs.alertsWithin?.(tenant, span.from, span.to) ?? null,
  ]);
  const contacts = contactsByHour(counted, span, timeZone).map((ofDay) =>
    ofDay.map(({ chats, calls }) => chats + calls),
  );
  return {
    ...{ ...sumsOf(counted), alerts },
    byDay: contacts.map((ofDay) => ofDay.reduce((sum, count) => sum + count, 0)),
    byHour: Array.from({ length: 24 }, (_, hour) =>
      contacts.reduce((sum, ofDay) => sum + (ofDay[hour] ?? 0), 0),
    ),
  };
}

/** What was counted in at most 366 days. Visits are those of days of UTC. */
export async function countIn(
  { quartersWithin, outcomesWithin, usage }: CountNeeds,
  tenant: string,
  { from, to, days }: Span,
): Promise<Counted> {
  const [quarters, outcomes, visits] = await Promise.all([
    quartersWithin(tenant, from, to),
    outcomesWithin(tenant, from, to),
    usage.days(tenant, days[0] ?? from),
  ]);
  return { quarters, outcomes, visits: visits.filter(({ day }) => days.includes(day)) };
}
