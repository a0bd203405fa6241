import type { Pool } from 'pg';
import { callBack, type TwilioAccount } from './call-back.js';
import { advanceMessage, findMessage, unfinishedMessages, type Message } from './message-store.js';
import { reachOf, stepsAhead, type Step } from './phone-reach.js';
import { webhookAlert, type WebhookAlert } from './webhook-alert.js';

/** How the status callbacks of a message arrive: as they should, doubled, the last one first, or not at all. */
export type CallbackOrder = 'once' | 'twice' | 'last-first' | 'never';

export interface DeliveriesNeeds {
  readonly pool: Pool;
  readonly account: TwilioAccount;
  readonly wait: (ms: number) => Promise<void>;
  readonly callbacks: (message: Message) => CallbackOrder;
  readonly alert: (alert: WebhookAlert) => void;
}

export interface Deliveries {
  /** Takes a queued message through its states, telling its status callback of each. */
  begin(message: Message): void;
  /** Goes on with whatever was under way when the process ended. */
  resume(): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

const stepMs = 400;

/** The way of texts from the queue to the phone. */
export function createDeliveries(needs: DeliveriesNeeds): Deliveries {
  const underWay = new Set<Promise<void>>();
  const track = (delivery: Promise<void>): void => {
    // What fails here is the database of a process that ends; `resume` finds the message again.
    const tracked: Promise<void> = delivery
      .catch(() => undefined)
      .finally(() => {
        underWay.delete(tracked);
      });
    underWay.add(tracked);
  };
  return {
    begin(message) {
      track(deliver(needs, message, [message]));
    },
    async resume() {
      for (const sid of await unfinishedMessages(needs.pool)) {
        const message = await findMessage(needs.pool, sid);
        if (message !== undefined) track(deliver(needs, message, []));
      }
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** `untold` are states that it is in already and that nobody was told of. */
async function deliver(needs: DeliveriesNeeds, message: Message, untold: readonly Message[]): Promise<void> {
  const order = needs.callbacks(message);
  const states = [...untold];
  if (order !== 'last-first') for (const state of untold) await tell(needs, order, state);
  for (const step of stepsAhead(await reachOf(needs.pool, message.to), message)) {
    await needs.wait(waitBefore(step, message));
    const state = await advanceMessage(needs.pool, message.sid, step);
    if (state === undefined) return;
    states.push(state);
    if (order !== 'last-first') await tell(needs, order, state);
  }
  if (order === 'last-first') for (const state of states.reverse()) await tell(needs, 'once', state);
}

/** Only what the queue never lets go outlives its validity. */
const waitBefore = ({ errorCode }: Step, { validitySeconds }: Message): number =>
  errorCode === 30036 ? validitySeconds * 1_000 : stepMs;

async function tell(
  { account, alert }: DeliveriesNeeds,
  order: 'once' | 'twice' | 'never',
  message: Message,
): Promise<void> {
  const url = message.statusCallback;
  if (url === null || order === 'never') return;
  for (let times = order === 'twice' ? 2 : 1; times > 0; times -= 1) {
    // Twilio tells a state once, whether anybody answers or not.
    const answer = await callBack(account, url, paramsOf(account.accountSid, message)).catch(() => undefined);
    if (answer === undefined || answer.status >= 400) alert(webhookAlert(11200, url));
  }
}

const paramsOf = (
  accountSid: string,
  { sid, status, to, from, errorCode, messagingServiceSid }: Message,
): Readonly<Record<string, string>> => ({
  MessageSid: sid,
  SmsSid: sid,
  MessageStatus: status,
  SmsStatus: status,
  To: to,
  From: from,
  AccountSid: accountSid,
  ApiVersion: '2010-04-01',
  ...(errorCode !== null && { ErrorCode: String(errorCode) }),
  ...(messagingServiceSid !== null && { MessagingServiceSid: messagingServiceSid }),
});
