import type { Pool } from 'pg';

/** Resend repeats an event for about 28 hours, and whoever runs it may replay one later by hand: that one is fresh by its date. */
const daysKept = 7;
const countMax = 100_000;

export interface Heard {
  has(reportId: string): Promise<boolean>;
  note(reportId: string): Promise<void>;
}

/** The ids of events that were dealt with. */
export const createHeard = (pool: Pool): Heard => ({
  async has(reportId) {
    const { rows } = await pool.query('select 1 from mail.heard where report_id = $1', [reportId]);
    return rows.length > 0;
  },
  async note(reportId) {
    await pool.query('insert into mail.heard (report_id) values ($1) on conflict do nothing', [reportId]);
    await pool.query(
      `delete from mail.heard where heard_at < now() - make_interval(days => $1)
       or report_id in (select report_id from mail.heard order by heard_at desc offset $2)`,
      [daysKept, countMax],
    );
  },
});
