import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { OperatorFactors } from '../../application/ports/operator-access.js';
import { openBytes, sealBytes } from '../sealed-box/sealed-box.js';
import { base32, stepOfCode } from './totp.js';

interface Config {
  readonly pool: Pool;
  /** 32 bytes: seals the keys. */
  readonly key: Uint8Array;
  /** Milliseconds since 1970: whose clock the codes go by. */
  readonly now: () => number;
}

const triesMax = 5;
const windowMinutes = 15;
const sealedAs = (operatorId: string): string => `operator factor ${operatorId}`;

interface Factor {
  readonly secret: Buffer;
  readonly is_new: boolean;
}

/** Keys of authenticator apps, sealed, in PostgreSQL. */
export const createOperatorFactors = ({ pool, key, now }: Config): OperatorFactors => ({
  async isSet(operatorId) {
    const { rowCount } = await pool.query(
      'select 1 from operators.factors where operator_id = $1 and set_at is not null',
      [operatorId],
    );
    return rowCount === 1;
  },

  async begin(operatorId) {
    // 160 bits, as RFC 4226 recommends.
    const secret = randomBytes(20);
    const { rowCount } = await pool.query(
      `insert into operators.factors as factor (operator_id, secret) values ($1, $2)
       on conflict (operator_id) do update set secret = $2 where factor.set_at is null`,
      [operatorId, sealBytes(key, sealedAs(operatorId), secret)],
    );
    return rowCount === 1 ? base32(secret) : undefined;
  },

  async check(operatorId, code) {
    // Counted before it is compared, so that guesses side by side are counted too.
    const { rows } = await pool.query<Factor>(
      `update operators.factors set
         tries = case when tries_since < now() - make_interval(mins => $3) then 1 else tries + 1 end,
         tries_since = case when tries_since < now() - make_interval(mins => $3) then now() else tries_since end
       where operator_id = $1 and (tries < $2 or tries_since < now() - make_interval(mins => $3))
       returning secret, set_at is null as is_new`,
      [operatorId, triesMax, windowMinutes],
    );
    const [factor] = rows;
    if (factor === undefined) return { outcome: 'too-many' };
    const step = stepOfCode(openBytes(key, sealedAs(operatorId), factor.secret), code, now());
    if (step === undefined) return { outcome: 'wrong' };
    const { rowCount } = await pool.query(
      `update operators.factors set last_step = $2, tries = 0, set_at = coalesce(set_at, now())
       where operator_id = $1 and last_step < $2`,
      [operatorId, step],
    );
    // Somebody has read it over the operator's shoulder.
    return rowCount === 1 ? { outcome: 'right', isNew: factor.is_new } : { outcome: 'wrong' };
  },

  async reset(operatorId) {
    const { rowCount } = await pool.query('delete from operators.factors where operator_id = $1', [
      operatorId,
    ]);
    return rowCount === 1;
  },
});
