import { isPossiblePhoneNumber } from 'libphonenumber-js';
import type { Pool } from 'pg';
import { isBlocked } from './blocks.js';
import type { Form } from './form.js';
import { addMessage, type Message } from './message-store.js';
import { findNumber, numberOfService, type OwnNumber } from './number-store.js';
import { reachOf } from './phone-reach.js';
import { invalid, type Refusal } from './refusal.js';
import { smartEncoded } from './segments.js';
import { isWebhookAddress } from './webhook-address.js';

export type Acceptance = { readonly message: Message } | { readonly refusal: Refusal };

const bodyMax = 1_600;
const validitySecondsMax = 36_000;

/** Takes a text into the queue, or refuses it with the number that Twilio's error dictionary has for the reason. */
export async function acceptMessage(
  pool: Pool,
  direction: 'outbound-api' | 'outbound-reply',
  form: Form,
): Promise<Acceptance> {
  const { To: to = '', MessagingServiceSid: service, Body: body = '' } = form;
  const unfit = refusalOfForm(form);
  if (unfit !== undefined) return { refusal: unfit };
  const sender = await (service ? numberOfService(pool, service) : findNumber(pool, form['From'] ?? ''));
  if (sender === undefined) return { refusal: unknownSender(form) };
  const refusal = await refusalBetween(pool, sender, to);
  if (refusal !== undefined) return { refusal };
  const message = await addMessage(pool, {
    direction,
    from: sender.phoneNumber,
    to,
    body: form['SmartEncoded'] === 'true' ? smartEncoded(body) : body,
    status: service ? 'accepted' : 'queued',
    messagingServiceSid: service ?? null,
    statusCallback: form['StatusCallback'] ?? null,
    validitySeconds: Number(form['ValidityPeriod'] ?? validitySecondsMax),
    idempotencyToken: null,
  });
  return { message };
}

const isE164 = (number: string): boolean =>
  /^\+[1-9]\d{6,14}$/u.test(number) && isPossiblePhoneNumber(number);

function refusalOfForm(form: Form): Refusal | undefined {
  const { To: to, From: from, MessagingServiceSid: service, Body: body } = form;
  if (!to) return invalid(21604, "A 'To' phone number is required.");
  if (!from && !service) return invalid(21603, "A 'From' phone number is required.");
  if (!body) return invalid(21602, 'Message body is required.');
  if (body.length > bodyMax) {
    return invalid(21617, 'The concatenated message body exceeds the 1600 character limit.');
  }
  if (!isE164(to)) return invalid(21211, `Invalid 'To' Phone Number: ${masked(to)}`);
  if (from && !isE164(from)) return invalid(21212, `Invalid From Number (caller ID): ${masked(from)}`);
  if (from === to) return invalid(21266, "'To' and 'From' number cannot be the same.");
  return refusalOfOptions(form);
}

function refusalOfOptions({ ValidityPeriod: validity, StatusCallback: callback }: Form): Refusal | undefined {
  const seconds = Number(validity ?? 1);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > validitySecondsMax) {
    return invalid(20001, 'ValidityPeriod is a whole number from 1 to 36000.');
  }
  return callback === undefined || isWebhookAddress(callback)
    ? undefined
    : invalid(21609, 'The StatusCallback URL is not a valid URL.');
}

const unknownSender = ({ MessagingServiceSid: service, From: from = '' }: Form): Refusal =>
  service
    ? invalid(21701, 'The Messaging Service does not exist.')
    : invalid(21659, `'From' ${masked(from)} is not a Twilio phone number or Short Code country mismatch`);

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

/** Twilio shows a number in part as well. */
const masked = (number: string): string => `${number.slice(0, 5)}XXXX`;
