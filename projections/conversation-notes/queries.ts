import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  noteId: z.string(),
  /** `member:ID`, or a key. */
  actor: z.string(),
  /** Null when it was erased. */
  text: z.string().nullable(),
  at: z.date().transform((date) => date.toISOString()),
});
export type Note = Readonly<z.infer<typeof row>>;

export const createConversationNotes = (query: Query) => ({
  /** Of one conversation, oldest first; of a thread of texts that has more than 200, the newest. */
  async of(tenant: string, conversationId: string): Promise<readonly Note[]> {
    const rows = await query(
      tenant,
      `select key as "noteId", actor, text, taken_at as at from {{conversation_notes}}
       where tenant = $1 and conversation_id = $2 order by taken_at desc, key desc limit 200`,
      [tenant, conversationId],
    );
    return z.array(row).parse(rows).toReversed();
  },
});

export type ConversationNotes = ReturnType<typeof createConversationNotes>;
