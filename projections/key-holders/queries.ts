import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  accountId: z.string(),
  keyId: z.string(),
  scopes: z.array(z.enum(['work', 'audit'])),
});
export type KeyHolder = Readonly<z.infer<typeof row>>;

export const createKeyHolders = (query: Query) => ({
  /** Undefined where there is no such key, or not any more. */
  async by(hash: string, now: string): Promise<KeyHolder | undefined> {
    const rows = await query(
      null,
      `select account_id as "accountId", key_id as "keyId", scopes from {{key_holders}}
       where hash = $1 and (expires_at is null or expires_at > $2)`,
      [hash, now],
    );
    return z.array(row).parse(rows)[0];
  },
});
