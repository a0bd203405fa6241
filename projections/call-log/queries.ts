import { z } from 'zod';
import type { OutcomeGroup } from '../../domain/report/report.js';
import { cursorAfter, startOf, type Page } from '../kernel/page.js';
import { inGroup } from '../kernel/outcome-group.js';
import { sorted, type Sort } from '../kernel/sort.js';
import type { Query } from '../kernel/sql.js';
import { within, type Times } from '../kernel/times.js';

const time = z.date().transform((date) => date.toISOString());
const row = z.object({
  callId: z.string(),
  status: z.enum(['live', 'ended']),
  contactId: z.string(),
  callerEnding: z.string().nullable(),
  erased: z.boolean(),
  attestation: z.enum(['passed', 'failed', 'unknown']),
  treatment: z.enum(['assistant', 'staff-first', 'own-number', 'refused']),
  treatmentReason: z.enum([
    'mode',
    'paused',
    'blocked',
    'no-own-number',
    'loop',
    'passed-on',
    'plan',
    'no-agreement',
  ]),
  isAfterHours: z.boolean(),
  rangAt: time,
  answeredAt: time.nullable(),
  announcementVersion: z.string().nullable(),
  recording: z.enum(['none', 'awaited', 'started', 'declined', 'lost', 'stored']),
  recordedFrom: time.nullable(),
  recordingBlobId: z.string().nullable(),
  recordingHash: z.string().nullable(),
  recordingMs: z.int().nullable(),
  messageBlobId: z.string().nullable(),
  messageHash: z.string().nullable(),
  messageMs: z.int().nullable(),
  ringCount: z.int(),
  lastRing: z.enum(['answered', 'busy', 'no-answer', 'failed']).nullable(),
  outcome: z
    .enum(['answered', 'transferred', 'rung-through', 'voicemail', 'missed', 'blocked', 'spam'])
    .nullable(),
  seconds: z.int().nullable(),
  endedAt: time.nullable(),
  /** Whether somebody has opened the message that was left; null where none was. */
  voicemail: z.enum(['unheard', 'heard']).nullable(),
  /** What became of the text that was asked for in it; null where none was, or it is not settled. */
  text: z.enum(['texted', 'undelivered', 'refused', 'lapsed']).nullable(),
});
export type LoggedCall = Readonly<z.infer<typeof row>>;

const columns = `key as "callId", status, contact_id as "contactId", caller_ending as "callerEnding", erased, attestation,
  treatment, treatment_reason as "treatmentReason", is_after_hours as "isAfterHours", rang_at as "rangAt",
  answered_at as "answeredAt", announcement_version as "announcementVersion", recording, recorded_from as "recordedFrom",
  recording_blob_id as "recordingBlobId", recording_hash as "recordingHash", recording_ms as "recordingMs",
  message_blob_id as "messageBlobId", message_hash as "messageHash", message_ms as "messageMs",
  case when message_seconds > 0 then case when heard_at is null then 'unheard' else 'heard' end end as voicemail,
  ring_count as "ringCount", last_ring as "lastRing", outcome, seconds, ended_at as "endedAt", asked.text`;

/** Of several that were asked for in one call the one that was attempted counts, and otherwise the last. */
const calls = `{{call_log}} call left join lateral (
  select case
      when link.status in ('attempted', 'accepted', 'delivered') then 'texted'
      when link.status in ('rejected', 'undelivered') then 'undelivered'
      when link.status in ('refused', 'lapsed') then link.status
    end as text
  from {{text_links}} link where link.tenant = $1 and link.call_id = call.key
  order by link.begun_at is null, link.requested_at desc limit 1
) asked on true`;

/** Which calls are shown: those in which a message was left, or in which a text was asked for. */
const conditions = { voicemail: 'message_seconds > 0', texts: 'asked.text is not null' } as const;
export interface CallFilter {
  readonly show?: keyof typeof conditions | undefined;
  /** What became of them. */
  readonly outcome?: OutcomeGroup | undefined;
  /** That rang from the first instant on, and before the second. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** When it rang. */
  readonly began?: Times | undefined;
  readonly sort?: keyof typeof sorts | undefined;
}

