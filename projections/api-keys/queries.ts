import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((at) => at.toISOString());
const row = z.object({
  keyId: z.string(),
  label: z.string().nullable(),
  ending: z.string(),
  scopes: z.array(z.enum(['work', 'audit'])),
  issuedAt: time,
  expiresAt: time.nullable(),
  revokedAt: time.nullable(),
  replacedBy: z.string().nullable(),
});
export type ApiKey = Readonly<z.infer<typeof row>>;

export const createApiKeys = (query: Query) => ({
  /** Issued last first; at most 200. */
  async of(accountId: string): Promise<readonly ApiKey[]> {
    const rows = await query(
      accountId,
      `select key as "keyId", label, ending, scopes, issued_at as "issuedAt", expires_at as "expiresAt", revoked_at as "revokedAt",
         replaced_by as "replacedBy"
       from {{api_keys}} where tenant = $1 order by issued_at desc, key desc limit 200`,
      [accountId],
    );
    return z.array(row).parse(rows);
  },
});

export type ApiKeys = ReturnType<typeof createApiKeys>;
