import { z } from 'zod';
import { cursorAfter, startOf, type Page } from '../kernel/page.js';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((date) => date.toISOString());
const row = z.object({
  conversationId: z.string(),
  status: z.enum(['open', 'closed']),
  startedAt: time,
  lastMessageAt: time,
  lastText: z.string().nullable(),
  messageCount: z.int(),
  unansweredCount: z.int(),
  channel: z.enum(['chat', 'phone']),
  device: z.enum(['phone', 'tablet', 'desktop', 'unknown']),
  openedOn: z.string().nullable(),
  leadId: z.string().nullable(),
  alert: z.enum(['emergency', 'hand-off']).nullable(),
  personId: z.string().nullable(),
  noticeVersion: z.string(),
});
export type Conversation = Readonly<z.infer<typeof row>>;

const columns = `key as "conversationId", status, started_at as "startedAt", last_message_at as "lastMessageAt",
  last_text as "lastText", message_count as "messageCount", unanswered_count as "unansweredCount", channel, device,
  opened_on as "openedOn", lead_id as "leadId", person_id as "personId", notice_version as "noticeVersion",
  case when is_emergency then 'emergency' when is_handed_off then 'hand-off' end as alert`;

const pageSize = 50;

export const createConversationInbox = (query: Query) => ({
  /** Newest message first, 50 at a time. */
  async page(tenant: string, cursor: string | undefined): Promise<Page<Conversation>> {
    const rows = await query(
      tenant,
      `select ${columns} from {{conversation_inbox}}
       where tenant = $1 and ($2::timestamptz is null or (last_message_at, key) < ($2, $3))
       order by last_message_at desc, key desc limit ${String(pageSize)}`,
      [tenant, ...startOf(cursor)],
    );
    const conversations = z.array(row).parse(rows);
    const last = conversations.at(-1);
    const isLast = last === undefined || conversations.length < pageSize;
    return {
      rows: conversations,
      nextCursor: isLast ? null : cursorAfter(last.lastMessageAt, last.conversationId),
    };
  },

  async one(tenant: string, conversationId: string): Promise<Conversation | undefined> {
    const rows = await query(
      tenant,
      `select ${columns} from {{conversation_inbox}} where tenant = $1 and key = $2`,
      [tenant, conversationId],
    );
    return z.array(row).parse(rows)[0];
  },
});

export type ConversationInbox = ReturnType<typeof createConversationInbox>;
