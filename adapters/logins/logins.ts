import { timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import type { NewId } from '../../application/ports/ids.js';
import type { Consumed, LoginRequest, Logins } from '../../application/ports/logins.js';
import { openBytes, sealBytes } from '../sealed-box/sealed-box.js';
import { codeHash, hash, newCode, newSecret } from './secrets.js';

interface Config {
  readonly pool: Pool;
  /** 32 bytes: seals requests and keys the hashes of codes. */
  readonly key: Uint8Array;
  readonly newId: NewId;
}

interface Challenge {
  readonly challenge_id: string;
  readonly code_hash: Buffer;
  readonly request: Buffer;
}

const wrongCodesMax = 5;

/** Log-ins under way, in PostgreSQL: 15 minutes where nothing else is said, single use, every secret hashed, time by the database's clock. */
export const createLogins = ({ pool, key, newId }: Config): Logins => {
  const consumed = ({ challenge_id: challengeId, request }: Challenge): Consumed => ({
    outcome: 'consumed',
    challengeId,
    // Sealed when the challenge was made, from the same type, and authenticated since.
    request: JSON.parse(openBytes(key, `login ${challengeId}`, request).toString('utf8')) as LoginRequest,
  });

  const consume = async (where: string, values: readonly unknown[]): Promise<Challenge | undefined> => {
    const { rows } = await pool.query<Challenge>(
      `update access.challenges set consumed_at = now()
       where ${where} and consumed_at is null and expires_at > now()
       returning challenge_id, code_hash, request`,
      [...values],
    );
    return rows[0];
  };

  return {
    async open(request, { boundTo = 'browser', minutes = 15 } = {}) {
      const challengeId = newId();
      const secrets = { token: newSecret(32), browser: newSecret(32), code: newCode() };
      const { rows } = await pool.query<{ expires_at: Date }>(
        `with lapsed as (delete from access.challenges where expires_at < now() - interval '1 hour')
         insert into access.challenges (challenge_id, token_hash, browser_hash, code_hash, request, expires_at)
         values ($1, $2, $3, $4, $5, now() + make_interval(mins => $6)) returning expires_at`,
        [
          challengeId,
          hash(secrets.token),
          boundTo === 'browser' ? hash(secrets.browser) : null,
          codeHash(key, challengeId, secrets.code),
          sealBytes(key, `login ${challengeId}`, Buffer.from(JSON.stringify(request))),
          minutes,
        ],
      );
      return { challengeId, ...secrets, expiresAt: (rows[0]?.expires_at ?? new Date(0)).toISOString() };
    },

    async consumeLink({ token, browser }) {
      const challenge = await consume('token_hash = $1 and coalesce(browser_hash, $2) = $2', [
        hash(token),
        hash(browser),
      ]);
      if (challenge !== undefined) return consumed(challenge);
      const { rowCount } = await pool.query(
        'select 1 from access.challenges where token_hash = $1 and consumed_at is null and expires_at > now()',
        [hash(token)],
      );
      return { outcome: rowCount === 1 ? 'another-browser' : 'expired' };
    },

    async consumeCode({ code, browser }) {
      // Counted before it is compared, so that guesses side by side are counted too.
      const { rows } = await pool.query<Challenge>(
        `update access.challenges set wrong_codes = wrong_codes + 1
         where browser_hash = $1 and wrong_codes < $2 and consumed_at is null and expires_at > now()
         returning challenge_id, code_hash, request`,
        [hash(browser), wrongCodesMax],
      );
      const [asked] = rows;
      if (asked === undefined) return { outcome: 'expired' };
      if (!timingSafeEqual(asked.code_hash, codeHash(key, asked.challenge_id, code))) {
        return { outcome: 'wrong-code' };
      }
      const challenge = await consume('challenge_id = $1', [asked.challenge_id]);
      return challenge === undefined ? { outcome: 'expired' } : consumed(challenge);
    },
  };
};
