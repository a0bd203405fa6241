import express, { type Router } from 'express';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { CallEvent, CallMoment } from '../../adapters/sandbox/twilio/call-feed.js';
import { callRoutes } from '../../adapters/sandbox/twilio/call-routes.js';
import { spokenMs } from '../../adapters/sandbox/twilio/call-speech.js';
import {
  createPhoneCalls,
  type Caller,
  type PhoneNumber,
  type PlacedCall,
} from '../../adapters/sandbox/twilio/calls.js';
import { recordingRoutes } from '../../adapters/sandbox/twilio/recording-routes.js';
import type { Callee } from '../../adapters/sandbox/twilio/call-forwarding.js';
import type { TestDatabase } from './database.js';
import { phoneProduct } from './phone-product.js';
import { createPhoneTime } from './phone-time.js';
import { served } from './served.js';

export const desk = '+12025550143';
export const ann = '+12025550101';
export const owner = '+12025550177';
export const accountSid = `AC${'0'.repeat(32)}`;
const authToken = 'token';

/** The double with its REST API, a tiny product behind its number, and a clock that is pushed on by hand. */
export async function phoneLine(database: TestDatabase) {
  const product = await phoneProduct(authToken);
  const time = createPhoneTime();
  const number: { -readonly [key in keyof PhoneNumber]: PhoneNumber[key] } = {
    voiceUrl: `${product.origin}/voice`,
    statusCallback: `${product.origin}/status`,
  };
  const callees: Record<string, Callee> = {};
  const bugs: unknown[] = [];
  const app = express();
  const routers: Router[] = [];
  app.use(`/2010-04-01/Accounts/${accountSid}`, (request, response, next) => {
    const router = express.Router();
    router.use(...routers);
    router(request, response, next);
  });
  const api = await served(app);
  const accountUrl = `${api.origin}/2010-04-01/Accounts/${accountSid}`;
  const phone = createPhoneCalls({
    account: { accountSid, authToken, fetch },
    pool: database.pool,
    clock: time.clock,
    numberOf: (to) => (to === desk ? number : undefined),
    callees: (to) => callees[to] ?? { does: 'no-answer' },
    accountUrl,
    onBug: (error) => bugs.push(error),
  });
  routers.push(callRoutes(phone), recordingRoutes(phone));

  return {
    product,
    time,
    number,
    callees,
    phone,
    /** What went wrong in the double itself. */
    bugs,
    place: (caller: Partial<Caller> = {}): Promise<PlacedCall> =>
      phone.place({ from: ann, to: desk, ...caller }),
    /** The caller says it all. */
    async saying(call: PlacedCall, text: string): Promise<void> {
      const said = call.say(text);
      await time.pass(spokenMs(text));
      await said;
    },
    /** The desk says it all, once it has begun. */
    async hearing(call: PlacedCall, text: string, nth = 1): Promise<void> {
      await happens(call, 'speaking', { text, nth });
      await time.pass(spokenMs(text));
      await happens(call, 'heard', { text, nth });
    },
    rest: (path: string, method = 'GET', form?: Readonly<Record<string, string>>): Promise<Response> =>
      fetch(`${accountUrl}${path}`, {
        method,
        ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
      }),
    async close(): Promise<void> {
      await phone.close();
      await product.close();
      await api.close();
    },
  };
}

/** What a webhook answers, written with the SDK. */
export const twiml = (write: (response: VoiceResponse) => unknown): (() => string) => {
  const response = new VoiceResponse();
  write(response);
  return () => response.toString();
};

/** Waits for the nth event that matches, 1 the first, and returns it; what happened before counts. */
export const happens = <T extends CallEvent['type']>(
  call: Pick<PlacedCall, 'follow'>,
  type: T,
  { nth = 1, ...like }: { nth?: number } & Partial<Extract<CallMoment, { type: T }>> = {},
): Promise<Extract<CallMoment, { type: T }>> =>
  new Promise((resolve) => {
    let left = nth;
    call.follow((moment) => {
      if (!isOf(moment, type)) return;
      const isWanted = Object.entries(like).every(([key, value]) => Reflect.get(moment, key) === value);
      if (isWanted && --left === 0) resolve(moment);
    });
  });

const isOf = <T extends CallEvent['type']>(
  moment: CallMoment,
  type: T,
): moment is Extract<CallMoment, { type: T }> => moment.type === type;

/** All that happened in a call up to now. */
export const momentsOf = (call: PlacedCall): readonly CallMoment[] => {
  const moments: CallMoment[] = [];
  call.follow((moment) => moments.push(moment))();
  return moments;
};
