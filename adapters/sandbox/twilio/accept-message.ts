import type { Pool } from 'pg';
import { isBlocked } from './blocks.js';
import type { Form } from './form.js';
import { withoutEnding, readMessageRequest, type MessageRequest } from './message-request.js';
import { addMessage, type Message } from './message-store.js';
import { findNumber, numberOfService, type OwnNumber } from './number-store.js';
import { reachOf } from './phone-reach.js';
import { invalid, type Refusal } from './refusal.js';

export type Acceptance = { readonly message: Message } | { readonly refusal: Refusal };

/** Takes a text into the queue, or refuses it with the number that Twilio's error dictionary has for the reason. */
export async function acceptMessage(
  pool: Pool,
  direction: 'outbound-api' | 'outbound-reply',
  form: Form,
): Promise<Acceptance> {
  const read = readMessageRequest(form);
  if ('refusal' in read) return read;
  const { to, sender, body, statusCallback, validitySeconds } = read.request;
  const number = await numberOf(pool, sender);
  if (number === undefined) return { refusal: unknownSender(sender) };
  const refusal = await refusalBetween(pool, number, to);
  if (refusal !== undefined) return { refusal };
  const message = await addMessage(pool, {
    direction,
    from: number.phoneNumber,
    to,
    body,
    ...('serviceSid' in sender
      ? { status: 'accepted', messagingServiceSid: sender.serviceSid }
      : { status: 'queued', messagingServiceSid: null }),
    statusCallback,
    validitySeconds,
    idempotencyToken: null,
  });
  return { message };
}

const numberOf = (pool: Pool, sender: MessageRequest['sender']): Promise<OwnNumber | undefined> =>
  'serviceSid' in sender ? numberOfService(pool, sender.serviceSid) : findNumber(pool, sender.from);

const unknownSender = (sender: MessageRequest['sender']): Refusal =>
  'serviceSid' in sender
    ? invalid(21701, 'The Messaging Service does not exist.')
    : invalid(
        21659,
        `'From' ${withoutEnding(sender.from)} is not a Twilio phone number or Short Code country mismatch`,
      );

async function refusalBetween(pool: Pool, sender: OwnNumber, to: string): Promise<Refusal | undefined> {
  if (!sender.hasSms) return invalid(21606, "The 'From' phone number is not message-capable.");
  if (sender.phoneNumber === to) return invalid(21266, "'To' and 'From' number cannot be the same.");
  if ((await reachOf(pool, to)) === 'landline') {
    return invalid(21614, "'To' number is not a valid mobile number");
  }
  return (await isBlocked(pool, sender, to))
    ? invalid(21610, 'Attempt to send to unsubscribed recipient')
    : undefined;
}
