import type { Pool } from 'pg';

/** `theirs`: another request is dealing with it at this moment. */
export type Taken = 'ours' | 'theirs' | 'done';

export interface UpdateLog {
  /** Takes an update in hand, unless somebody has it or it is done. */
  take(updateId: number): Promise<Taken>;
  done(updateId: number): Promise<void>;
  /** It could not be dealt with: whoever brings it again may. */
  release(updateId: number): Promise<void>;
}

/** Telegram gives an update up after a day. */
const keptHours = 48;
const keptMax = 20_000;
/** Longer than dealing with one takes: whoever had it is gone. */
const handSeconds = 60;

export const createUpdateLog = (pool: Pool): UpdateLog => ({
  async take(updateId) {
    const { rowCount } = await pool.query(
      `insert into telegram.updates as known (update_id) values ($1)
       on conflict (update_id) do update set taken_at = now()
       where not known.is_done and known.taken_at < now() - make_interval(secs => $2)`,
      [updateId, handSeconds],
    );
    if (rowCount === 1) return 'ours';
    const { rows } = await pool.query<{ is_done: boolean }>(
      'select is_done from telegram.updates where update_id = $1',
      [updateId],
    );
    return rows[0]?.is_done === true ? 'done' : 'theirs';
  },

  async done(updateId) {
    await pool.query('update telegram.updates set is_done = true where update_id = $1', [updateId]);
    await pool.query(
      `delete from telegram.updates where taken_at < now() - make_interval(hours => $1)
         or taken_at < (select taken_at from telegram.updates order by taken_at desc offset $2 limit 1)`,
      [keptHours, keptMax],
    );
  },

  async release(updateId) {
    await pool.query('delete from telegram.updates where update_id = $1 and not is_done', [updateId]);
  },
});
