import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import type { Callees } from '../../adapters/sandbox/twilio/call-forwarding.js';
import type { CallEvent, CallMoment } from '../../adapters/sandbox/twilio/call-feed.js';
import type { Caller, PlacedCall } from '../../adapters/sandbox/twilio/calls.js';
import type { Failure } from '../../adapters/sandbox/twilio/rest-api.js';
import { createTwilioDouble } from '../../adapters/sandbox/twilio/twilio-double.js';
import { addressesOf } from '../../adapters/twilio/addresses.js';
import type { TestDatabase } from './database.js';
import { served } from './served.js';

/** The demo's line and telephone, and somebody who calls. */
export const lineNumber = '+12025550100';
export const ownNumber = '+12025550110';
export const ann = '+12025550143';

/** Longer than anything takes; only a test that fails waits for it. */
const patienceMs = 20_000;
const accountSid = `AC${'7e'.repeat(16)}`;
const authToken = 'the network signs with this';

interface Setup {
  readonly callees?: Callees;
  readonly fail?: (operation: string) => Failure | undefined;
  /** How webhooks reach the product. */
  readonly fetch?: typeof globalThis.fetch;
  /** So many times faster than people speak. */
  readonly speed?: number;
}

/** A telephone network beside the product, which outlives it. */
export async function phoneNetwork(
  database: Pick<TestDatabase, 'pool'>,
  { callees, fail, fetch = globalThis.fetch, speed = 20 }: Setup = {},
) {
  const began = Date.now();
  const app = express();
  const api = await served(app);
  const faults: string[] = [];
  const double = createTwilioDouble({
    pool: database.pool,
    account: { accountSid, authToken, fetch },
    apiUrl: api.origin,
    callees:
      callees ??
      ((number) => (number === ownNumber ? { does: 'answer', afterRings: 1 } : { does: 'no-answer' })),
    fallbackOf: () => `<Response><Dial>${ownNumber}</Dial></Response>`,
    ...(fail && { fail }),
    clock: {
      now: () => began + (Date.now() - began) * speed,
      wait: async (ms, signal) => {
        await sleep(ms / speed, undefined, { signal }).catch(() => undefined);
      },
    },
    onError: (about, error) => faults.push(`${about}: ${String(error)}`),
  });
  app.use(double.api);
  return {
    ...double,
    faults,
    /** What the product has to be told. */
    variables: { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_API_URL: api.origin },
    /** Leads a line to a product that runs there. */
    async lead(origin: string, number = lineNumber): Promise<void> {
      const { voice, voiceStatus, messages } = addressesOf(origin.replace('localhost', '127.0.0.1'));
      await double.own(number, { voiceUrl: voice, statusCallback: voiceStatus, smsUrl: messages });
    },
    call: async (caller: Partial<Caller> = {}): Promise<Telephone> =>
      telephone(await double.calls.place({ from: ann, to: lineNumber, attestation: 'A', ...caller })),
    async close(): Promise<void> {
      await double.close();
      await api.close();
    },
  };
}

export type Telephone = ReturnType<typeof telephone>;

/** A call as whoever holds the telephone has it. */
function telephone(call: PlacedCall) {
  const moments: CallMoment[] = [];
  call.follow((moment) => moments.push(moment));
  const until = <Type extends CallEvent['type']>(
    type: Type,
    is: (moment: Extract<CallMoment, { type: Type }>) => boolean = () => true,
  ): Promise<Extract<CallMoment, { type: Type }>> =>
    new Promise((resolve, reject) => {
      const tooLong = setTimeout(() => {
        reject(new Error(`No ${type} like that: ${JSON.stringify(moments.slice(-6))}`));
      }, patienceMs);
      call.follow((moment) => {
        if (moment.type !== type || !is(moment as Extract<CallMoment, { type: Type }>)) return;
        clearTimeout(tooLong);
        resolve(moment as Extract<CallMoment, { type: Type }>);
      });
    });
  return {
    ...call,
    moments,
    until,
    /** Says something, and waits until an answer was heard that has this in it. */
    async ask(words: string, answer: RegExp): Promise<string> {
      const before = moments.length;
      await call.say(words);
      const { text } = await until(
        'heard',
        (moment) => moments.indexOf(moment) >= before && answer.test(moment.text),
      );
      return text;
    },
    heard: (): string => moments.flatMap((one) => (one.type === 'heard' ? [one.text] : [])).join(' '),
  };
}
