import { z } from 'zod';
import { cursorAfter, startOf, type Page } from '../kernel/page.js';
import type { Query } from '../kernel/sql.js';
import { threadConditions, type ThreadFilters } from './thread-filters.js';

const time = z.date().transform((date) => date.toISOString());
const heardKind = z.enum(['stop', 'cancel', 'start', 'late-start', 'help', 'other']);
const heard = z.object({
  messageId: z.string(),
  contactId: z.string(),
  kind: heardKind,
  via: z.enum(['text', 'call', 'chat', 'e-mail']),
  /** Null where it was erased. */
  words: z.string().nullable(),
  at: time,
});
export type HeardText = Readonly<z.infer<typeof heard>>;

const status = z.enum(['attempted', 'accepted', 'rejected', 'delivered', 'undelivered', 'unknown', 'lapsed']);
const inThread = heard.omit({ contactId: true }).extend({
  kind: heardKind.or(z.literal('sent')),
  /** Of what was sent: the call it was asked for in, and what became of it. */
  callId: z.string().nullable(),
  status: status.nullable(),
});
export type TextInThread = Readonly<z.infer<typeof inThread>>;

const thread = z.object({
  contactId: z.string(),
  startedAt: time,
  lastMessageAt: time,
  lastText: z.string().nullable(),
  messageCount: z.int(),
  /** The last four digits; null where they are not known. */
  ending: z.string().nullable(),
  phone: z.string().nullable(),
  isOptedOut: z.boolean(),
  lastTextId: z.string(),
  assigneeId: z.string().nullable(),
  isSpam: z.boolean(),
});
export type TextThread = Readonly<z.infer<typeof thread>>;

const pageSize = 50;
const inThreadMax = 200;
const withSorted = 'left join {{threads}} sorted on sorted.tenant = $1 and sorted.key = last.contact_id';

export const createTexts = (query: Query) => {
  const threads = async (
    tenant: string,
    filters: ThreadFilters,
    cursor: string | undefined,
    countMax: number,
  ): Promise<readonly TextThread[]> => {
    const { text, values } = threadConditions(filters, [tenant, ...startOf(cursor)]);
    const [sign, way] = filters.sort === 'oldest' ? ['>', 'asc'] : ['<', 'desc'];
    // Of each contact the newest text stands for all, found one by one: a page is full before many are read.
    const rows = await query(
      tenant,
      `select last.contact_id as "contactId", whole.started_at as "startedAt", last.at as "lastMessageAt", last.words as "lastText",
         whole.count as "messageCount", whole.phone, opted.key is not null as "isOptedOut", last.key as "lastTextId",
         sorted.assignee_id as "assigneeId", sorted.is_spam is true as "isSpam",
         coalesce(right(whole.phone, 4), (
           select call.caller_ending from {{text_links}} link
           join {{call_log}} call on call.tenant = $1 and call.key = link.call_id
           where link.tenant = $1 and link.contact_id = last.contact_id and call.caller_ending is not null limit 1
         )) as ending
       from {{texts}} last
       cross join lateral (
         select min(at) as started_at, count(*)::int as count, max(phone) as phone from {{texts}} one
         where one.tenant = $1 and one.contact_id = last.contact_id
       ) whole
       left join {{opt_outs}} opted on opted.tenant = $1 and opted.key = last.contact_id
       ${withSorted}
       where last.tenant = $1 and ($2::timestamptz is null or (last.at, last.contact_id) ${sign} ($2, $3))${text}
       order by last.at ${way}, last.contact_id ${way} limit ${String(countMax)}`,
      values,
    );
    return z.array(thread).parse(rows);
  };

  return {
    /** What came in, newest first, 50 at a time. */
    async page(tenant: string, cursor: string | undefined): Promise<Page<HeardText>> {
      const rows = await query(
        tenant,
        `select key as "messageId", contact_id as "contactId", kind, via, words, at from {{texts}}
         where tenant = $1 and kind <> 'sent' and ($2::timestamptz is null or (at, key) < ($2, $3))
         order by at desc, key desc limit ${String(pageSize)}`,
        [tenant, ...startOf(cursor)],
      );
      const found = z.array(heard).parse(rows);
      const last = found.at(-1);
      const isLast = last === undefined || found.length < pageSize;
      return { rows: found, nextCursor: isLast ? null : cursorAfter(last.at, last.messageId) };
    },

    /** All texts with one person each, sorted by the newest text: after a place, `countMax` of them. */
    threads,

    /** How many people there are texts with, `countMax` at most. */
    async countThreads(tenant: string, filters: ThreadFilters, countMax: number): Promise<number> {
      const { text, values } = threadConditions(filters, [tenant]);
      const rows = await query(
        tenant,
        `select count(*)::int as count from (
           select from {{texts}} last ${withSorted} where last.tenant = $1${text} limit ${String(countMax)}) found`,
        values,
      );
      return z.array(z.object({ count: z.int() })).parse(rows)[0]?.count ?? 0;
    },

    async thread(tenant: string, contactId: string): Promise<TextThread | undefined> {
      return (await threads(tenant, { contactId }, undefined, 1))[0];
    },

    /** What came and went, the oldest first; of more than 200 the newest. */
    async inThread(tenant: string, contactId: string): Promise<readonly TextInThread[]> {
      const rows = await query(
        tenant,
        `select text.key as "messageId", text.kind, text.via, text.words, text.at, link.call_id as "callId", link.status
         from {{texts}} text
         left join {{text_links}} link on text.kind = 'sent' and link.tenant = $1 and link.key = text.key
         where text.tenant = $1 and text.contact_id = $2
         order by text.at desc, text.key desc limit ${String(inThreadMax)}`,
        [tenant, contactId],
      );
      return z.array(inThread).parse(rows).toReversed();
    },

    /**
     * What came in before an instant, the oldest first, without those named; also what went while a note was still taken under it, once
     * that note is as old.
     */
    async before(
      tenant: string,
      { before, without, countMax }: { before: string; without: readonly string[]; countMax: number },
    ) {
      const rows = await query(
        tenant,
        `select contact_id as "contactId", text_id as "textId", is_gone as "isGone" from (
           select contact_id, key as text_id, at, null::boolean as is_gone from {{texts}} where tenant = $1 and kind <> 'sent' and at < $2
           union all
           select conversation_id, text_id, min(taken_at), true from {{conversation_notes}} note
           where note.tenant = $1 and text_id is not null and taken_at < $2
             and not exists (select from {{texts}} text where text.tenant = $1 and text.key = text_id)
           group by conversation_id, text_id
         ) ended where text_id <> all($3) order by at, text_id limit $4`,
        [tenant, before, without, countMax],
      );
      const texts = z.array(
        z.object({ contactId: z.string(), textId: z.string(), isGone: z.literal(true).nullable() }),
      );
      return texts.parse(rows).map(({ isGone, ...text }) => (isGone === null ? text : { ...text, isGone }));
    },
  };
};

export type Texts = ReturnType<typeof createTexts>;
