import { z } from 'zod';
import { provenance, replyKind } from '../../domain/conversation/conversation.js';
import { cursorAfter, numberedStartOf, type Page } from '../kernel/page.js';
import type { Query } from '../kernel/sql.js';
import { within, type Times } from '../kernel/times.js';

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

const reply = z.object({
  replyId: z.string(),
  conversationId: z.string(),
  at: z.date().transform((date) => date.toISOString()),
  kind: replyKind,
  tookMs: z.int(),
  /** What the visitor or caller had said last; null where it was erased, or nothing was. */
  question: z.string().nullable(),
});
export type TimedReply = Readonly<z.infer<typeof reply>>;

/** Replies of some time; those of one kind come with the newest first, all of them with the slowest first. */
export interface ReplyFilter {
  readonly times: Times;
  readonly kind?: 'answered' | 'unpublished' | 'off-limits' | undefined;
}

const pageSize = 50;

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

  /** 50 at a time. */
  async replies(
    tenant: string,
    cursor: string | undefined,
    { times, kind }: ReplyFilter,
  ): Promise<Page<TimedReply>> {
    const values: unknown[] = [tenant, ...numberedStartOf(cursor), kind ?? null];
    const then = within('at', times, (value) => `$${String(values.push(value))}`);
    const rows = await query(
      tenant,
      `with found as (
         select *, case when $4::text is null then coalesce(took_ms, 0)::bigint else (extract(epoch from at) * 1000)::bigint end as rank
         from {{transcript}} where tenant = $1 and sender = 'desk' and ($4::text is null or kind = $4) and ${then}
       )
       select key as "replyId", conversation_id as "conversationId", at, kind, coalesce(took_ms, 0) as "tookMs",
         (select text from {{transcript}} before where before.tenant = $1 and before.conversation_id = one.conversation_id
            and before.sender = 'visitor' and before.at <= one.at order by before.at desc, before.key desc limit 1) as question
       from (select * from found where $2::bigint is null or (rank, key) < ($2, $3)
         order by rank desc, key desc limit ${String(pageSize)}) one
       order by rank desc, key desc`,
      values,
    );
    const replies = z.array(reply).parse(rows);
    const last = replies.at(-1);
    const isLast = last === undefined || replies.length < pageSize;
    const by = kind === undefined ? last?.tookMs : Date.parse(last?.at ?? '');
    return { rows: replies, nextCursor: isLast ? null : cursorAfter(by ?? 0, last.replyId) };
  },

  /** How many of them are kept. */
  async replyCount(tenant: string, { times, kind }: ReplyFilter): Promise<number> {
    const values: unknown[] = [tenant, kind ?? null];
    const then = within('at', times, (value) => `$${String(values.push(value))}`);
    const rows = await query(
      tenant,
      `select count(*)::int as count from {{transcript}}
       where tenant = $1 and sender = 'desk' and ($2::text is null or kind = $2) and ${then}`,
      values,
    );
    return z.array(z.object({ count: z.int() })).parse(rows)[0]?.count ?? 0;
  },
});

export type Transcript = ReturnType<typeof createTranscript>;
