import { z } from 'zod';
import { cursorAfter, numberedStartOf, startOf, type Page } from '../kernel/page.js';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((at) => at.toISOString());
const channel = z.enum(['email', 'telegram', 'sms', 'voice']);
// Out of JSON, where the database writes times in its own way.
const jsonTime = z.string().transform((at) => new Date(at).toISOString());
const attempt = z.object({
  attemptId: z.string(),
  channel,
  status: z.enum(['begun', 'accepted', 'refused', 'unknown', 'delivered', 'bounced']),
  begunAt: jsonTime,
  acceptedAt: jsonTime.nullable(),
  deliveredAt: jsonTime.nullable(),
  toldAt: jsonTime.nullable(),
  code: z.string().nullable(),
});
const row = z.object({
  notificationId: z.string(),
  memberId: z.string(),
  reason: z.string(),
  place: z.string(),
  subjectId: z.string(),
  itemCount: z.number(),
  happenedAt: time,
  requestedAt: time,
  status: z.enum(['open', 'acknowledged', 'exhausted', 'withdrawn']),
  nextAt: time.nullable(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedVia: z.string().nullable(),
  settledAt: time.nullable(),
  why: z.string().nullable(),
  attempts: z.array(attempt),
});
export type NotificationView = Readonly<z.infer<typeof row>>;

const about = z.object({
  notificationId: z.string(),
  reason: z.enum(['emergency', 'hand-off']),
});
const inChat = z.object({ attemptId: z.string(), notificationId: z.string(), begunAt: time });
export type InChat = Readonly<z.infer<typeof inChat>>;
const waiting = z.object({
  kind: z.enum(['emergency', 'hand-off']),
  id: z.string(),
  at: time,
  isTold: z.boolean(),
  count: z.int(),
});
const reached = z.object({
  leadCount: z.coerce.number(),
  handedCount: z.coerce.number(),
  medianHandedSeconds: z.coerce.number().nullable(),
  reachedCount: z.coerce.number(),
  medianSeconds: z.coerce.number().nullable(),
});
/**
 * Of the leads of a time. `handed`: a provider took an alert about it for somebody; `reached`: an alert was delivered to somebody, or
 * acknowledged. The medians count seconds from the lead to the first of these; null where there was none.
 */
export type LeadsReached = Readonly<z.infer<typeof reached>>;

const reachedLead = z.object({
  leadId: z.string(),
  /** Null where they were erased, or gave none. */
  name: z.string().nullable(),
  at: time,
  tookMs: z.coerce.number(),
});
export type ReachedLead = Readonly<z.infer<typeof reachedLead>>;

const columns = `one.notification_id as "notificationId", one.member_id as "memberId", one.reason, one.place,
  one.subject_id as "subjectId", one.item_count as "itemCount", one.happened_at as "happenedAt",
  one.requested_at as "requestedAt", one.status, one.next_at as "nextAt", one.acknowledged_by as "acknowledgedBy",
  one.acknowledged_via as "acknowledgedVia", one.settled_at as "settledAt", one.why, coalesce(steps.attempts, '[]') as attempts`;

const whole = `{{notifications}} one left join lateral (
  select jsonb_agg(jsonb_build_object('attemptId', key, 'channel', channel, 'status', status, 'begunAt', begun_at,
    'acceptedAt', accepted_at, 'deliveredAt', delivered_at, 'toldAt', told_at, 'code', code) order by step) as attempts
  from {{notification_attempts}} where tenant = one.tenant and notification_id = one.notification_id
) steps on true`;

export const createNotifications = (query: Query) => ({
  /** Newest first, 50 at a time, with what became of each step by step. Codes that prove whose number it is are not among them. */
  async page(tenant: string, cursor: string | undefined): Promise<Page<NotificationView>> {
    const rows = await query(
      tenant,
      `select ${columns} from ${whole}
       where one.tenant = $1 and one.is_first and one.reason <> 'phone-code'
         and ($2::timestamptz is null or (one.requested_at, one.key) < ($2, $3))
       order by one.requested_at desc, one.key desc limit $4`,
      [tenant, ...startOf(cursor), pageSize],
    );
    const page = z.array(row).parse(rows);
    const last = page.at(-1);
    const isLast = last === undefined || page.length < pageSize;
    return { rows: page, nextCursor: isLast ? null : cursorAfter(last.requestedAt, last.notificationId) };
  },

  async one(tenant: string, notificationId: string): Promise<NotificationView | undefined> {
    const rows = await query(
      tenant,
      `select ${columns} from ${whole} where one.tenant = $1 and one.key = $2`,
      [tenant, notificationId],
    );
    return z.array(row).parse(rows)[0];
  },

  /**
   * What is owed to a member about this place and has not been acknowledged; of all in it where no subject is named. What names
   * no subject is about the whole place, and seen with any part of it. At most 200.
   */
  async unseen(
    tenant: string,
    { memberId, place, subjectId }: { memberId: string; place: string; subjectId: string | null },
  ): Promise<readonly string[]> {
    const rows = await query(
      tenant,
      `select distinct one.notification_id as "notificationId" from {{notifications}} item
       join {{notifications}} one on one.tenant = item.tenant and one.key = item.notification_id
       where item.tenant = $1 and one.member_id = $2 and one.status in ('open', 'exhausted')
         and item.place = $3 and ($4::text is null or item.subject_id in ($4, '')) limit 200`,
      [tenant, memberId, place, subjectId],
    );
    return z
      .array(z.object({ notificationId: z.string() }))
      .parse(rows)
      .map((one) => one.notificationId);
  },

  /** What a member was told, or is owed, of somebody who waits in this conversation; at most 20. */
  async about(tenant: string, memberId: string, conversationId: string) {
    const rows = await query(
      tenant,
      `select one.notification_id as "notificationId", item.reason from {{notifications}} item
       join {{notifications}} one on one.tenant = item.tenant and one.key = item.notification_id
       where item.tenant = $1 and one.member_id = $2 and item.place = 'inbox' and item.subject_id = $3 and item.reason in ('emergency', 'hand-off')
       order by one.requested_at desc, item.key limit 20`,
      [tenant, memberId, conversationId],
    );
    return z.array(about).parse(rows);
  },

  /**
   * What went to chats of a messenger, or may have gone, newest first: about these and nobody else, or all of it; at most 10,000. What a
   * digest says of several people is about none of them.
   */
  async inChats(tenant: string, subjectIds: readonly string[] | 'all'): Promise<readonly InChat[]> {
    const rows = await query(
      tenant,
      `select attempt.key as "attemptId", attempt.notification_id as "notificationId", attempt.begun_at as "begunAt"
       from {{notification_attempts}} attempt
       where attempt.tenant = $1 and attempt.channel = 'telegram' and attempt.status <> 'refused'
         and ($2::text[] is null or (
           exists (select from {{notifications}} item where item.tenant = $1
             and item.notification_id = attempt.notification_id and item.subject_id = any($2))
           and not exists (select from {{notifications}} item where item.tenant = $1
             and item.notification_id = attempt.notification_id and item.subject_id <> all($2))))
       order by attempt.begun_at desc, attempt.key limit 10000`,
      [tenant, subjectIds === 'all' ? null : [...subjectIds]],
    );
    return z.array(inChat).parse(rows);
  },

  /**
   * Conversations from an instant on in which somebody may be in danger, or asked for a person, and whom nobody has acknowledged: danger
   * first, then whoever waits longest. `isTold`: this member was told, and can acknowledge it.
   */
  async waiting(tenant: string, memberId: string, { since, countMax }: { since: string; countMax: number }) {
    const rows = await query(
      tenant,
      `select min(item.reason) as kind, item.subject_id as id, min(item.happened_at) as at,
         bool_or(one.member_id = $2) as "isTold", count(*) over ()::int as count
       from {{notifications}} item
       join {{notifications}} one on one.tenant = item.tenant and one.key = item.notification_id
       where item.tenant = $1 and item.reason in ('emergency', 'hand-off') and item.place = 'inbox'
         and item.happened_at >= $3::timestamptz and one.status in ('open', 'exhausted')
         and not exists (
           select from {{notifications}} other
           join {{notifications}} seen on seen.tenant = other.tenant and seen.key = other.notification_id
           where other.tenant = $1 and other.reason = item.reason and other.happened_at >= $3::timestamptz
             and other.source_id = item.source_id and seen.status = 'acknowledged')
       group by item.subject_id order by 1, 3, 2 limit $4`,
      [tenant, memberId, since, countMax],
    );
    return z.array(waiting).parse(rows);
  },

  /** How many leads of a time (ISO 8601, `until` excluded) reached somebody of the business, and how fast. */
  async leadsReached(
    tenant: string,
    { from, until }: { readonly from: string; readonly until: string },
  ): Promise<LeadsReached> {
    const rows = await query(tenant, `${leadsTold} select ${reachedColumns} from lead`, [
      tenant,
      from,
      until,
    ]);
    return z.array(reached).length(1).parse(rows)[0] ?? nothing;
  },

  /** The leads of that time that reached somebody, the slowest first, 50 at a time. */
  async reachedLeads(
    tenant: string,
    cursor: string | undefined,
    { from, until }: { readonly from: string; readonly until: string },
  ): Promise<Page<ReachedLead>> {
    const rows = await query(
      tenant,
      `${leadsTold}, timed as (
         select lead_id, happened_at, (greatest(0, extract(epoch from reached_at - happened_at)) * 1000)::bigint as took_ms
         from lead where reached_at is not null
       )
       select timed.lead_id as "leadId", (select name from {{lead_inbox}} where tenant = $1 and key = timed.lead_id) as name,
         timed.happened_at as at, timed.took_ms as "tookMs"
       from timed where $4::bigint is null or (timed.took_ms, timed.lead_id) < ($4, $5)
       order by timed.took_ms desc, timed.lead_id desc limit $6`,
      [tenant, from, until, ...numberedStartOf(cursor), pageSize],
    );
    const page = z.array(reachedLead).parse(rows);
    const last = page.at(-1);
    const isLast = last === undefined || page.length < pageSize;
    return { rows: page, nextCursor: isLast ? null : cursorAfter(last.tookMs, last.leadId) };
  },

  /** The same of each stretch of time between one of these instants (ISO 8601, ascending, at least two) and the next. */
  async leadsReachedBetween(tenant: string, bounds: readonly string[]): Promise<readonly LeadsReached[]> {
    const rows = await query(
      tenant,
      `${leadsTold} select width_bucket(happened_at, $4::timestamptz[]) as at, ${reachedColumns} from lead group by 1`,
      [tenant, bounds[0], bounds.at(-1), bounds],
    );
    const found = z.array(reached.extend({ at: z.int() })).parse(rows);
    return bounds.slice(1).map((_until, stretch) => {
      const { at: _at, ...one } = found.find(({ at }) => at === stretch + 1) ?? { ...nothing, at: 0 };
      return one;
    });
  },
});

export type Notifications = ReturnType<typeof createNotifications>;

const pageSize = 50;
const nothing: LeadsReached = {
  ...{ leadCount: 0, handedCount: 0, medianHandedSeconds: null, reachedCount: 0, medianSeconds: null },
};

const median = (at: string): string =>
  `percentile_cont(0.5) within group (order by greatest(0, extract(epoch from ${at} - happened_at)))
     filter (where ${at} is not null)`;

/** What was told of each lead between two instants: `$2`, and `$3` excluded. */
const leadsTold = `with lead as (
  select item.source_id, min(item.subject_id) as lead_id, min(item.happened_at) as happened_at, min(attempt.accepted_at) as handed_at,
    least(min(attempt.delivered_at), min(one.settled_at) filter (where one.status = 'acknowledged')) as reached_at
  from {{notifications}} item
  join {{notifications}} one on one.tenant = item.tenant and one.key = item.notification_id
  left join {{notification_attempts}} attempt
    on attempt.tenant = item.tenant and attempt.notification_id = item.notification_id
  where item.tenant = $1 and item.reason = 'lead' and item.happened_at >= $2::timestamptz
    and item.happened_at < $3::timestamptz
  group by item.source_id)`;
const reachedColumns = `count(*) as "leadCount", count(handed_at) as "handedCount", count(reached_at) as "reachedCount",
  ${median('handed_at')} as "medianHandedSeconds", ${median('reached_at')} as "medianSeconds"`;
