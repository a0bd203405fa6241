import type { Pool } from 'pg';
import { z } from 'zod';
import type { Message, MessageStatus } from './message-store.js';

/**
 * What becomes of a text to a phone. Landlines are refused at once; `silent` networks never say that a text was delivered;
 * to `congested` ones nothing leaves Twilio's queue.
 */
export const reaches = [
  'mobile',
  'landline',
  'unreachable',
  'unknown',
  'filtered',
  'failing',
  'silent',
  'congested',
] as const;
export type Reach = (typeof reaches)[number];

export interface Step {
  readonly status: MessageStatus;
  readonly errorCode?: number;
}

const asFarAsSent: readonly Step[] = [{ status: 'queued' }, { status: 'sending' }, { status: 'sent' }];
const undelivered = (errorCode: number): readonly Step[] => [
  ...asFarAsSent,
  { status: 'undelivered', errorCode },
];
const steps: Readonly<Record<Reach, readonly Step[]>> = {
  mobile: [...asFarAsSent, { status: 'delivered' }],
  landline: undelivered(30006),
  unreachable: undelivered(30003),
  unknown: undelivered(30005),
  filtered: undelivered(30007),
  failing: [{ status: 'queued' }, { status: 'sending' }, { status: 'failed', errorCode: 30008 }],
  silent: asFarAsSent,
  congested: [{ status: 'queued' }, { status: 'failed', errorCode: 30036 }],
};

/** What Twilio says to the errors above: https://www.twilio.com/docs/api/errors. */
export const errorMessages: Readonly<Partial<Record<number, string>>> = {
  30003: 'Unreachable destination handset',
  30005: 'Unknown destination handset',
  30006: 'Landline or unreachable carrier',
  30007: 'Message filtered',
  30008: 'Unknown error',
  30036: 'Validity Period Expired',
};

/** The states that a message still has before it. */
export function stepsAhead(reach: Reach, { status }: Message): readonly Step[] {
  const all = steps[reach];
  return all.slice(all.findIndex((step) => step.status === status) + 1);
}

export async function reachOf(pool: Pool, phoneNumber: string): Promise<Reach> {
  const { rows } = await pool.query(`select reach from sandbox.twilio_phones where phone_number = $1`, [
    phoneNumber,
  ]);
  return z.array(z.object({ reach: z.enum(reaches) })).parse(rows)[0]?.reach ?? 'mobile';
}

/** Sets a phone up; each is an ordinary mobile phone otherwise. */
export async function setReach(pool: Pool, phoneNumber: string, reach: Reach): Promise<void> {
  await pool.query(
    `insert into sandbox.twilio_phones (phone_number, reach) values ($1, $2)
     on conflict (phone_number) do update set reach = excluded.reach`,
    [phoneNumber, reach],
  );
}
