import type { Pool } from 'pg';
import { z } from 'zod';
import type { PaymentNotices } from '../../application/ports/payments.js';

const claimed = z.object({
  noticeId: z.string(),
  type: z.string(),
  about: z.enum(['subscription', 'charge', 'dispute']),
  aboutId: z.string(),
  claimedAt: z.date().transform((at) => at.toISOString()),
});

/** Longer than Stripe goes on telling, and than its own list of events reaches back. */
const keptDays = 35;
const givenUpAfterDays = 3;
const pruneMax = 5_000;

/** Notices in PostgreSQL. */
export function createPaymentNotices(pool: Pool): PaymentNotices {
  return {
    async store({ noticeId, type, about, aboutId }) {
      await pool.query(
        `insert into payments.notices (notice_id, type, about, about_id) values ($1, $2, $3, $4)
         on conflict (notice_id) do nothing`,
        [noticeId, type, about, aboutId],
      );
    },

    async claim() {
      // The time is the database's: two processes that fetch the same thing agree on which of them asked later.
      const { rows } = await pool.query(
        `update payments.notices set try_at = now() + interval '1 minute', tries = tries + 1
         where notice_id = (
           select notice_id from payments.notices where settled_at is null and try_at <= now()
           order by try_at, notice_id limit 1 for update skip locked)
         returning notice_id as "noticeId", type, about, about_id as "aboutId", clock_timestamp() as "claimedAt"`,
      );
      return z.array(claimed).parse(rows)[0];
    },

    async done(noticeId) {
      await pool.query('update payments.notices set settled_at = now() where notice_id = $1', [noticeId]);
    },

    async failed(noticeId) {
      await pool.query(
        `update payments.notices set
           try_at = now() + least(interval '1 hour', interval '5 seconds' * power(2, least(tries, 20))),
           settled_at = case when received_at < now() - make_interval(days => $2) then now() end,
           is_given_up = received_at < now() - make_interval(days => $2)
         where notice_id = $1`,
        [noticeId, givenUpAfterDays],
      );
    },

    async prune() {
      await pool.query(
        `delete from payments.notices where notice_id in (
           select notice_id from payments.notices where settled_at < now() - make_interval(days => $1) limit $2)`,
        [keptDays, pruneMax],
      );
    },
  };
}
