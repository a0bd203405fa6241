import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((at) => at.toISOString());
const row = z.object({
  memberId: z.string(),
  email: z.string().nullable(),
  role: z.enum(['owner', 'staff', 'auditor']),
  standing: z.enum(['invited', 'member']),
  since: time,
  invitationId: z.string().nullable(),
  expiresAt: time.nullable(),
});
export type Teammate = Readonly<z.infer<typeof row>>;

export const createTeam = (query: Query) => {
  /** Members and invitations, oldest first; at most 200. */
  const of = async (accountId: string): Promise<readonly Teammate[]> => {
    const rows = await query(
      accountId,
      `select key as "memberId", email, role, standing, since, invitation_id as "invitationId", expires_at as "expiresAt"
       from {{team}} where tenant = $1 order by since, key limit 200`,
      [accountId],
    );
    return z.array(row).parse(rows);
  };
  return {
    of,
    /** Ids of the owners whom a letter can reach: members, whose address was not erased. */
    owners: async (accountId: string): Promise<readonly string[]> =>
      (await of(accountId)).flatMap(({ memberId, email, role, standing }) =>
        role === 'owner' && standing === 'member' && email !== null ? [memberId] : [],
      ),
  };
};

export type Team = ReturnType<typeof createTeam>;
