import type { CallClock } from './call-line.js';

export type CallStatus =
  'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled';

/** What happens in a call, as whoever holds the handset would notice it. */
export type CallEvent =
  | { readonly type: 'ringing' }
  | { readonly type: 'answered' }
  /** A sentence begins; `heard` follows when it is over or was cut. */
  | { readonly type: 'speaking'; readonly text: string; readonly voice: string; readonly language: string }
  | {
      readonly type: 'heard';
      readonly text: string;
      readonly voice: string;
      readonly language: string;
      /** False when the sentence was cut: `text` holds what was out by then. */
      readonly whole: boolean;
    }
  | { readonly type: 'said'; readonly text: string }
  | { readonly type: 'pressed'; readonly digits: string }
  /** The other side waits for words or digits. */
  | { readonly type: 'listening'; readonly to: 'gather' | 'record' | 'relay' }
  | { readonly type: 'tone'; readonly sound: string }
  | { readonly type: 'recording'; readonly recordingSid: string; readonly status: string }
  | { readonly type: 'dialling'; readonly number: string }
  /** A sentence begins that only the called party hears. */
  | { readonly type: 'whispered'; readonly number: string; readonly text: string }
  | { readonly type: 'bridged'; readonly number: string }
  | { readonly type: 'dialled'; readonly number: string; readonly status: string }
  | { readonly type: 'relay'; readonly state: 'connected' | 'ended' | 'completed' | 'failed' }
  /** What Twilio's debugger would show, with its code. */
  | { readonly type: 'fault'; readonly code: number; readonly message: string }
  | { readonly type: 'ended'; readonly status: CallStatus; readonly durationS: number };

/** An event and how many milliseconds after the call was placed it happened. */
export type CallMoment = CallEvent & { readonly atMs: number };

const momentsMax = 10_000;

export interface CallFeed {
  readonly tell: (event: CallEvent) => void;
  /** Tells what happened so far, then what happens; returns how to stop. */
  readonly follow: (listener: (moment: CallMoment) => void) => () => void;
}

export function createCallFeed(clock: CallClock): CallFeed {
  const placedAt = clock.now();
  const moments: CallMoment[] = [];
  const listeners = new Set<(moment: CallMoment) => void>();
  return {
    tell(event) {
      const moment = { ...event, atMs: clock.now() - placedAt };
      if (moments.length < momentsMax) moments.push(moment);
      for (const listener of [...listeners]) listener(moment);
    },
    follow(listener) {
      for (const moment of [...moments]) listener(moment);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
