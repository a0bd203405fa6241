import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({ memberId: z.string(), changeId: z.string() });

export const createAddressChanges = (query: Query) => ({
  /** Those whose time has come, the longest due first. */
  async due(now: string, countMax: number): Promise<readonly Readonly<z.infer<typeof row>>[]> {
    const rows = await query(
      null,
      `select member_id as "memberId", change_id as "changeId" from {{address_changes}}
       where takes_effect_at <= $1 order by takes_effect_at limit $2`,
      [now, countMax],
    );
    return z.array(row).parse(rows);
  },
});
