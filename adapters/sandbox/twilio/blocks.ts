import type { Pool } from 'pg';
import type { OwnNumber } from './number-store.js';

/** A block counts for a number, or for the whole messaging service that the number belongs to. */
const scopeOf = ({ phoneNumber, messagingServiceSid }: OwnNumber): string =>
  messagingServiceSid ?? phoneNumber;

export async function isBlocked(pool: Pool, sender: OwnNumber, person: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'select from sandbox.twilio_blocks where sender = $1 and recipient = $2',
    [scopeOf(sender), person],
  );
  return rowCount === 1;
}

/** Whether anything changed by it. */
export async function block(pool: Pool, sender: OwnNumber, person: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'insert into sandbox.twilio_blocks (sender, recipient) values ($1, $2) on conflict do nothing',
    [scopeOf(sender), person],
  );
  return rowCount === 1;
}

/** Whether anything changed by it. */
export async function unblock(pool: Pool, sender: OwnNumber, person: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'delete from sandbox.twilio_blocks where sender = $1 and recipient = $2',
    [scopeOf(sender), person],
  );
  return rowCount === 1;
}
