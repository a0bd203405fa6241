import { Fault } from '../../application/ports/fault.js';
import type { AlertPhone, AlertPhoneReceipt } from '../../application/ports/alert-phone.js';
import { addressesOf } from './addresses.js';
import { refusalOf, type TwilioClient } from './client.js';
import type { TwilioConfig } from './config.js';

const listedMax = 50;
/** An alert that comes hours later is no alert; the next channel has had its turn meanwhile. */
const validityS = 10 * 60;
const ringS = 30;

/** Texts and calls to members by Twilio's Messages and Calls. Twilio knows no keys: each is sent once, and looked up by its numbers. */
export function createAlertPhone(
  { publicUrl, messagingServiceSid }: Pick<TwilioConfig, 'publicUrl' | 'messagingServiceSid'>,
  client: TwilioClient,
): AlertPhone {
  const { alert } = addressesOf(publicUrl);
  const unavailable = (cause: unknown): never => {
    throw new Fault('telephony-unavailable', 'The phone company does not answer at the moment.', cause);
  };
  return {
    text: ({ from, to, body, ...about }) =>
      receiptOf(() =>
        client.messages.create({
          ...{ from, to, body, statusCallback: alert('text', about) },
          ...{ validityPeriod: validityS, smartEncoded: true },
          ...(messagingServiceSid !== undefined && { messagingServiceSid }),
        }),
      ),
    call: ({ from, to, ...about }) =>
      receiptOf(() =>
        client.calls.create({
          ...{ from, to, url: alert('answered', about), method: 'POST', timeout: ringS },
          ...{ statusCallback: alert('ended', about), statusCallbackMethod: 'POST' },
          statusCallbackEvent: ['completed'],
        }),
      ),
    async findText({ from, to, body, since }) {
      const messages = await client.messages.list({ from, to, limit: listedMax }).catch(unavailable);
      const found = messages.find(
        (one) =>
          one.direction === 'outbound-api' &&
          one.dateCreated.getTime() >= earliest(since) &&
          words(one.body).endsWith(words(body)),
      );
      return found && { ref: found.sid };
    },
    async findCall({ from, to, since }) {
      const calls = await client.calls.list({ from, to, limit: listedMax }).catch(unavailable);
      const found = calls.find(
        (one) => one.direction === 'outbound-api' && one.dateCreated.getTime() >= earliest(since),
      );
      return found && { ref: found.sid };
    },
  };
}

/** Only Twilio's own word that it did not take it is believed; a proxy on the way has no code of Twilio's. */
async function receiptOf(create: () => Promise<{ readonly sid: string }>): Promise<AlertPhoneReceipt> {
  try {
    return { outcome: 'accepted', ref: (await create()).sid };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.code === undefined) return { outcome: 'unknown' };
    const { status, code } = refusal;
    const isFinal = status >= 400 && status < 500 && status !== 408;
    return isFinal ? { outcome: 'refused', code } : { outcome: 'unknown' };
  }
}

/** Twilio tells whole seconds, and by its own clock. */
const earliest = (since: string): number => Date.parse(since) - 2_000;

/** Smart encoding changes quotes and dashes. */
const words = (body: string): string => body.replaceAll(/[^\p{L}\p{N}]/gu, '');
