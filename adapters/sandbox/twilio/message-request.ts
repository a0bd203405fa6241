import { isPossiblePhoneNumber } from 'libphonenumber-js';
import type { Form } from './form.js';
import { invalid, type Refusal } from './refusal.js';
import { smartEncoded } from './segments.js';
import { isWebhookAddress } from './webhook-address.js';

/** A text that somebody wants sent, in good form. */
export interface MessageRequest {
  readonly to: string;
  /** A number, or a messaging service that has some. */
  readonly sender: { readonly from: string } | { readonly serviceSid: string };
  readonly body: string;
  readonly statusCallback: string | null;
  readonly validitySeconds: number;
}

const bodyMax = 1_600;
const validitySecondsMax = 36_000;

/** Reads the parameters of a text as far as they say by themselves whether Twilio would take it. */
export function readMessageRequest(
  form: Form,
): { readonly request: MessageRequest } | { readonly refusal: Refusal } {
  const asked = {
    to: form['To'] ?? '',
    from: form['From'] ?? '',
    serviceSid: form['MessagingServiceSid'] ?? '',
    body: form['Body'] ?? '',
    statusCallback: form['StatusCallback'] ?? null,
    validitySeconds: Number(form['ValidityPeriod'] ?? validitySecondsMax),
  };
  const refusal = missing(asked) ?? malformed(asked);
  if (refusal !== undefined) return { refusal };
  const { to, from, serviceSid, body, statusCallback, validitySeconds } = asked;
  return {
    request: {
      to,
      sender: serviceSid === '' ? { from } : { serviceSid },
      body: form['SmartEncoded'] === 'true' ? smartEncoded(body) : body,
      statusCallback,
      validitySeconds,
    },
  };
}

/** Refusals show a number in part. */
export const withoutEnding = (number: string): string => `${number.slice(0, 5)}XXXX`;

interface Asked extends Omit<MessageRequest, 'sender'> {
  readonly from: string;
  readonly serviceSid: string;
}

function missing({ to, from, serviceSid, body }: Asked): Refusal | undefined {
  if (to === '') return invalid(21604, "A 'To' phone number is required.");
  if (from === '' && serviceSid === '') return invalid(21603, "A 'From' phone number is required.");
  return body === '' ? invalid(21602, 'Message body is required.') : undefined;
}

function malformed({ to, from, body, statusCallback, validitySeconds }: Asked): Refusal | undefined {
  if (body.length > bodyMax) {
    return invalid(21617, 'The concatenated message body exceeds the 1600 character limit.');
  }
  if (!isE164(to)) return invalid(21211, `Invalid 'To' Phone Number: ${withoutEnding(to)}`);
  if (from !== '' && !isE164(from)) {
    return invalid(21212, `Invalid From Number (caller ID): ${withoutEnding(from)}`);
  }
  if (!Number.isInteger(validitySeconds) || validitySeconds < 1 || validitySeconds > validitySecondsMax) {
    return invalid(20001, 'ValidityPeriod is a whole number from 1 to 36000.');
  }
  return statusCallback === null || isWebhookAddress(statusCallback)
    ? undefined
    : invalid(21609, 'The StatusCallback URL is not a valid URL.');
}

const isE164 = (number: string): boolean =>
  /^\+[1-9]\d{6,14}$/u.test(number) && isPossiblePhoneNumber(number);
