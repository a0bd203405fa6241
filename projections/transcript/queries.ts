import { z } from 'zod';
import { provenance, replyKind } from '../../domain/conversation/conversation.js';
import type { Query } from '../kernel/sql.js';

const source = z.object({
  origin: z.enum(['page', 'fact']),
  pageId: z.string(),
  url: z.string().nullable(),
  title: z.string(),
  excerpt: z.string(),
});

const row = z.object({
  messageId: z.string(),
  from: z.enum(['visitor', 'desk', 'person']),
  text: z.string().nullable(),
  at: z.date().transform((date) => date.toISOString()),
  kind: replyKind.or(z.enum(['came', 'left', 'idle'])).nullable(),
  sources: z.array(source),
  tookMs: z.int().nullable(),
  provenance: provenance.nullable(),
  rating: z.enum(['good', 'bad']).nullable(),
});
export type Message = Readonly<z.infer<typeof row>>;

/** A conversation holds 200 messages at most, as many replies, as many of persons, and as often one comes or leaves. */
const messagesMax = 800;

export const createTranscript = (query: Query) => ({
  /** What was said in a conversation, oldest first. */
  async messages(tenant: string, conversationId: string): Promise<readonly Message[]> {
    const rows = await query(
      tenant,
      `select key as "messageId", sender as "from", text, at, kind, sources, took_ms as "tookMs", provenance, rating from {{transcript}}
       where tenant = $1 and conversation_id = $2 order by at, sender desc, key limit ${String(messagesMax)}`,
      [tenant, conversationId],
    );
    return z.array(row).parse(rows);
  },
});

export type Transcript = ReturnType<typeof createTranscript>;
