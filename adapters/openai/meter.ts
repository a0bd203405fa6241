import type { Spent } from '../../application/ports/language-model.js';
import type { Price } from './config.js';

/** Tokens of one request, as the vendor counts them. */
export interface Usage {
  readonly input: number;
  /** The part of the input that the vendor had at hand and charges less for. */
  readonly cached: number;
  readonly output: number;
}

/** Adds up what the requests of one draft took. */
export interface Meter {
  /** A request that the vendor began to answer; without its word on the usage that is estimated from the characters. */
  count(usage: Usage | undefined, characters: { readonly sent: number; readonly received: number }): void;
  spent(): Spent;
}

/** English runs at four characters a token and other scripts at fewer: an estimate had better be high than low. */
const charactersPerToken = 3;

const estimated = (characters: number): number => Math.max(1, Math.ceil(characters / charactersPerToken));

export function createMeter(price: Price | undefined): Meter {
  let inputTokens = 0;
  let outputTokens = 0;
  let micros = 0;
  return {
    count(usage, { sent, received }) {
      const { input, cached, output } = usage ?? {
        input: estimated(sent),
        cached: 0,
        output: estimated(received),
      };
      inputTokens += input;
      outputTokens += output;
      if (price === undefined) return;
      const atHand = Math.min(cached, input);
      micros += ((input - atHand) * price.input + atHand * price.cached + output * price.output) / 1_000_000;
    },
    // Rounded up: what costs anything is never free.
    spent: () => ({ inputTokens, outputTokens, costMicros: Math.ceil(micros) }),
  };
}
