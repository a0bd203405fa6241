import type { Pool } from 'pg';

/**
 * Data of log-ins and jobs that is good for nothing any more, by the table it stands in. Most of it goes with the next of its kind; this is
 * for the night after which nobody comes.
 */
const idle: Readonly<Record<string, string>> = {
  'access.challenges': `expires_at < now() - interval '1 day'`,
  'access.pending_logins': `expires_at < now() - interval '1 day'`,
  'access.passkey_challenges': `expires_at < now() - interval '1 day'`,
  'access.sessions': `used_at < now() - interval '7 days' or started_at < now() - interval '30 days'`,
  'operators.sessions': `used_at < now() - interval '7 days'`,
  'idempotency.requests': `begun_at < now() - interval '2 days'`,
  'telegram.updates': `taken_at < now() - interval '3 days'`,
  'mail.heard': `heard_at < now() - interval '30 days'`,
  'usage.salts': `day < (now() at time zone 'UTC')::date`,
  'usage.sessions': `day < (now() at time zone 'UTC')::date`,
};

/** Answers how many rows went. */
export async function forgetIdleData(pool: Pool): Promise<number> {
  let gone = 0;
  for (const [table, isIdle] of Object.entries(idle)) {
    const { rowCount } = await pool.query(`delete from ${table} where ${isIdle}`);
    gone += rowCount ?? 0;
  }
  return gone;
}
