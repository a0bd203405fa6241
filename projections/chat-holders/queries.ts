import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({ accountId: z.string(), memberId: z.string(), pairingId: z.string() });
export type ChatHolder = Readonly<z.infer<typeof row>>;

const columns = 'account_id as "accountId", member_id as "memberId", pairing_id as "pairingId"';

export const createChatHolders = (query: Query) => ({
  /** Who asked for the link with this token; undefined where nobody did, or it is used. */
  async byToken(tokenHash: string): Promise<ChatHolder | undefined> {
    const rows = await query(null, `select ${columns} from {{chat_holders}} where token_hash = $1 limit 1`, [
      tokenHash,
    ]);
    return z.array(row).parse(rows)[0];
  },
  /** Everybody who gets alerts in this chat: one person may belong to several businesses. At most 20. */
  async byChat(chatRef: string): Promise<readonly ChatHolder[]> {
    const rows = await query(
      null,
      `select ${columns} from {{chat_holders}} where chat_ref = $1 order by tenant, key limit 20`,
      [chatRef],
    );
    return z.array(row).parse(rows);
  },
});
