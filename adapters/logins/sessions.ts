import type { Pool } from 'pg';
import type { Sessions } from '../../application/ports/logins.js';
import { hash, newSecret } from './secrets.js';

const isLiving = "used_at > now() - interval '7 days' and started_at > now() - interval '30 days'";
/** Half of the hash names a session without opening it. */
const ref = "encode(substring(session_hash from 1 for 16), 'hex')";

interface Row {
  readonly session_ref: string;
  readonly session_hash: Buffer;
  readonly account_id: string;
  readonly device: string;
  readonly started_at: Date;
  readonly used_at: Date;
}

/** Sessions in PostgreSQL by the hash of their id, so that a copy of the table opens no door. */
export const createSessions = (pool: Pool): Sessions => ({
  async start({ memberId, accountId }, device) {
    const sessionId = newSecret(16);
    await pool.query(
      `with lapsed as (delete from access.sessions where not (${isLiving}))
       insert into access.sessions (session_hash, member_id, account_id, device) values ($1, $2, $3, $4)`,
      [hash(sessionId), memberId, accountId, device],
    );
    return sessionId;
  },

  async find(sessionId) {
    const { rows } = await pool.query<{ member_id: string; account_id: string; stale: boolean }>(
      `select member_id, account_id, used_at < now() - interval '1 minute' as stale from access.sessions
       where session_hash = $1 and ${isLiving}`,
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

  async of(memberId, thisSessionId) {
    const { rows } = await pool.query<Row>(
      `select ${ref} as session_ref, session_hash, account_id, device, started_at, used_at from access.sessions
       where member_id = $1 and ${isLiving} order by used_at desc limit 100`,
      [memberId],
    );
    const own = hash(thisSessionId);
    return rows.map((row) => ({
      sessionRef: row.session_ref,
      accountId: row.account_id,
      device: row.device,
      startedAt: row.started_at.toISOString(),
      usedAt: row.used_at.toISOString(),
      isThis: row.session_hash.equals(own),
    }));
  },

  async revoke(sessionId) {
    await pool.query('delete from access.sessions where session_hash = $1', [hash(sessionId)]);
  },

  async revokeListed(memberId, sessionRef) {
    await pool.query(`delete from access.sessions where member_id = $1 and ${ref} = $2`, [
      memberId,
      sessionRef,
    ]);
  },

  async revokeOthers(memberId, thisSessionId) {
    await pool.query('delete from access.sessions where member_id = $1 and session_hash <> $2', [
      memberId,
      hash(thisSessionId),
    ]);
  },

  async revokeIn(accountId, memberId) {
    await pool.query('delete from access.sessions where account_id = $1 and member_id = $2', [
      accountId,
      memberId,
    ]);
  },
});
