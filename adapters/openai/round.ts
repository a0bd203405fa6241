import type { Usage } from './meter.js';
import type { Tool, ToolUse } from './tools.js';
import { Trouble } from './trouble.js';

/** What the model said and asked for earlier in the same draft, and what it was told: one output for each call. */
export interface PastRound {
  readonly said: string;
  readonly calls: readonly ToolUse[];
  readonly outputs: readonly string[];
}

/** One request, whichever interface carries it. */
export interface Ask {
  readonly instructions: string;
  readonly input: string;
  readonly past: readonly PastRound[];
  readonly tools: readonly Tool[];
  /** False when it has asked for enough: then it has to speak. */
  readonly mayCall: boolean;
  readonly safetyIdentifier: string;
}

/** How the vendor's answer to one request ended. */
export interface Round {
  readonly end: 'complete' | 'refused' | 'incomplete';
  readonly calls: readonly ToolUse[];
}

/** What is heard while the answer is still on its way. */
export interface Ear {
  say(text: string): void;
  /** Characters that are paid for and said to nobody. */
  unsaid(characters: number): void;
  used(usage: Usage): void;
}

/** Understands the events of one answer, one by one. Raises `Trouble` for one that makes no sense. */
export interface Reader {
  next(event: unknown): void;
  /** Undefined until the vendor has come to an end. */
  round(): Round | undefined;
}

/** Reads an answer to its end; `over` is called once all that matters was heard. */
export async function listen(
  events: AsyncIterable<unknown>,
  reader: Reader,
  over: () => void,
): Promise<Round> {
  try {
    for await (const event of events) {
      reader.next(event);
      if (reader.round() !== undefined) over();
    }
  } catch (error) {
    if (reader.round() === undefined) throw error;
  }
  const round = reader.round();
  if (round === undefined) throw new Trouble('cut', 'before its end');
  return round;
}

/** What the model asked for goes back to it; what is no JSON would make some servers refuse the whole request. */
export const repeatable = ({ callId, name, arguments: given }: ToolUse, isJson: boolean): ToolUse => ({
  callId,
  name: /^[\w-]{1,64}$/u.test(name) ? name : 'unknown',
  arguments: isJson ? given : '{}',
});
