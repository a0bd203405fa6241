import type { Router } from 'express';
import type { Pool } from 'pg';
import type { TwilioAccount } from './call-back.js';
import type { Callees } from './call-forwarding.js';
import type { CallClock } from './call-line.js';
import { callRoutes } from './call-routes.js';
import { createPhoneCalls, type PhoneCalls } from './calls.js';
import { createDeliveries, type Deliveries } from './deliveries.js';
import { createMessages } from './messages.js';
import { findNumber, ownNumber, setNumber, type NumberSettings } from './number-store.js';
import { createNumbers } from './numbers.js';
import { setReach, type Reach } from './phone-reach.js';
import { recordingRoutes } from './recording-routes.js';
import { createTwilioApi, type Failure } from './rest-api.js';
import { createTexts, type Texts } from './texts.js';

export interface TwilioDoubleNeeds {
  readonly pool: Pool;
  readonly account: TwilioAccount;
  /** Where the account's resources are reached: an origin. */
  readonly apiUrl: string;
  /** Who picks up when the product dials. */
  readonly callees: Callees;
  /** What Twilio itself does with a number whose addresses do not answer, as TwiML; undefined where nothing is kept there. */
  readonly fallbackOf: (number: string) => string | undefined;
  readonly fail?: (operation: string) => Failure | undefined;
  readonly clock: CallClock;
  readonly onError: (about: string, error: unknown) => void;
}

export interface TwilioDouble {
  /** The REST API, to be mounted at the root of `apiUrl`. */
  readonly api: Router;
  readonly calls: PhoneCalls;
  readonly texts: Texts;
  readonly deliveries: Deliveries;
  /** Gives the account a number, set up so. */
  own(number: string, settings: NumberSettings): Promise<void>;
  /** Says what becomes of texts to somebody's telephone. */
  setReach(phoneNumber: string, reach: Reach): Promise<void>;
  /** The one that calls go by. */
  readonly clock: CallClock;
  close(): Promise<void>;
}

/** The other side of Twilio's wire, on loopback: numbers, calls with their sound, texts, and the webhooks of each. */
export function createTwilioDouble(needs: TwilioDoubleNeeds): TwilioDouble {
  const { pool, account, apiUrl, callees, clock, onError } = needs;
  const { accountSid, authToken } = account;
  const alert = ({ code, url }: { readonly code: number; readonly url: string }): void => {
    onError('a webhook of the sandbox failed', new Error(`${String(code)} at ${url}`));
  };
  const untilThen = (ms: number): Promise<void> => clock.wait(ms, new AbortController().signal);
  const calls = createPhoneCalls({
    ...{ account, pool, callees, clock },
    accountUrl: `${apiUrl}/2010-04-01/Accounts/${accountSid}`,
    async numberOf(to) {
      const number = await findNumber(pool, to);
      if (number === undefined) return undefined;
      const { voiceUrl, statusCallback } = number;
      return { voiceUrl, statusCallback, fallbackTwiml: needs.fallbackOf(to) };
    },
    onBug(error) {
      onError('the sandbox’s telephone network failed', error);
    },
  });
  const deliveries = createDeliveries({ pool, account, wait: untilThen, callbacks: () => 'once', alert });
  const texts = createTexts({ pool, account, deliveries, hasAdvancedOptOut: false, alert });
  const api = createTwilioApi({
    ...{ accountSid, authToken },
    fail: needs.fail ?? (() => undefined),
    resources: [
      createMessages({ pool, accountSid, deliveries }),
      createNumbers({ pool, accountSid }),
      callRoutes(calls),
      recordingRoutes(calls),
    ],
  });
  return {
    ...{ api, calls, texts, deliveries, clock },
    async own(phoneNumber, settings) {
      await ownNumber(pool, { phoneNumber });
      const number = await findNumber(pool, phoneNumber);
      if (number !== undefined) await setNumber(pool, number.sid, settings);
    },
    setReach: (phoneNumber, reach) => setReach(pool, phoneNumber, reach),
    async close() {
      await calls.close();
      await deliveries.settled();
    },
  };
}
