import type { Pool } from 'pg';
import type { PendingLogins } from '../../application/ports/second-factors.js';
import { hash, newSecret } from './secrets.js';

interface Row {
  readonly member_id: string;
  readonly account_id: string;
  readonly device: string;
}

const missesMax = 5;
const minutes = 10;

/** Logins whose second factor is missing, in a table of their own: nothing that looks for a session finds one. */
export const createPendingLogins = (pool: Pool): PendingLogins => ({
  async open({ memberId, accountId, device }) {
    const secret = newSecret(32);
    await pool.query(
      `with lapsed as (delete from access.pending_logins where expires_at < now())
       insert into access.pending_logins (pending_hash, member_id, account_id, device, expires_at)
       values ($1, $2, $3, $4, now() + make_interval(mins => $5))`,
      [hash(secret), memberId, accountId, device, minutes],
    );
    return secret;
  },

  async find(secret) {
    const { rows } = await pool.query<Row>(
      `select member_id, account_id, device from access.pending_logins
       where pending_hash = $1 and expires_at > now() and misses < $2`,
      [hash(secret), missesMax],
    );
    const [login] = rows;
    return login && { memberId: login.member_id, accountId: login.account_id, device: login.device };
  },

  async miss(secret) {
    await pool.query('update access.pending_logins set misses = misses + 1 where pending_hash = $1', [
      hash(secret),
    ]);
  },

  async end(secret) {
    const { rowCount } = await pool.query(
      'delete from access.pending_logins where pending_hash = $1 and expires_at > now() and misses < $2',
      [hash(secret), missesMax],
    );
    return rowCount === 1;
  },
});
