import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((at) => at.toISOString());
const row = z.object({
  pairingId: z.string(),
  standing: z.enum(['waiting', 'asking', 'paired', 'none']),
  /** Null where there is none, or it was erased. */
  chatId: z.string().nullable(),
  chatName: z.string().nullable(),
  since: time,
  expiresAt: time.nullable(),
  ending: z.enum(['disconnected', 'blocked', 'chat-gone', 'right-lost']).nullable(),
});
export type PairedChat = Readonly<z.infer<typeof row>>;

export const createPairedChats = (query: Query) => ({
  /** The chat of a member; undefined where they never asked for one. */
  async of(accountId: string, memberId: string): Promise<PairedChat | undefined> {
    const rows = await query(
      accountId,
      `select pairing_id as "pairingId", standing, chat_id as "chatId", chat_name as "chatName", since,
         expires_at as "expiresAt", ending
       from {{paired_chats}} where tenant = $1 and key = $2`,
      [accountId, memberId],
    );
    return z.array(row).parse(rows)[0];
  },
});

export type PairedChats = ReturnType<typeof createPairedChats>;
