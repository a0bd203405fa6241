import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({ accountId: z.string(), role: z.enum(['owner', 'staff', 'auditor']) });
export type Membership = Readonly<z.infer<typeof row>>;

export const createMemberships = (query: Query) => ({
  /** The businesses of one member, the one joined last first; at most 50. */
  async of(memberId: string): Promise<readonly Membership[]> {
    const rows = await query(
      null,
      'select account_id as "accountId", role from {{memberships}} where member_id = $1 order by since desc limit 50',
      [memberId],
    );
    return z.array(row).parse(rows);
  },
});
