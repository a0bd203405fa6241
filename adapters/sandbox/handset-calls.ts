import type { CallClock } from './twilio/call-line.js';
import type { Caller, PhoneCalls, PlacedCall } from './twilio/calls.js';

/** A call that was placed from a handset. */
export interface HeldCall extends Pick<PlacedCall, 'callSid' | 'press' | 'hangUp' | 'ended'> {
  /** Milliseconds since it was placed. */
  readonly ageMs: () => number;
  /** As `PlacedCall.follow`; whoever follows holds the handset. */
  readonly hold: PlacedCall['follow'];
  /** False when as much as may wait to be said waits already. */
  readonly say: (...said: Parameters<PlacedCall['say']>) => boolean;
}

export interface HeldCalls {
  /** Undefined when too many are under way. */
  readonly place: (caller: Caller) => Promise<HeldCall | undefined>;
  /** Takes a call that somebody else placed to this handset. */
  readonly adopt: (placed: PlacedCall) => void;
  /** One under way, or one of those that ended last: whoever looks late still sees how it ended. */
  readonly find: (callSid: string) => HeldCall | undefined;
}

interface Needs {
  readonly calls: Pick<PhoneCalls, 'place'>;
  readonly clock: CallClock;
}

const liveMax = 20;
const overMax = 20;
const waitingMax = 20;
const unheldMs = 30_000;

/** The calls of all handsets. One that nobody holds for half a minute is hung up: its window is gone. */
export function createHeldCalls({ calls, clock }: Needs): HeldCalls {
  const live = new Map<string, HeldCall>();
  const over = new Map<string, HeldCall>();
  let placing = 0;

  const retire = (call: HeldCall): void => {
    live.delete(call.callSid);
    over.set(call.callSid, call);
    const [oldest] = over.keys();
    if (oldest !== undefined && over.size > overMax) over.delete(oldest);
  };
  const keep = (placed: PlacedCall): HeldCall => {
    const call = held(placed, clock);
    live.set(call.callSid, call);
    // Its recording may come long after it.
    placed.follow(({ type }) => {
      if (type === 'ended') retire(call);
    });
    return call;
  };
  return {
    adopt(placed) {
      if (live.size < liveMax) keep(placed);
    },
    find: (callSid) => live.get(callSid) ?? over.get(callSid),
    async place(caller) {
      if (live.size + placing >= liveMax) return undefined;
      placing += 1;
      try {
        return keep(await calls.place(caller));
      } finally {
        placing -= 1;
      }
    },
  };
}

function held(placed: PlacedCall, clock: CallClock): HeldCall {
  const { callSid, press, hangUp, ended, follow, say } = placed;
  const placedAt = clock.now();
  const over = new AbortController();
  void ended.then(() => {
    over.abort();
  });
  let holders = 0;
  let waiting = 0;
  let taken = new AbortController();
  const lie = async (): Promise<void> => {
    taken = new AbortController();
    const signal = AbortSignal.any([taken.signal, over.signal]);
    await clock.wait(unheldMs, signal);
    if (!signal.aborted) hangUp();
  };
  void lie();

  return {
    ...{ callSid, press, hangUp, ended },
    ageMs: () => clock.now() - placedAt,
    hold(listener) {
      holders += 1;
      taken.abort();
      const stop = follow(listener);
      return () => {
        stop();
        holders -= 1;
        if (holders === 0) void lie();
      };
    },
    say(...said) {
      if (waiting >= waitingMax) return false;
      waiting += 1;
      void say(...said).finally(() => {
        waiting -= 1;
      });
      return true;
    },
  };
}
