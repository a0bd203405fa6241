import type { Pool } from 'pg';
import type { CallStatus } from './call-feed.js';

export interface CallRecord {
  readonly sid: string;
  readonly parentSid: string | null;
  readonly accountSid: string;
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-dial';
  readonly from: string;
  readonly to: string;
  readonly forwardedFrom: string | null;
  readonly callerName: string | null;
  readonly status: CallStatus;
  readonly createdAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly durationS: number | null;
  readonly updatedAt: Date;
}

/** Calls in PostgreSQL, the newest 500. */
export interface CallStore {
  readonly save: (call: CallRecord) => Promise<void>;
  readonly find: (sid: string) => Promise<CallRecord | undefined>;
  readonly newest: (count: number) => Promise<readonly CallRecord[]>;
  /** False when there was none. */
  readonly remove: (sid: string) => Promise<boolean>;
}

const callsMax = 500;

const columns = `sid, parent_sid as "parentSid", account_sid as "accountSid", direction, caller as "from",
  called as "to", forwarded_from as "forwardedFrom", caller_name as "callerName", status,
  created_at as "createdAt", answered_at as "answeredAt", ended_at as "endedAt", duration_s as "durationS",
  updated_at as "updatedAt"`;

export function createCallStore(pool: Pool): CallStore {
  return {
    async save(one) {
      await pool.query(
        `insert into sandbox.calls (sid, parent_sid, account_sid, direction, caller, called, forwarded_from,
           caller_name, status, created_at, answered_at, ended_at, duration_s, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         on conflict (sid) do update set status = excluded.status, answered_at = excluded.answered_at,
           ended_at = excluded.ended_at, duration_s = excluded.duration_s, updated_at = excluded.updated_at`,
        [
          one.sid,
          one.parentSid,
          one.accountSid,
          one.direction,
          one.from,
          one.to,
          one.forwardedFrom,
          one.callerName,
          one.status,
          one.createdAt,
          one.answeredAt,
          one.endedAt,
          one.durationS,
          one.updatedAt,
        ],
      );
      await pool.query(
        'delete from sandbox.calls where sid in (select sid from sandbox.calls order by created_at desc, sid offset $1)',
        [callsMax],
      );
    },
    async find(sid) {
      const { rows } = await pool.query<CallRecord>(`select ${columns} from sandbox.calls where sid = $1`, [
        sid,
      ]);
      return rows[0];
    },
    async newest(count) {
      const { rows } = await pool.query<CallRecord>(
        `select ${columns} from sandbox.calls order by created_at desc, sid limit $1`,
        [count],
      );
      return rows;
    },
    async remove(sid) {
      const { rowCount } = await pool.query('delete from sandbox.calls where sid = $1', [sid]);
      return rowCount === 1;
    },
  };
}
