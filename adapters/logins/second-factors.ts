import { createHmac } from 'node:crypto';
import type { Pool } from 'pg';
import type { KeptCredential, SecondFactors } from '../../application/ports/second-factors.js';
import { inTransaction } from '../transaction/transaction.js';
import { hash, newRecoveryCode } from './secrets.js';

interface Config {
  readonly pool: Pool;
  /** 32 bytes: keys the hashes of recovery codes. */
  readonly key: Uint8Array;
}

interface Row {
  readonly passkey_id: string;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: string;
  readonly transports: readonly string[];
  readonly used_at: Date | null;
}

const challengeMinutes = 5;

/** Passkeys, their challenges and recovery codes in PostgreSQL. */
export function createSecondFactors({ pool, key }: Config): SecondFactors {
  const codeHash = (memberId: string, code: string): Buffer =>
    createHmac('sha256', key)
      .update(`${memberId}:${code.toUpperCase().replaceAll(/[^0-9A-Z]/gu, '')}`)
      .digest();

  return {
    async keysOf(memberId) {
      const { rows } = await pool.query<Row>(
        `select passkey_id, credential_id, public_key, counter, transports, used_at from access.passkeys
         where member_id = $1 order by added_at, passkey_id`,
        [memberId],
      );
      return rows.map(keptOf);
    },

    async add({ memberId, passkeyId, sessionId }, { credentialId, publicKey, counter, transports }) {
      // In one statement: for no moment the session is one that lacks the factor its member has.
      const { rows } = await pool.query<{ is_added: boolean }>(
        `with added as (
           insert into access.passkeys (credential_id, passkey_id, member_id, public_key, counter, transports)
           values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1
         ), shown as (
           update access.sessions set second_factor_at = now() where session_hash = $7 and exists (select from added)
         )
         select exists (select from added) as is_added`,
        [
          ...[credentialId, passkeyId, memberId, Buffer.from(publicKey), counter, [...transports]],
          hash(sessionId),
        ],
      );
      return rows[0]?.is_added === true;
    },

    async remove(memberId, passkeyId) {
      await inTransaction(pool, 'begin', async (client) => {
        // As text: whoever asks may name what is no id at all.
        await client.query('delete from access.passkeys where member_id = $1 and passkey_id::text = $2', [
          memberId,
          passkeyId,
        ]);
        const isNoneLeft = 'member_id = $1 and not exists (select from access.passkeys where member_id = $1)';
        await client.query(`delete from access.recovery_codes where ${isNoneLeft}`, [memberId]);
        await client.query(`update access.sessions set second_factor_at = null where ${isNoneLeft}`, [
          memberId,
        ]);
      });
    },

    async noteUse({ credentialId, counter }) {
      const { rowCount } = await pool.query(
        `update access.passkeys set counter = $2, used_at = now()
         where credential_id = $1 and (counter < $2 or (counter = 0 and $2 = 0))`,
        [credentialId, counter],
      );
      return rowCount === 1;
    },

    async replaceCodes(memberId, count) {
      const codes = Array.from({ length: count }, newRecoveryCode);
      await inTransaction(pool, 'begin', async (client) => {
        await client.query('delete from access.recovery_codes where member_id = $1', [memberId]);
        await client.query(
          'insert into access.recovery_codes (member_id, code_hash) select $1, unnest($2::bytea[])',
          [memberId, codes.map((code) => codeHash(memberId, code))],
        );
      });
      return codes;
    },

    async codesLeft(memberId) {
      const { rows } = await pool.query<{ count: number }>(
        'select count(*)::int as count from access.recovery_codes where member_id = $1',
        [memberId],
      );
      return rows[0]?.count ?? 0;
    },

    async useCode(memberId, code) {
      const { rowCount } = await pool.query(
        'delete from access.recovery_codes where member_id = $1 and code_hash = $2',
        [memberId, codeHash(memberId, code)],
      );
      return rowCount === 1;
    },

    async keepChallenge(holder, purpose, challenge) {
      await pool.query(
        `with lapsed as (delete from access.passkey_challenges where expires_at < now() - interval '1 hour')
         insert into access.passkey_challenges (holder_hash, purpose, challenge, expires_at)
         values ($1, $2, $3, now() + make_interval(mins => $4))
         on conflict (holder_hash, purpose) do update set challenge = excluded.challenge, expires_at = excluded.expires_at`,
        [hash(holder), purpose, challenge, challengeMinutes],
      );
    },

    async takeChallenge(holder, purpose) {
      const { rows } = await pool.query<{ challenge: string; is_living: boolean }>(
        `delete from access.passkey_challenges where holder_hash = $1 and purpose = $2
         returning challenge, expires_at > now() as is_living`,
        [hash(holder), purpose],
      );
      return rows[0]?.is_living === true ? rows[0].challenge : undefined;
    },
  };
}

const keptOf = (row: Row): KeptCredential => ({
  passkeyId: row.passkey_id,
  credentialId: row.credential_id,
  publicKey: new Uint8Array(row.public_key),
  counter: Number(row.counter),
  transports: row.transports,
  usedAt: row.used_at?.toISOString() ?? null,
});
