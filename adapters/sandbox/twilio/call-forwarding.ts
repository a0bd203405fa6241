import type { Line } from './call-line.js';
import type { Caller, PlacedCall } from './calls.js';

/** What somebody does whose telephone rings. */
export type Callee =
  | {
      readonly does: 'answer';
      readonly afterRings: number;
      /** Pressed when a whisper asks for it. */
      readonly presses?: string;
      /** Said once the two are connected. */
      readonly says?: string;
      /** How long they stay; without it until the caller hangs up. */
      readonly staysMs?: number;
    }
  | { readonly does: 'busy' | 'no-answer' | 'failed' }
  /** Somebody looks at the telephone and answers or declines. */
  | { readonly does: 'decide'; readonly decision: Promise<'answer' | 'decline'> }
  /** Their telephone is forwarded to a number of the account: the call comes in there. */
  | { readonly does: 'forward'; readonly to: string };

export type Callees = (number: string) => Callee | Promise<Callee>;

/** What became of the ringing; behind somebody whose telephone is forwarded stands the call it was forwarded to. */
export type Reached =
  | (Extract<Callee, { does: 'answer' }> & { readonly behind?: PlacedCall })
  | Extract<Callee, { does: 'busy' | 'no-answer' | 'failed' }>;

interface Ringing {
  readonly line: Line;
  readonly forward: Forward;
  readonly from: string;
  readonly number: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Places a call as a forwarding telephone does. */
export type Forward = (caller: Pick<Caller, 'from' | 'to' | 'forwardedFrom'>) => Promise<PlacedCall>;

/** Follows a forwarding until somebody answers there, nobody does, or the time is over. */
export async function reach(
  callee: Callee,
  { line, forward, from, number, timeoutMs, signal }: Ringing,
): Promise<Reached> {
  if (callee.does === 'decide') {
    const decided = new AbortController();
    let does: 'answer' | 'busy' | 'no-answer' = 'no-answer';
    void callee.decision.then((decision) => {
      does = decision === 'answer' ? 'answer' : 'busy';
      decided.abort();
    });
    await line.clock.wait(timeoutMs, AbortSignal.any([signal, decided.signal]));
    return decisionOf(does);
  }
  if (callee.does !== 'forward') return callee;
  const behind = await forward({ from, to: callee.to, forwardedFrom: number });
  const settled = new AbortController();
  const state = { isAnswered: false, isOver: false };
  const stop = behind.follow(({ type }) => {
    if (type === 'answered') state.isAnswered = true;
    if (type === 'ended') state.isOver = true;
    if (state.isAnswered || state.isOver) settled.abort();
  });
  await line.clock.wait(timeoutMs, AbortSignal.any([signal, settled.signal]));
  stop();
  if (state.isAnswered && !state.isOver) return { does: 'answer', afterRings: 0, behind };
  behind.hangUp();
  return { does: state.isOver ? 'busy' : 'no-answer' };
}

const decisionOf = (does: 'answer' | 'busy' | 'no-answer'): Reached =>
  does === 'answer' ? { does, afterRings: 0 } : { does };

/** Lets the two ends hear each other; the signal is aborted when the one behind has gone. */
export function joined(
  line: Line,
  behind: PlacedCall,
): { readonly gone: AbortSignal; readonly part: () => void } {
  const gone = new AbortController();
  const stopHearing = behind.follow(({ atMs: _, ...event }) => {
    if (event.type === 'heard') line.tell(event);
    if (event.type === 'ended') gone.abort();
  });
  const stopTalking = line.listen({
    speechBegan: () => undefined,
    speechHeard: (text) => void behind.say(text),
    pressed: behind.press,
  });
  return {
    gone: gone.signal,
    part() {
      stopTalking();
      stopHearing();
      behind.hangUp();
    },
  };
}
