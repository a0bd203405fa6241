import { z } from 'zod';
import type { Query } from '../kernel/sql.js';
import type { OutcomeGroup } from '../../domain/report/report.js';
import { inGroup } from '../kernel/outcome-group.js';
import { within, type Times } from '../kernel/times.js';

const row = z.object({
  at: z.string(),
  kind: z.enum(['call', 'message', 'lead', 'text']),
  outcome: z.string(),
  isAfterHours: z.boolean(),
  isPromised: z.boolean(),
  count: z.int(),
});
export type OutcomeCount = Readonly<z.infer<typeof row>>;

export const createOutcomes = (query: Query) => ({
  /**
   * What became of everything that began from `from` up to but not at `to` (ISO 8601, UTC), counted by quarter of an hour, oldest first:
   * as many rows as there are outcomes, for each quarter.
   */
  async within(tenant: string, from: string, to: string): Promise<readonly OutcomeCount[]> {
    const rows = await query(
      tenant,
      `select at, kind, outcome, is_after_hours as "isAfterHours", is_promised as "isPromised", count(*)::int as count
       from {{outcomes}} where tenant = $1 and kind <> '' and at >= $2 and at < $3
       group by 1, 2, 3, 4, 5 order by at, kind, outcome`,
      [tenant, from, to],
    );
    return z.array(row).parse(rows);
  },

  /** How many calls rang in some time, or of them those that came to this; also those that are not kept any more. */
  async callsWithin(tenant: string, times: Times, group?: OutcomeGroup): Promise<number> {
    const values: unknown[] = [tenant, times[0]?.from, times.at(-1)?.to];
    const given = (value: unknown): string => `$${String(values.push(value))}`;
    const then = within('at::timestamptz', times, given);
    const which = group === undefined ? '' : `and ${inGroup('outcome', group, given)}`;
    const rows = await query(
      tenant,
      `select count(*)::int as count from {{outcomes}}
       where tenant = $1 and kind = 'call' and at >= $2 and at < $3 and ${then} ${which}`,
      values,
    );
    return z.array(z.object({ count: z.int() })).parse(rows)[0]?.count ?? 0;
  },
});
