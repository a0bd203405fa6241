import type { Pool } from 'pg';
import type { RecordedSound } from './recording-wav.js';

export type RecordingStatus =
  'in-progress' | 'paused' | 'stopped' | 'processing' | 'completed' | 'absent' | 'failed';

export interface Recording {
  readonly sid: string;
  readonly callSid: string;
  readonly accountSid: string;
  readonly status: RecordingStatus;
  readonly source: string;
  readonly track: string;
  readonly channels: 1 | 2;
  readonly startedAt: Date;
  readonly updatedAt: Date;
  /** Known once it is over. */
  readonly durationMs: number | null;
  readonly errorCode: number | null;
}

/** Recordings in PostgreSQL, the newest 50. */
export interface RecordingStore {
  readonly save: (recording: Recording, sounds: readonly RecordedSound[]) => Promise<void>;
  readonly find: (sid: string) => Promise<Recording | undefined>;
  readonly ofCall: (callSid: string) => Promise<readonly Recording[]>;
  readonly newest: () => Promise<readonly Recording[]>;
  readonly soundsOf: (sid: string) => Promise<readonly RecordedSound[]>;
  /** False when there was none. */
  readonly remove: (sid: string) => Promise<boolean>;
}

const recordingsMax = 50;

const columns = `sid, call_sid as "callSid", account_sid as "accountSid", status, source, track, channels,
  started_at as "startedAt", updated_at as "updatedAt", duration_ms as "durationMs", error_code as "errorCode"`;

export function createRecordingStore(pool: Pool): RecordingStore {
  const select = async (rest: string, values: readonly string[]): Promise<readonly Recording[]> =>
    (await pool.query<Recording>(`select ${columns} from sandbox.recordings ${rest}`, [...values])).rows;
  return {
    async save(one, sounds) {
      await pool.query(
        `insert into sandbox.recordings (sid, call_sid, account_sid, status, source, track, channels, started_at,
           updated_at, duration_ms, error_code, sounds)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (sid) do update set status = excluded.status, updated_at = excluded.updated_at,
           duration_ms = excluded.duration_ms, error_code = excluded.error_code, sounds = excluded.sounds`,
        [
          one.sid,
          one.callSid,
          one.accountSid,
          one.status,
          one.source,
          one.track,
          one.channels,
          one.startedAt,
          one.updatedAt,
          one.durationMs,
          one.errorCode,
          JSON.stringify(sounds),
        ],
      );
      await pool.query(
        `delete from sandbox.recordings where sid in
           (select sid from sandbox.recordings order by started_at desc, sid offset $1)`,
        [recordingsMax],
      );
    },
    find: async (sid) => (await select('where sid = $1', [sid]))[0],
    ofCall: (callSid) => select('where call_sid = $1 order by started_at, sid', [callSid]),
    newest: () => select('order by started_at desc, sid', []),
    async soundsOf(sid) {
      const { rows } = await pool.query<{ sounds: readonly RecordedSound[] }>(
        'select sounds from sandbox.recordings where sid = $1',
        [sid],
      );
      return rows[0]?.sounds ?? [];
    },
    async remove(sid) {
      const { rowCount } = await pool.query('delete from sandbox.recordings where sid = $1', [sid]);
      return rowCount === 1;
    },
  };
}
