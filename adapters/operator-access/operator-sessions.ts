import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { OperatorSessions } from '../../application/ports/operator-access.js';

const isLiving = "used_at > now() - interval '30 minutes' and started_at > now() - interval '12 hours'";
const hash = (sessionId: string): Buffer => createHash('sha256').update(sessionId).digest();

/** In PostgreSQL by the hash of their id, so that a copy of the table opens no door. */
export function createOperatorSessions(pool: Pool): OperatorSessions {
  const start = async (operatorId: string, isWhole: boolean): Promise<string> => {
    const sessionId = randomBytes(16).toString('base64url');
    await pool.query(
      `with lapsed as (delete from operators.sessions where not (${isLiving}))
       insert into operators.sessions (session_hash, operator_id, is_whole) values ($1, $2, $3)`,
      [hash(sessionId), operatorId, isWhole],
    );
    return sessionId;
  };

  return {
    start: (operatorId) => start(operatorId, false),

    async find(sessionId) {
      const { rows } = await pool.query<{ operator_id: string; is_whole: boolean }>(
        `update operators.sessions set used_at = now() where session_hash = $1 and ${isLiving}
         returning operator_id, is_whole`,
        [hash(sessionId)],
      );
      const [session] = rows;
      return session && { operatorId: session.operator_id, isWhole: session.is_whole };
    },

    async complete(sessionId) {
      const { rows } = await pool.query<{ operator_id: string }>(
        `delete from operators.sessions where session_hash = $1 and ${isLiving} returning operator_id`,
        [hash(sessionId)],
      );
      const [session] = rows;
      return session && start(session.operator_id, true);
    },

    async revoke(sessionId) {
      await pool.query('delete from operators.sessions where session_hash = $1', [hash(sessionId)]);
    },

    async revokeAll(operatorId) {
      await pool.query('delete from operators.sessions where operator_id = $1', [operatorId]);
    },
  };
}
