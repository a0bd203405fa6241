import { z } from 'zod';

/** Millionths of a US dollar for a million tokens. */
const price = z.object({
  input: z.number().nonnegative(),
  cached: z.number().nonnegative(),
  output: z.number().nonnegative(),
});

export type Price = Readonly<z.infer<typeof price>>;

export const openAiConfig = z.object({
  /** Local servers want none; the SDK wants one all the same: `none`. */
  apiKey: z.string().min(1),
  /** With the version in it, such as `https://api.openai.com/v1`. */
  baseUrl: z.url({ protocol: /^https?$/u }),
  model: z.string().min(1).max(200),
  /** `auto`: Responses, and chat completions where the server knows no Responses. */
  api: z.enum(['auto', 'responses', 'chat']).default('auto'),
  /** For a whole draft: every round, every tool and the one retry. */
  timeoutMs: z.int().positive().default(20_000),
  /** How long the vendor may send nothing at all. */
  stallMs: z.int().positive().default(8_000),
  outputTokensMax: z.int().min(16).max(8_192).default(700),
  /** By the beginning of a model's name; goes before the table of `prices.ts`. */
  prices: z.record(z.string(), price).default({}),
});

export type OpenAiConfig = z.output<typeof openAiConfig>;

export const openAiEmbeddingsConfig = z.object({
  apiKey: z.string().min(1),
  baseUrl: z.url({ protocol: /^https?$/u }),
  model: z.string().min(1).max(200),
  /** Undefined where the server knows only the model's own number. */
  dimensions: z.int().min(1).max(4_096).optional(),
  /** For one batch, the retry included. */
  timeoutMs: z.int().positive().default(15_000),
});

export type OpenAiEmbeddingsConfig = z.output<typeof openAiEmbeddingsConfig>;
