import type { Figures, FixCode } from '../../domain/report/report.js';
import type { compileReport, CompileNeeds } from './compile-report.js';
import { fixPlaces } from './fix-places.js';
import { weekAt, weekBefore, weekNamed, type Week } from './weeks.js';

interface Needs extends Pick<CompileNeeds, 'businessOf' | 'businessNow' | 'handleReport'> {
  readonly compiler: ReturnType<typeof compileReport>;
  /** Weeks whose report was made, and when. */
  readonly made: (tenant: string) => Promise<readonly MadeWeek[]>;
}

interface MadeWeek {
  readonly week: string;
  readonly madeAt: string;
}

interface WeekView {
  readonly week: string;
  readonly days: string[];
  readonly madeAt: string | null;
}

export interface WeeklyReportView extends WeekView {
  readonly isOver: boolean;
  readonly timeZone: string;
  readonly figures: Figures;
  readonly before: Figures | null;
  readonly fix: { readonly code: FixCode; readonly count: number; readonly place: string } | null;
  readonly nextDueAt: string | null;
}

/** Ten years. */
const weekCountMax = 530;

/** Reports as the dashboard shows them: of any week since the first, as it stands now, also the one that is not over. */
export function lookAtReports({ businessOf, businessNow, handleReport, compiler, made }: Needs) {
  const viewOf = ({ week, days }: Week, all: readonly MadeWeek[]): WeekView => ({
    ...{ week, days: [...days], madeAt: all.find((one) => one.week === week)?.madeAt ?? null },
  });

  return {
    /** Newest first; the first of them is not over. */
    weeks: async (tenant: string): Promise<WeekView[]> => {
      const { timeZone } = await businessOf(tenant);
      const [first, all] = await Promise.all([compiler.firstWeek(tenant, timeZone), made(tenant)]);
      const views: WeekView[] = [];
      for (
        let week = weekAt(businessNow(tenant), timeZone);
        week.week >= first.week && views.length < weekCountMax;
        week = weekBefore(week, timeZone)
      )
        views.push(viewOf(week, all));
      return views;
    },

    /** Undefined where no week is called so, it has not begun, or it was before the first. */
    lookAt: async (tenant: string, name: string): Promise<WeeklyReportView | undefined> => {
      const { timeZone } = await businessOf(tenant);
      const week = weekNamed(name, timeZone);
      const now = businessNow(tenant);
      if (week === undefined || week.from > now) return undefined;
      const [compiled, all, { state }] = await Promise.all([
        compiler.compile(tenant, week),
        made(tenant),
        handleReport.load(tenant, tenant),
      ]);
      if (compiled === null) return undefined;
      const { figures, before, fix } = compiled;
      return {
        ...viewOf(week, all),
        ...{ isOver: week.to <= now, timeZone, figures, before, nextDueAt: state.dueAt },
        fix: fix === null ? null : { ...fix, place: fixPlaces[fix.code] },
      };
    },
  };
}
