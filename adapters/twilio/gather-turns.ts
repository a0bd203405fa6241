import type { CallOf, Calls, Next, Speak } from '../../application/call/calls.js';
import { createRecent } from './recent.js';

interface Heard extends CallOf {
  readonly turnId: string;
  readonly words: string;
  readonly digit: string;
}

export type Progress =
  | { readonly is: 'finished'; readonly said: string; readonly next: Next }
  /** It takes longer than Twilio waits; `said` has not been told before. */
  | { readonly is: 'held'; readonly said: string }
  | { readonly is: 'lost' };

/** Turns without the relay: each is one request, or a few where it takes long. */
export interface GatherTurns {
  /** Begins a turn; one that was begun already is told again from its start. */
  begin(heard: Heard): Promise<Progress>;
  /** Waits on for a turn. */
  goOn(turn: CallOf & { readonly turnId: string }): Promise<Progress>;
}

interface Seams {
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

interface Pending {
  readonly said: string[];
  readonly result: Promise<Next>;
  toldCount: number;
  waits: number;
}

/** Twilio gives up after fifteen seconds. */
const waitMs = 8_000;
const waitsMax = 6;
const turnsMax = 1_000;

export function createGatherTurns(calls: Calls, { wait }: Seams): GatherTurns {
  const turns = createRecent<Pending>(turnsMax);
  const keyOf = ({ tenant, callId, turnId }: CallOf & { readonly turnId: string }): string =>
    [tenant, callId, turnId].join(' ');

  const look = async (pending: Pending): Promise<Progress> => {
    const over = new AbortController();
    const next = await Promise.race([pending.result, wait(waitMs, over.signal)]).finally(() => {
      over.abort();
    });
    const said = pending.said.slice(pending.toldCount).join(' ');
    pending.toldCount = pending.said.length;
    if (next !== undefined) return { is: 'finished', said, next };
    pending.waits += 1;
    return pending.waits > waitsMax ? { is: 'lost' } : { is: 'held', said };
  };

  const start = (heard: Heard): Pending => {
    const said: string[] = [];
    const result = ask(calls, heard, (clause) => {
      said.push(clause);
    });
    // Whoever waits hears of it; nobody may be waiting at the moment.
    result.catch(() => undefined);
    return { said, result, toldCount: 0, waits: 0 };
  };

  return {
    begin(heard) {
      const pending = turns.get(keyOf(heard)) ?? start(heard);
      turns.set(keyOf(heard), pending);
      pending.toldCount = 0;
      return look(pending);
    },
    async goOn(turn) {
      const pending = turns.get(keyOf(turn));
      return pending === undefined ? { is: 'lost' } : look(pending);
    },
  };
}

async function ask(calls: Calls, { words, digit, ...turn }: Heard, speak: Speak): Promise<Next> {
  if (digit !== '') return (await calls.press({ ...turn, digit }, speak)).next;
  if (words !== '') return (await calls.hear({ ...turn, words }, speak)).next;
  return (await calls.silence(turn, speak)).next;
}
