import { z } from 'zod';
import { Fault } from '../../application/ports/fault.js';
import type { Embeddings } from '../../application/ports/embeddings.js';
import type { OpenAiEmbeddingsConfig } from './config.js';
import { createClient, send, type Budget, type SendingSeams } from './sending.js';
import { Trouble, troubleOf } from './trouble.js';

const textCountMax = 256;
/** A window of 8,192 tokens holds this much of any script. */
const lengthMax = 8_000;

/** Vectors by OpenAI's embeddings endpoint, or by any server that has one like it. */
export function createOpenAiEmbeddings(config: OpenAiEmbeddingsConfig, seams: SendingSeams): Embeddings {
  const client = createClient(config);
  const { model, dimensions, timeoutMs } = config;
  const shape = dimensions === undefined ? {} : { dimensions };
  return {
    model: dimensions === undefined ? model : `${model}/${String(dimensions)}`,
    languages: undefined,
    isLocal: false,
    async embed(texts) {
      if (texts.length > textCountMax)
        throw new RangeError(`at most ${String(textCountMax)} texts at a time`);
      if (texts.length === 0) return [];
      // The endpoint refuses a text without a character.
      const input = texts.map((text) => (text.trim() === '' ? '-' : text.slice(0, lengthMax)));
      const budget: Budget = {
        endsAt: seams.now() + timeoutMs,
        stallMs: timeoutMs,
        signal: AbortSignal.timeout(timeoutMs),
      };
      try {
        const body = { model, input, encoding_format: 'float' as const, ...shape };
        const answer = await send((options) => client.embeddings.create(body, options), budget, seams);
        return vectorsOf(answer, texts.length);
      } catch (error) {
        throw new Fault(
          'embeddings-unavailable',
          'Searching by meaning is not available at the moment.',
          troubleOf(error),
        );
      }
    },
  };
}

const answered = z.object({
  data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()).min(1).max(8_192) })),
});

/** One vector for each text, at its place, whatever order they came in. */
function vectorsOf(answer: unknown, count: number): readonly Float32Array[] {
  const { success, data } = answered.safeParse(answer);
  if (!success) throw new Trouble('malformed', 'embeddings');
  const byIndex = new Map(data.data.map(({ index, embedding }) => [index, embedding]));
  const vectors = Array.from({ length: count }, (_, index) => unit(byIndex.get(index) ?? []));
  const [first] = vectors;
  if (vectors.some(({ length }) => length === 0 || length !== first?.length)) {
    throw new Trouble('malformed', 'embeddings');
  }
  return vectors;
}

/** Servers need not send vectors of length one, and a shortened one has not kept its length. */
function unit(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  if (!Number.isFinite(length) || (length === 0 && numbers.length > 0))
    throw new Trouble('malformed', 'vector');
  return Float32Array.from(numbers, (number) => number / length);
}
