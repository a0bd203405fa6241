import type { Price } from './config.js';

/** Micros for a million tokens, from dollars as the price list gives them. */
const dollars = (input: number, cached: number, output: number): Price => ({
  input: input * 1_000_000,
  cached: cached * 1_000_000,
  output: output * 1_000_000,
});

/**
 * What OpenAI asks for a million tokens at its standard rate, as several public copies of
 * https://developers.openai.com/api/docs/pricing agreed on it between April and June 2026. A price that has changed since is
 * given by the configuration.
 */
const listed: Readonly<Record<string, Price>> = {
  'gpt-5.5': dollars(5, 0.5, 30),
  'gpt-5.4': dollars(2.5, 0.25, 15),
  'gpt-5.4-mini': dollars(0.75, 0.075, 4.5),
  'gpt-5.4-nano': dollars(0.2, 0.02, 1.25),
  'gpt-5.2': dollars(1.75, 0.175, 14),
  'gpt-5.1': dollars(1.25, 0.125, 10),
  'gpt-5': dollars(1.25, 0.125, 10),
  'gpt-5-mini': dollars(0.25, 0.025, 2),
  'gpt-5-nano': dollars(0.05, 0.005, 0.4),
  'gpt-4.1': dollars(2, 0.5, 8),
  'gpt-4.1-mini': dollars(0.4, 0.1, 1.6),
  'gpt-4.1-nano': dollars(0.1, 0.025, 0.4),
  'gpt-4o': dollars(2.5, 1.25, 10),
  'gpt-4o-mini': dollars(0.15, 0.075, 0.6),
};

/**
 * The price of a model, given ones first; undefined where nobody has named one. A name may go on with a date, and with nothing
 * else: `gpt-5.4-pro` is no `gpt-5.4`. A given beginning may go on with anything.
 */
export function priceOf(model: string, given: Readonly<Record<string, Price>>): Price | undefined {
  const ours = longest(given, (name) => model.startsWith(name));
  return (
    ours ?? longest(listed, (name) => model.startsWith(name) && /^(-\d.*)?$/u.test(model.slice(name.length)))
  );
}

function longest(
  prices: Readonly<Record<string, Price>>,
  fits: (name: string) => boolean,
): Price | undefined {
  const [best] = Object.entries(prices)
    .filter(([name]) => fits(name))
    .sort(([one], [other]) => other.length - one.length);
  return best?.[1];
}
