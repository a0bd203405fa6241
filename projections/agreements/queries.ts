import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  processor: z.enum(['language-model', 'phone', 'mail']),
  agreedOn: z.string(),
  agreedBy: z.string().nullable(),
});
export type Agreement = Readonly<z.infer<typeof row>>;

export const createAgreements = (query: Query) => ({
  /** Those that stand; at most one per processor. */
  async of(accountId: string): Promise<readonly Agreement[]> {
    const rows = await query(
      accountId,
      `select processor, agreed_on as "agreedOn", agreed_by as "agreedBy"
       from {{agreements}} where tenant = $1 order by key`,
      [accountId],
    );
    return z.array(row).parse(rows);
  },
});

export type Agreements = ReturnType<typeof createAgreements>;
