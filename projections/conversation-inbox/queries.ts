import { z } from 'zod';
import { cursorAfter, startOf, type Page } from '../kernel/page.js';
import { sorted } from '../kernel/sort.js';
import type { Query } from '../kernel/sql.js';
import type { Times } from '../kernel/times.js';
import { conditionsOf, type ConversationFilters } from './filters.js';

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
  identity: z
    .object({ reference: z.string(), name: z.string().nullable(), email: z.string().nullable() })
    .nullable(),
  pageContext: z.array(z.object({ key: z.string(), value: z.string() })),
  leadId: z.string().nullable(),
  alert: z.enum(['emergency', 'hand-off']).nullable(),
  assigneeId: z.string().nullable(),
  isSpam: z.boolean(),
  blockedUntil: time.nullable(),
  personId: z.string().nullable(),
  noticeVersion: z.string(),
});
export type Conversation = Readonly<z.infer<typeof row>>;
const listed = row.extend({ leadName: z.string().nullable(), ending: z.string().nullable() });
export type ListedConversation = Readonly<z.infer<typeof listed>>;

const deviceChats = z.object({ device: row.shape.device, chats: z.int() });
type DeviceChats = Readonly<z.infer<typeof deviceChats>>;

const columns = `key as "conversationId", status, started_at as "startedAt", last_message_at as "lastMessageAt",
  last_text as "lastText", message_count as "messageCount", unanswered_count as "unansweredCount", channel, device,
  opened_on as "openedOn", identity, page_context as "pageContext", lead_id as "leadId", notice_version as "noticeVersion",
  assignee_id as "assigneeId", is_spam as "isSpam", blocked_until as "blockedUntil", person_id as "personId",
  case when is_emergency then 'emergency' when is_handed_off then 'hand-off' end as alert`;

/** What leads and callers are known by stays where it is kept, and is read by key for the rows of a page. */
const known = `(select coalesce(lead.name, lead.email) from {{lead_inbox}} lead
    where lead.tenant = $1 and lead.key = one.lead_id) as "leadName",
  (select call.caller_ending from {{call_log}} call where call.tenant = $1 and call.key = one.key) as ending`;

/** How many are counted; nobody needs to know how many more there are. */
export const countMax = 1_000;

export const createConversationInbox = (query: Query) => {
  return {
    /** By the newest message, or by when they began where that is asked for, 50 at a time. */
    async page(
      tenant: string,
      cursor: string | undefined,
      filters: ConversationFilters = {},
      pageSize = 50,
    ): Promise<Page<ListedConversation>> {
      const { table, text, values } = conditionsOf(filters, [tenant, ...startOf(cursor)]);
      const hasBegun = filters.began !== undefined;
      const { after, order } = sorted(
        {
          by: [hasBegun ? 'started_at' : 'last_message_at'],
          isInstant: true,
          isAscending: filters.sort === 'oldest',
        },
        table,
      );
      const rows = await query(
        tenant,
        `select ${columns}, ${known} from ${table} one
         where tenant = $1 and ${after}${text}
         ${order} limit ${String(pageSize)}`,
        values,
      );
      const conversations = z.array(listed).parse(rows);
      const last = conversations.at(-1);
      const isLast = last === undefined || conversations.length < pageSize;
      return {
        rows: conversations,
        nextCursor: isLast
          ? null
          : cursorAfter(hasBegun ? last.startedAt : last.lastMessageAt, last.conversationId),
      };
    },

    /** How many there are, `most` at most. */
    async count(tenant: string, filters: ConversationFilters, most = countMax): Promise<number> {
      const { table, text, values } = conditionsOf(filters, [tenant]);
      const rows = await query(
        tenant,
        `select count(*)::int as count from (
           select from ${table} where tenant = $1${text} limit ${String(most)}) found`,
        values,
      );
      return z.array(z.object({ count: z.int() })).parse(rows)[0]?.count ?? 0;
    },

    /** Chats that began in some time by what they were held on, the most first. */
    async chatsByDevice(tenant: string, began: Times): Promise<readonly DeviceChats[]> {
      const { text, values } = conditionsOf({ began, channel: 'chat' }, [tenant]);
      const rows = await query(
        tenant,
        `select device, count(*)::int as chats from {{conversation_inbox}} where tenant = $1${text}
         group by device order by 2 desc, 1`,
        values,
      );
      return z.array(deviceChats).parse(rows);
    },

    /** Whose words are not taken at the moment, whose block ends last before the others. */
    async blocked(
      tenant: string,
      now: string,
    ): Promise<readonly { readonly id: string; readonly until: string }[]> {
      const rows = await query(
        tenant,
        `select key as id, blocked_until as until from {{conversation_inbox}}
         where tenant = $1 and blocked_until > $2 order by blocked_until desc limit 500`,
        [tenant, now],
      );
      return z.array(z.object({ id: z.string(), until: time })).parse(rows);
    },

    async one(tenant: string, conversationId: string): Promise<Conversation | undefined> {
      const rows = await query(
        tenant,
        `select ${columns} from {{conversation_inbox}} where tenant = $1 and key = $2`,
        [tenant, conversationId],
      );
      return z.array(row).parse(rows)[0];
    },
  };
};

export type ConversationInbox = ReturnType<typeof createConversationInbox>;
