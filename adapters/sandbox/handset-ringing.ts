import type { Callee } from './twilio/call-forwarding.js';
import type { LiveCall } from './twilio/call-live.js';
import type { PhoneCalls } from './twilio/calls.js';

type Decision = 'answer' | 'decline';

/**
 * Telephones that are looked at: whoever has one open decides whether to answer. What nobody looks at rings until the network gives up.
 */
export function createRinging({ now }: { readonly now: () => number }) {
  const lookedAt = new Map<string, number>();
  const waiting = new Map<string, (decision: Decision) => void>();

  return {
    /** Undefined where nobody has this telephone open. */
    calleeOf(number: string): Callee | undefined {
      if (now() - (lookedAt.get(number) ?? 0) > openMs) return undefined;
      return {
        does: 'decide',
        decision: new Promise((resolve) => {
          waiting.set(number, resolve);
        }),
      };
    },
    /** Somebody has it open; answers the call that rings there. */
    async at(number: string, calls: PhoneCalls): Promise<LiveCall | undefined> {
      lookedAt.delete(number);
      lookedAt.set(number, now());
      const [oldest] = lookedAt.keys();
      if (lookedAt.size > telephonesMax && oldest !== undefined) lookedAt.delete(oldest);
      const rung = (await calls.calls.newest(newestMax)).find(
        ({ to, direction, status }) => to === number && direction === 'outbound-api' && status === 'ringing',
      );
      return rung && calls.live(rung.sid);
    },
    decide(number: string, decision: Decision): void {
      waiting.get(number)?.(decision);
      waiting.delete(number);
    },
  };
}

export type Ringing = ReturnType<typeof createRinging>;

/** The page looks every second. */
const openMs = 10_000;
const telephonesMax = 100;
const newestMax = 50;
