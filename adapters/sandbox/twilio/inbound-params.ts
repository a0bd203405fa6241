import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Message } from './message-store.js';
import { segmentCount } from './segments.js';

/** What Twilio posts of a text that came in (https://www.twilio.com/docs/messaging/guides/webhook-request). */
export const inboundParams = (
  accountSid: string,
  { sid, from, to, body, messagingServiceSid }: Message,
): Readonly<Record<string, string>> => ({
  ToCountry: countryOf(to),
  ToState: '',
  ToCity: '',
  ToZip: '',
  FromCountry: countryOf(from),
  FromState: '',
  FromCity: '',
  FromZip: '',
  MessageSid: sid,
  SmsMessageSid: sid,
  SmsSid: sid,
  SmsStatus: 'received',
  AccountSid: accountSid,
  ApiVersion: '2010-04-01',
  From: from,
  To: to,
  Body: body,
  NumMedia: '0',
  NumSegments: String(segmentCount(body)),
  ...(messagingServiceSid !== null && { MessagingServiceSid: messagingServiceSid }),
});

const countryOf = (number: string): string => parsePhoneNumberFromString(number)?.country ?? '';
