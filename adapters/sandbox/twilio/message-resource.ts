import type { Message } from './message-store.js';
import { errorMessages } from './phone-reach.js';
import { rfc2822 } from './rfc-2822.js';
import { segmentCount } from './segments.js';

/** A message as the API shows it (https://www.twilio.com/docs/messaging/api/message-resource). */
export const messageResource = (accountSid: string) => (message: Message) => {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
  // A messaging service chooses the sender after it has accepted the message.
  const isChosen = message.status !== 'accepted';
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: message.sentAt && rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: message.errorCode && (errorMessages[message.errorCode] ?? null),
    from: isChosen ? message.from : null,
    messaging_service_sid: message.messagingServiceSid,
    num_media: '0',
    num_segments: isChosen ? String(segmentCount(message.body)) : '0',
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
};
