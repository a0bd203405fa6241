import type { Pool } from 'pg';
import type { TwilioAccount } from './call-back.js';
import type { Delivery } from './call-courier.js';
import type { CallFeed, CallStatus } from './call-feed.js';
import type { Callee, Callees, Forward } from './call-forwarding.js';
import type { CallClock, Line } from './call-line.js';
import { beginCall, type LiveCall, type NewCall } from './call-live.js';
import { attestationParams, type Attestation } from './call-params.js';
import type { RecordingFate } from './call-recordings.js';
import { createCallStore, type CallStore } from './call-store.js';
import { createRecordingStore, type RecordingStore } from './recording-store.js';
import type { RelayWire } from './relay-session.js';
import type { Next } from './twiml-program.js';
import { freshSid } from './sid.js';

/** How a number of the account is set up. */
export interface PhoneNumber {
  readonly voiceUrl: string;
  /** Asked when the voice URL fails; a document kept at Twilio stands in its place where there is one. */
  readonly fallbackUrl?: string | undefined;
  readonly fallbackTwiml?: string | undefined;
  readonly statusCallback?: string | undefined;
}

export interface PhoneCallsNeeds {
  readonly account: TwilioAccount;
  readonly pool: Pool;
  readonly clock: CallClock;
  /** Undefined for a number that is none of the account's. */
  readonly numberOf: (to: string) => PhoneNumber | undefined | Promise<PhoneNumber | undefined>;
  /** Who picks up when the product dials. */
  readonly callees: Callees;
  /** Where the account's resources are reached, up to and with `/Accounts/AC…`. */
  readonly accountUrl: string;
  /** Hears of a bug of the double; the call it happened in has ended as failed. */
  readonly onBug: (error: unknown) => void;
}

export interface Caller {
  /** Anything a network hands over: a number, `anonymous`, `Restricted`, or nothing. */
  readonly from: string;
  readonly to: string;
  readonly forwardedFrom?: string | undefined;
  readonly attestation?: Attestation | undefined;
  readonly callerName?: string | undefined;
  readonly recording?: RecordingFate | undefined;
  readonly callbacks?: Delivery | undefined;
  /** Handed the wire of each relay session of the call. */
  readonly onWire?: ((wire: RelayWire) => void) | undefined;
}

/** A call the product asked for by REST. */
export interface OutgoingCall {
  readonly from: string;
  readonly to: string;
  readonly first: Next;
  readonly fallbackUrl?: string | undefined;
  readonly statusCallback?: string | undefined;
  readonly statusEvents?: readonly string[] | undefined;
  readonly timeoutS?: number | undefined;
}

/** A call as whoever placed it holds it. */
export interface PlacedCall {
  readonly callSid: string;
  /** Tells what happened so far, then what happens; returns how to stop. */
  readonly follow: CallFeed['follow'];
  /** The caller speaks; while the desk speaks this is a barge-in. As `Line.say`. */
  readonly say: Line['say'];
  readonly press: (digits: string) => void;
  readonly hangUp: () => void;
  /** The caller says nothing for so long. */
  readonly silence: (ms: number) => Promise<void>;
  /** Once the call is over and every callback about it has been delivered or given up. */
  readonly ended: Promise<{ readonly status: CallStatus; readonly durationS: number }>;
}

export interface PhoneCalls {
  readonly place: (caller: Caller) => Promise<PlacedCall>;
  readonly dialOut: (call: OutgoingCall) => Promise<LiveCall>;
  readonly live: (callSid: string) => LiveCall | undefined;
  readonly calls: CallStore;
  readonly recordings: RecordingStore;
  readonly accountSid: string;
  /** Hangs every call up and returns when all are over; nothing that was to come late is waited for. */
  readonly close: () => Promise<void>;
}

const liveMax = 100;

/** The telephone network as Twilio joins it to the product: whoever calls a number of the account reaches its webhooks. */
export function createPhoneCalls(needs: PhoneCallsNeeds): PhoneCalls {
  const { account, pool } = needs;
  const stores = { calls: createCallStore(pool), recordings: createRecordingStore(pool) };
  const live = new Map<string, LiveCall>();
  const closed = new AbortController();
  const begin = (call: NewCall, hops: number): LiveCall => {
    if (live.size >= liveMax) throw new RangeError(`At most ${String(liveMax)} calls at once`);
    const forward: Forward = (caller) => place(caller, hops + 1);
    const begun = beginCall({ ...needs, ...stores, closed: closed.signal, forward }, call);
    live.set(begun.callSid, begun);
    void begun.ended.then(() => live.delete(begun.callSid));
    return begun;
  };
  const place = async (caller: Caller, hops: number): Promise<PlacedCall> => {
    const number = await needs.numberOf(caller.to);
    return begin(incoming(caller, number, hops), hops);
  };

  return {
    ...stores,
    accountSid: account.accountSid,
    live: (callSid) => live.get(callSid),
    place: (caller) => place(caller, 0),
    dialOut: async (call) => begin(outgoing(call, await needs.callees(call.to)), 0),
    async close() {
      closed.abort();
      const over = [...live.values()].map((call) => {
        call.hangUp();
        return call.ended;
      });
      await Promise.all(over);
    },
  };
}

/** Networks give up on a call that was forwarded too often; without that, two forwardings to each other never end. */
const hopsMax = 5;

function incoming(caller: Caller, number: PhoneNumber | undefined, hops: number): NewCall {
  const { from, to, forwardedFrom, callerName, attestation, recording, callbacks, onWire } = caller;
  const refusal: Next = { to: 'end', how: hops > hopsMax ? 'busy' : 'failed' };
  return {
    sid: freshSid('CA'),
    parties: {
      parentSid: null,
      direction: 'inbound',
      from,
      to,
      forwardedFrom: forwardedFrom ?? null,
      callerName: callerName ?? null,
    },
    extra: attestationParams(attestation),
    first: number === undefined || hops > hopsMax ? refusal : at(number.voiceUrl),
    fallback: fallbackOf(number),
    statusCallback: number?.statusCallback,
    recording,
    callbacks,
    onWire,
  };
}

const outgoing = (call: OutgoingCall, callee: Callee): NewCall => ({
  sid: freshSid('CA'),
  parties: {
    parentSid: null,
    direction: 'outbound-api',
    from: call.from,
    to: call.to,
    forwardedFrom: null,
    callerName: null,
  },
  rings: { callee, timeoutMs: (call.timeoutS ?? 60) * 1_000 },
  first: call.first,
  fallback: fallbackOf(call),
  statusCallback: call.statusCallback,
  statusEvents: call.statusEvents,
});

const at = (url: string): Next => ({ to: 'url', url, params: {} });

const fallbackOf = (
  number: Partial<Pick<PhoneNumber, 'fallbackUrl' | 'fallbackTwiml'>> | undefined,
): Next | undefined => {
  if (number?.fallbackTwiml !== undefined) return { to: 'twiml', twiml: number.fallbackTwiml };
  return number?.fallbackUrl === undefined ? undefined : at(number.fallbackUrl);
};
