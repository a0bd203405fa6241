import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  day: z.iso.date(),
  conversations: z.int(),
  leads: z.int(),
  answered: z.int(),
  unpublished: z.int(),
  fallbacks: z.int(),
  withheld: z.int(),
  costMicros: z.coerce.number(),
});
export type DeskDay = Readonly<z.infer<typeof row>>;

export const createDeskDays = (query: Query) => ({
  /** Days with anything on them from `fromDay` (ISO date, UTC) on, oldest first; at most 366. */
  async since(tenant: string, fromDay: string): Promise<readonly DeskDay[]> {
    const rows = await query(
      tenant,
      `select key as day, conversations, leads, answered, unpublished, fallbacks, withheld, cost_micros as "costMicros" from {{desk_days}}
       where tenant = $1 and key >= $2 order by key limit 366`,
      [tenant, fromDay],
    );
    return z.array(row).parse(rows);
  },
});

export type DeskDays = ReturnType<typeof createDeskDays>;
