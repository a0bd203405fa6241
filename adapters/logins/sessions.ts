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
  async start({ memberId, accountId, hasSecondFactor }, device) {
    const sessionId = newSecret(16);
    await pool.query(
      `with lapsed as (delete from access.sessions where not (${isLiving}))
       insert into access.sessions (session_hash, member_id, account_id, device, second_factor_at)
       values ($1, $2, $3, $4, case when $5 then now() end)`,
      [hash(sessionId), memberId, accountId, device, hasSecondFactor],
    );
    return sessionId;
  },

  async find(sessionId) {
    const { rows } = await pool.query<{
      member_id: string;
      account_id: string;
      is_strong: boolean;
      stale: boolean;
    }>(
      `select member_id, account_id, second_factor_at is not null as is_strong,
         used_at < now() - interval '1 minute' as stale
       from access.sessions s where session_hash = $1 and ${isLiving}
         and (second_factor_at is not null
           or not exists (select from access.passkeys p where p.member_id = s.member_id))`,
      [hash(sessionId)],
    );
    const [session] = rows;
    if (session === undefined) return undefined;
    if (session.stale) {
      await pool.query('update access.sessions set used_at = now() where session_hash = $1', [
        hash(sessionId),
      ]);
    }
    const { member_id: memberId, account_id: accountId, is_strong: hasSecondFactor } = session;
    return { memberId, accountId, hasSecondFactor };
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

  async revokeAll(memberId) {
    await pool.query('delete from access.sessions where member_id = $1', [memberId]);
  },

  async revokeIn(accountId, memberId) {
    await pool.query('delete from access.sessions where account_id = $1 and member_id = $2', [
      accountId,
      memberId,
    ]);
  },
});
