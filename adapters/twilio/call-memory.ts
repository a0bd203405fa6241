import type { Next } from '../../application/call/calls.js';
import { createRecent, type Recent } from './recent.js';

/** What this process knows of a call while it lasts. Everything can be lost: then the call is rescued. */
export interface Remembered {
  /** The relay is used until it fails in this call. */
  by: 'relay' | 'gather';
  language: string;
  voice: string;
  /** What a relay session begins with, until it has begun: where it does not, it has to be said in another way. */
  announcement: string;
  /** What it says after that, where the caller can speak over it. */
  greeting: string;
  /** Whether we told the phone company to hang up. */
  isHungUp: boolean;
  /** Resolves once everything that was heard so far is answered. */
  answering: Promise<unknown>;
  /** By the ring's id: what is said to whoever takes it. */
  readonly whispers: Recent<string>;
  /** By an id that rides through Twilio: what is to happen after a relay session. */
  readonly handoffs: Recent<Next>;
}

export interface CallMemory {
  /** By the phone company's id of the call. */
  of(callRef: string): Remembered;
  knows(callRef: string): boolean;
}

const callsMax = 2_000;

export function createCallMemory(): CallMemory {
  const calls = createRecent<Remembered>(callsMax);
  return {
    of(callRef) {
      const known = calls.get(callRef) ?? fresh();
      calls.set(callRef, known);
      return known;
    },
    knows: (callRef) => calls.get(callRef) !== undefined,
  };
}

const fresh = (): Remembered => ({
  by: 'relay',
  language: 'en-US',
  voice: '',
  announcement: '',
  greeting: '',
  isHungUp: false,
  answering: Promise.resolve(),
  whispers: createRecent(8),
  handoffs: createRecent(8),
});
