import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Playing } from './stream.js';

const asked = z.object({ input: z.array(z.string()), model: z.string(), dimensions: z.int().default(8) });

/** Answers with the script's vectors, or with made-up ones that are the same for the same text and not of length one. */
export async function embed({ request, steps, outgoing, tell }: Playing): Promise<void> {
  const given: (readonly number[])[] = [];
  for (const step of steps) {
    if (step.step === 'late-headers') await sleep(step.ms);
    if (step.step === 'vectors') given.push(...step.vectors);
    if (step.step === 'stall') await request.closed;
    if (step.step === 'cut') outgoing.destroy();
    if (outgoing.destroyed) return;
  }
  const { input, model, dimensions } = asked.parse(request.body);
  const vectors = given.length > 0 ? given : input.map((text) => madeUp(text, dimensions));
  const body = {
    ...{ object: 'list', model, usage: { prompt_tokens: input.length, total_tokens: input.length } },
    // Not in order: each vector says where it belongs.
    data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })).reverse(),
  };
  tell(body);
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const madeUp = (text: string, dimensions: number): readonly number[] =>
  Array.from({ length: dimensions }, (_, at) => {
    const [byte = 0] = createHash('sha256')
      .update(`${String(at)} ${text}`)
      .digest();
    return byte / 32 - 4;
  });
