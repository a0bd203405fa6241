import { z } from 'zod';
import { cursorAfter, startOf, type Page } from '../kernel/page.js';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((date) => date.toISOString());
const row = z.object({
  callId: z.string(),
  status: z.enum(['live', 'ended']),
  contactId: z.string(),
  callerEnding: z.string().nullable(),
  erased: z.boolean(),
  attestation: z.enum(['passed', 'failed', 'unknown']),
  treatment: z.enum(['assistant', 'staff-first', 'own-number', 'refused']),
  treatmentReason: z.enum(['mode', 'paused', 'blocked', 'no-own-number', 'loop', 'passed-on']),
  isAfterHours: z.boolean(),
  rangAt: time,
  answeredAt: time.nullable(),
  announcementVersion: z.string().nullable(),
  recording: z.enum(['none', 'awaited', 'started', 'declined', 'lost', 'stored']),
  recordedFrom: time.nullable(),
  recordingBlobId: z.string().nullable(),
  recordingHash: z.string().nullable(),
  recordingMs: z.int().nullable(),
  ringCount: z.int(),
  lastRing: z.enum(['answered', 'busy', 'no-answer', 'failed']).nullable(),
  outcome: z
    .enum(['answered', 'transferred', 'rung-through', 'voicemail', 'missed', 'blocked', 'spam'])
    .nullable(),
  seconds: z.int().nullable(),
  endedAt: time.nullable(),
});
export type LoggedCall = Readonly<z.infer<typeof row>>;

const columns = `key as "callId", status, contact_id as "contactId", caller_ending as "callerEnding", erased, attestation,
  treatment, treatment_reason as "treatmentReason", is_after_hours as "isAfterHours", rang_at as "rangAt",
  answered_at as "answeredAt", announcement_version as "announcementVersion", recording, recorded_from as "recordedFrom",
  recording_blob_id as "recordingBlobId", recording_hash as "recordingHash", recording_ms as "recordingMs",
  ring_count as "ringCount", last_ring as "lastRing", outcome, seconds, ended_at as "endedAt"`;

const pageSize = 50;

export const createCallLog = (query: Query) => ({
  /** Newest first, 50 at a time. */
  async page(tenant: string, cursor: string | undefined): Promise<Page<LoggedCall>> {
    const rows = await query(
      tenant,
      `select ${columns} from {{call_log}}
       where tenant = $1 and ($2::timestamptz is null or (rang_at, key) < ($2, $3))
       order by rang_at desc, key desc limit ${String(pageSize)}`,
      [tenant, ...startOf(cursor)],
    );
    const calls = z.array(row).parse(rows);
    const last = calls.at(-1);
    const isLast = last === undefined || calls.length < pageSize;
    return { rows: calls, nextCursor: isLast ? null : cursorAfter(last.rangAt, last.callId) };
  },

  async one(tenant: string, callId: string): Promise<LoggedCall | undefined> {
    const rows = await query(tenant, `select ${columns} from {{call_log}} where tenant = $1 and key = $2`, [
      tenant,
      callId,
    ]);
    return z.array(row).parse(rows)[0];
  },
});

export type CallLog = ReturnType<typeof createCallLog>;
