import type { Step } from './script.js';

export interface Counted {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** Tells an answer in the words of one of the vendor's interfaces: each act as the events it takes. */
export interface Teller {
  begin(): readonly object[];
  say(pieces: readonly string[]): readonly object[];
  refuse(text: string): readonly object[];
  call(call: Extract<Step, { step: 'call' }>): readonly object[];
  think(text: string): readonly object[];
  end(usage: Counted | undefined): readonly object[];
  breakOff(reason: string, usage: Counted | undefined): readonly object[];
  fail(code: string): readonly object[];
  error(code: string): readonly object[];
}
