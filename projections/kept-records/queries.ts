import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((date) => date.toISOString());
const ids = z.array(z.string());
const text = z.object({ contactId: z.string(), textId: z.string() });
const record = z.object({
  id: z.string(),
  isCall: z.boolean(),
  blobIds: ids,
  rehearsalIds: ids,
  texts: z.array(text),
});
/** A conversation or call whose time is over, and what goes with it. */
export type EndedRow = Readonly<z.infer<typeof record>>;

const counted = z.object({
  conversations: z.coerce.number(),
  calls: z.coerce.number(),
  recordings: z.coerce.number(),
  texts: z.coerce.number(),
  oldestAt: time.nullable(),
});
const toldRow = z.object({
  textCount: z.coerce.number(),
  firstEndedAt: time.nullable(),
  toldAt: time.nullable(),
  callId: z.string().nullable(),
});
const ending = z.object({ requestId: z.string(), callId: z.string(), endedAt: time });
/** A text that went out, whose evidence stands in a call that ended then. */
export type EndingText = Readonly<z.infer<typeof ending>>;

interface Notice {
  readonly toldBefore: string;
  readonly atLatest: string;
}

/** A call in which a text went out stays until its owner has known of its end since `toldBefore`, unless it ended before `atLatest`. */
const mayGo = (
  toldBefore: string,
  atLatest: string,
): string => `(ended_at < ${atLatest}::timestamptz or not exists (
  select from {{text_links}} sent where sent.tenant = $1 and sent.call_id = record.key and sent.begun_at is not null
    and (sent.ending_told_at is null or sent.ending_told_at > ${toldBefore}::timestamptz)
))`;

export const createKeptRecords = (query: Query) => ({
  /** What ended before an instant, the oldest first, without those named. */
  async ended(
    tenant: string,
    {
      before,
      without,
      countMax,
      ...notice
    }: Notice & { before: string; without: readonly string[]; countMax: number },
  ): Promise<readonly EndedRow[]> {
    const rows = await query(
      tenant,
      `select key as id, is_call as "isCall", array_remove(array[recording_blob_id, message_blob_id], null) as "blobIds",
         array(
           select distinct change.rehearsal_id from {{rehearsal_changes}} change
           join {{questions}} asked on asked.tenant = $1 and asked.key = change.message_id
           where change.tenant = $1 and asked.conversation_id = record.key
         ) as "rehearsalIds",
         array(
           select jsonb_build_object('contactId', contact_id, 'textId', link.key) from {{text_links}} link
           where link.tenant = $1 and link.call_id = record.key
         ) as texts
       from {{kept_records}} record
       where tenant = $1 and ended_at < $2 and key <> all($3) and ${mayGo('$5', '$6')}
       order by ended_at, key limit $4`,
      [tenant, before, without, countMax, notice.toldBefore, notice.atLatest],
    );
    return z.array(record).parse(rows);
  },

  /** How many ended before an instant, and when the oldest of the others ended. */
  async standing(tenant: string, { before, ...notice }: Notice & { before: string }) {
    const rows = await query(
      tenant,
      `select count(*) filter (where is_ended and not is_call) as conversations,
         count(*) filter (where is_ended and is_call) as calls,
         coalesce(sum(num_nonnulls(recording_blob_id, message_blob_id)) filter (where is_ended), 0) as recordings,
         (select count(*) from {{texts}} where tenant = $1 and kind <> 'sent' and at < $2)
           + (select count(*) from {{text_links}} link join {{kept_records}} call
              on call.tenant = $1 and call.key = link.call_id where link.tenant = $1 and call.ended_at < $2) as texts,
         min(ended_at) filter (where not is_ended) as "oldestAt"
       from (
         select *, ended_at < $2 and ${mayGo('$3', '$4')} as is_ended from {{kept_records}} record where tenant = $1
       ) record`,
      [tenant, before, notice.toldBefore, notice.atLatest],
    );
    const { oldestAt, ...counts } = counted.parse(rows[0]);
    return { counts, oldestAt };
  },

  /** Texts that went out in calls which ended within a time and of which nobody was told yet, the oldest first. */
  async endingTexts(
    tenant: string,
    { from, before, countMax }: { from: string; before: string; countMax: number },
  ): Promise<readonly EndingText[]> {
    const rows = await query(
      tenant,
      `select link.key as "requestId", link.call_id as "callId", call.ended_at as "endedAt" from {{text_links}} link
       join {{kept_records}} call on call.tenant = $1 and call.key = link.call_id
       where link.tenant = $1 and link.begun_at is not null and link.ending_told_at is null and call.ended_at >= $2 and call.ended_at < $3
       order by call.ended_at, link.key limit $4`,
      [tenant, from, before, countMax],
    );
    return z.array(ending).parse(rows);
  },

  /** Texts of whose evidence the business was told that it goes soon, and when the call of the first ended; null: there are none. */
  async toldTexts(tenant: string): Promise<{
    readonly textCount: number;
    readonly firstEndedAt: string;
    readonly toldAt: string;
    readonly callId: string;
  } | null> {
    const [row] = await query(
      tenant,
      `select count(*) as "textCount", min(call.ended_at) as "firstEndedAt", min(link.ending_told_at) as "toldAt",
         (array_agg(call.key order by call.ended_at, call.key))[1] as "callId"
       from {{text_links}} link join {{kept_records}} call on call.tenant = $1 and call.key = link.call_id
       where link.tenant = $1 and link.ending_told_at is not null`,
      [tenant],
    );
    const { textCount, firstEndedAt, toldAt, callId } = toldRow.parse(row);
    if (firstEndedAt === null || toldAt === null || callId === null) return null;
    return { textCount, firstEndedAt, toldAt, callId };
  },
});
