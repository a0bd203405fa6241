import { Fault } from '../../application/ports/fault.js';
import type { Text, TextReceipt, Texting } from '../../application/ports/texting.js';
import { addressesOf, type Addresses } from './addresses.js';
import { refusalOf, type TwilioClient } from './client.js';
import type { TwilioConfig } from './config.js';

const secondsMax = 36_000;
const listedMax = 50;

/** Texts by Twilio's Messages resource. */
export function createTexting(
  { publicUrl, messagingServiceSid }: Pick<TwilioConfig, 'publicUrl' | 'messagingServiceSid'>,
  client: TwilioClient,
): Texting {
  const addresses = addressesOf(publicUrl);
  return {
    async send(text) {
      try {
        const { sid } = await client.messages.create({
          ...requestOf(text, addresses),
          // With a service the sender stays the business's own number, and not whichever of the pool is free.
          ...(messagingServiceSid !== undefined && { messagingServiceSid }),
        });
        return { outcome: 'accepted', textRef: sid };
      } catch (error) {
        return receiptOf(error);
      }
    },
    async find({ from, to, body, since, until, except }) {
      const messages = await client.messages.list({ from, to, limit: listedMax }).catch((error: unknown) => {
        throw new Fault('texting-unavailable', 'The texts cannot be looked up at the moment.', error);
      });
      // Not asked by the day it was sent: what still waits in a queue has none.
      const found = messages.find(
        (message) =>
          message.direction === 'outbound-api' &&
          !except.includes(message.sid) &&
          message.dateCreated.getTime() >= earliest(since) &&
          (until === null || message.dateCreated.getTime() < earliest(until)) &&
          words(message.body).endsWith(words(body)),
      );
      return found === undefined ? undefined : { textRef: found.sid };
    },
    // The day it was created: `dateSent` of a text that came in is when we were told.
    writtenAt: (textRef) =>
      client
        .messages(textRef)
        .fetch()
        .then(
          ({ dateCreated }) => (Number.isNaN(dateCreated.getTime()) ? null : dateCreated.toISOString()),
          () => null,
        ),
  };
}

const requestOf = (text: Text, addresses: Addresses) => ({
  from: text.from,
  to: text.to,
  body: text.body,
  statusCallback: addresses.messageStatus(text),
  // Rounded down: rather not at all than too late.
  validityPeriod: Math.min(secondsMax, Math.max(1, Math.floor(text.validMs / 1_000))),
  smartEncoded: true,
});

/** Only Twilio's own word that it did not take a text is believed; a proxy on the way has no code of Twilio's. */
function receiptOf(error: unknown): TextReceipt {
  const refusal = refusalOf(error);
  if (refusal?.code === undefined) return { outcome: 'unknown' };
  const { status, code } = refusal;
  const isFinal = status >= 400 && status < 500 && status !== 408;
  return isFinal ? { outcome: 'rejected', code } : { outcome: 'unknown' };
}

/** Twilio tells whole seconds, and by its own clock. */
const earliest = (since: string): number => Date.parse(since) - 2_000;

/** Smart encoding changes quotes and dashes, and a trial account puts words of its own in front. */
const words = (body: string): string => body.replaceAll(/[^\p{L}\p{N}]/gu, '');