/** One that goes on has no length yet. */
const sorts = {
  newest: { by: ['rang_at'], isInstant: true },
  longest: { by: ['coalesce(seconds, -1)'] },
} as const satisfies Readonly<Record<string, Sort>>;

/** No coalesce: under the policy of the table Postgres uses no index for one. */
const ending = "(case when outcome is null then 'live' else outcome end)";

/** `count`: of all of them. */
const unheard = z.object({ callId: z.string(), at: time, ending: z.string().nullable(), count: z.int() });

const pageSize = 50;

export const createCallLog = (query: Query) => ({
  /** Newest first unless asked otherwise, 50 at a time. */
  async page(
    tenant: string,
    cursor: string | undefined,
    { show, outcome, from, until, began, sort = 'newest' }: CallFilter = {},
  ): Promise<Page<LoggedCall>> {
    const { after, order } = sorted(sorts[sort], '{{call_log}}');
    const values: unknown[] = [tenant, ...startOf(cursor), from ?? null, until ?? null];
    const given = (value: unknown): string => `$${String(values.push(value))}`;
    const then = began === undefined ? '' : `and ${within('rang_at', began, given)}`;
    const which = outcome === undefined ? '' : `and ${inGroup(ending, outcome, given)}`;
    const rows = await query(
      tenant,
      `select ${columns} from ${calls}
       where tenant = $1 ${show === undefined ? '' : `and ${conditions[show]}`}
         and ${after}
         and ($4::timestamptz is null or rang_at >= $4) and ($5::timestamptz is null or rang_at < $5) ${then} ${which}
       ${order} limit ${String(pageSize)}`,
      values,
    );
    const found = z.array(row).parse(rows);
    const last = found.at(-1);
    const isLast = last === undefined || found.length < pageSize;
    return { rows: found, nextCursor: isLast ? null : cursorAfter(last.rangAt, last.callId) };
  },

  /** Messages that nobody has heard, the one left first coming first. */
  async unheard(tenant: string, countMax: number) {
    const rows = await query(
      tenant,
      `select key as "callId", rang_at as at, caller_ending as ending, count(*) over ()::int as count from {{call_log}}
       where tenant = $1 and message_seconds > 0 and heard_at is null order by rang_at, key limit $2`,
      [tenant, countMax],
    );
    return z.array(unheard).parse(rows);
  },

  /** How many of some time are kept, or of them those that came to this. */
  async countWithin(tenant: string, began: Times, outcome?: OutcomeGroup): Promise<number> {
    const values: unknown[] = [tenant];
    const given = (value: unknown): string => `$${String(values.push(value))}`;
    const then = within('rang_at', began, given);
    const which = outcome === undefined ? '' : `and ${inGroup(ending, outcome, given)}`;
    const rows = await query(
      tenant,
      `select count(*)::int as count from {{call_log}} where tenant = $1 and ${then} ${which}`,
      values,
    );
    return z.array(z.object({ count: z.int() })).parse(rows)[0]?.count ?? 0;
  },

  /** How many came in from an instant on. */
  async countSince(tenant: string, at: string): Promise<number> {
    const rows = await query(
      tenant,
      'select count(*)::int as count from {{call_log}} where tenant = $1 and rang_at >= $2::timestamptz',
      [tenant, at],
    );
    return z.array(z.object({ count: z.int() })).parse(rows)[0]?.count ?? 0;
  },

  async one(tenant: string, callId: string): Promise<LoggedCall | undefined> {
    const rows = await query(tenant, `select ${columns} from ${calls} where tenant = $1 and key = $2`, [
      tenant,
      callId,
    ]);
    return z.array(row).parse(rows)[0];
  },
});

export type CallLog = ReturnType<typeof createCallLog>;
