import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { listOf, type EmailRequest } from './email-request.js';

export interface Stored {
  readonly id: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly sentAt: Date;
}

const lettersMax = 500;

/** The letter, whether it was taken just now, and undefined when the key stands for another one. Keeps the newest 500. */
export async function storeLetter(
  pool: Pool,
  key: string | null,
  email: EmailRequest,
): Promise<{ readonly letter: Stored; readonly isNew: boolean } | undefined> {
  const hash = createHash('sha256').update(JSON.stringify(email)).digest('hex');
  await pool.query(
    `update sandbox.letters set idempotency_key = null
    where idempotency_key = $1 and sent_at < now() - interval '24 hours'`,
    [key],
  );
  const { from, to, subject, text, html, tags = [], headers = {} } = email;
  const { rowCount } = await pool.query(
    `insert into sandbox.letters (idempotency_key, payload_hash, sender, recipients, subject, text, html, tags, headers)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (idempotency_key) do nothing`,
    [
      ...[key, hash, from, listOf(to), subject, text ?? null, html ?? null],
      ...[Object.fromEntries(tags.map(({ name, value }) => [name, value])), headers],
    ],
  );
  await pool.query(
    `delete from sandbox.letters where id in (select id from sandbox.letters order by sent_at desc offset $1)`,
    [lettersMax],
  );
  const { rows } = await pool.query<Stored>(
    `select id, recipients as "to", sender as "from", subject, tags, headers, sent_at as "sentAt" from sandbox.letters
     where payload_hash = $2 and idempotency_key is not distinct from $1 order by sent_at desc limit 1`,
    [key, hash],
  );
  return rows[0] && { letter: rows[0], isNew: rowCount === 1 };
}
