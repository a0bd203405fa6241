import type { Pool } from 'pg';
import type { Sessions } from '../../application/ports/logins.js';
import { hash, newSecret } from './secrets.js';

/** Sessions in PostgreSQL by the hash of their id, so that a copy of the table opens no door. */
export const createSessions = (pool: Pool): Sessions => ({
  async start({ memberId, accountId }) {
    const sessionId = newSecret(16);
    await pool.query(
      `with lapsed as (delete from access.sessions where used_at < now() - interval '7 days' or started_at < now() - interval '30 days')
       insert into access.sessions (session_hash, member_id, account_id) values ($1, $2, $3)`,
      [hash(sessionId), memberId, accountId],
    );
    return sessionId;
  },

  async find(sessionId) {
    const { rows } = await pool.query<{ member_id: string; account_id: string; stale: boolean }>(
      `select member_id, account_id, used_at < now() - interval '1 minute' as stale from access.sessions
       where session_hash = $1 and used_at > now() - interval '7 days' and started_at > now() - interval '30 days'`,
      [hash(sessionId)],
    );
    const [session] = rows;
    if (session === undefined) return undefined;
    if (session.stale) {
      await pool.query('update access.sessions set used_at = now() where session_hash = $1', [
        hash(sessionId),
      ]);
    }
    return { memberId: session.member_id, accountId: session.account_id };
  },

  async revoke(sessionId) {
    await pool.query('delete from access.sessions where session_hash = $1', [hash(sessionId)]);
  },
});
