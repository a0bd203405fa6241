import { z } from 'zod';
import type { Query } from '../kernel/sql.js';
import { within, type Times } from '../kernel/times.js';

const day = z.object({
  day: z.iso.date(),
  conversations: z.int(),
  leads: z.int(),
  answered: z.int(),
  unpublished: z.int(),
  fallbacks: z.int(),
  withheld: z.int(),
  costMicros: z.coerce.number(),
});
export type DeskDay = Readonly<z.infer<typeof day>>;

const quarter = z.object({
  at: z.string(),
  chats: z.int(),
  spoken: z.int(),
  answered: z.int(),
  unpublished: z.int(),
  offLimits: z.int(),
  handOffs: z.int(),
  emergencies: z.int(),
  /** One count for each of `replyBoundsMs`, and one beyond. */
  replies: z.array(z.int()),
});
export type DeskQuarter = Readonly<z.infer<typeof quarter>>;

const deskSum = z.object({
  ...{ chats: z.int(), spoken: z.int(), answered: z.int(), unpublished: z.int(), offLimits: z.int() },
  replies: z.int(),
});
const nothing: DeskSum = { chats: 0, spoken: 0, answered: 0, unpublished: 0, offLimits: 0, replies: 0 };
export type DeskSum = Readonly<z.infer<typeof deskSum>>;

export const createDeskActivity = (query: Query) => ({
  /** Days with anything on them from `fromDay` (ISO date, UTC) on, oldest first; at most 366. */
  async since(tenant: string, fromDay: string): Promise<readonly DeskDay[]> {
    const rows = await query(
      tenant,
      `select day, sum(conversations)::int as conversations, sum(leads)::int as leads, sum(answered)::int as answered,
         sum(unpublished)::int as unpublished, sum(fallbacks)::int as fallbacks, sum(withheld)::int as withheld,
         sum(cost_micros) as "costMicros"
       from (
         select left(key, 10) as day, chats + spoken as conversations, 0 as leads, answered, unpublished, fallbacks, withheld, cost_micros
         from {{desk_quarters}} where tenant = $1 and key >= $2
         union all
         select left(at, 10), 0, 1, 0, 0, 0, 0, 0 from {{outcomes}} where tenant = $1 and kind = 'lead' and at >= $2
       ) counted group by day order by day limit 366`,
      [tenant, fromDay],
    );
    return z.array(day).parse(rows);
  },

  /** What answers have cost from an instant or day on, millionths of a US dollar. */
  async costSince(tenant: string, from: string): Promise<number> {
    const rows = await query(
      tenant,
      `select coalesce(sum(cost_micros), 0) as cost from {{desk_quarters}} where tenant = $1 and key >= $2`,
      [tenant, from],
    );
    return z.array(z.object({ cost: z.coerce.number() })).parse(rows)[0]?.cost ?? 0;
  },

  /** Quarters with anything in them, from `from` up to but not at `to` (ISO 8601, UTC), oldest first; at most 96 for each day. */
  async within(tenant: string, from: string, to: string): Promise<readonly DeskQuarter[]> {
    const rows = await query(
      tenant,
      `select key as at, chats, spoken, answered, unpublished, off_limits as "offLimits", hand_offs as "handOffs", emergencies,
         array[up_to250, up_to500, up_to1000, up_to2000, up_to4000, up_to8000, slower] as replies
       from {{desk_quarters}} where tenant = $1 and key >= $2 and key < $3 order by key`,
      [tenant, from, to],
    );
    return z.array(quarter).parse(rows);
  },

  /** What was counted in some time, also of conversations that are not kept any more. */
  async sumOf(tenant: string, times: Times): Promise<DeskSum> {
    const values: unknown[] = [tenant, times[0]?.from, times.at(-1)?.to];
    const then = within('key::timestamptz', times, (value) => `$${String(values.push(value))}`);
    const rows = await query(
      tenant,
      `select coalesce(sum(chats), 0)::int as chats, coalesce(sum(spoken), 0)::int as spoken,
         coalesce(sum(answered), 0)::int as answered, coalesce(sum(unpublished), 0)::int as unpublished,
         coalesce(sum(off_limits), 0)::int as "offLimits",
         coalesce(sum(up_to250 + up_to500 + up_to1000 + up_to2000 + up_to4000 + up_to8000 + slower), 0)::int as replies
       from {{desk_quarters}} where tenant = $1 and key >= $2 and key < $3 and ${then}`,
      values,
    );
    return z.array(deskSum).length(1).parse(rows)[0] ?? nothing;
  },

  /** The first quarter in which anything happened; undefined where nothing did. */
  async firstAt(tenant: string): Promise<string | undefined> {
    const rows = await query(
      tenant,
      `select least((select min(key) from {{desk_quarters}} where tenant = $1),
         (select min(at) from {{outcomes}} where tenant = $1 and kind <> '')) as at`,
      [tenant],
    );
    return z.array(z.object({ at: z.string().nullable() })).parse(rows)[0]?.at ?? undefined;
  },
});

export type DeskActivity = ReturnType<typeof createDeskActivity>;
