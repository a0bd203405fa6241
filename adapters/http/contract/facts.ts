import { z } from 'zod';

const text = z.string().trim().min(1).max(1_500);

export const fact = z.object({
  factId: z.string(),
  /** What it answers; empty where it is a plain statement. Null in both: erased. */
  question: z.string().nullable(),
  text: z.string().nullable(),
  language: z.string(),
  taughtAt: z.iso.datetime(),
  correctedAt: z.iso.datetime().nullable(),
});

/** GET /api/v1/facts: what the owner taught and did not retire, newest first; at most 500. */
export const facts = z.object({ facts: z.array(fact) });

/**
 * POST /api/v1/facts: 201 `factTaught`. `answers`: ids of questions of the to-do list that it settles. 409 `too-many-facts`.
 * POST /api/v1/facts/ID (no `answers`): corrects it, 204. 404 `fact-not-found`. POST /api/v1/facts/ID/retire: 204.
 */
export const teachFact = z.object({
  factId: z.uuid(),
  question: z.string().trim().max(300),
  text,
  language: z.string().regex(/^[a-z]{2,3}$/u),
  answers: z.array(z.string().max(60)).max(1_000),
});
export const correctFact = teachFact.omit({ factId: true, answers: true });
export const factTaught = z.object({ factId: z.string() });

export type Fact = Readonly<z.infer<typeof fact>>;
export type Facts = Readonly<z.infer<typeof facts>>;
export type TeachFact = Readonly<z.infer<typeof teachFact>>;
export type CorrectFact = Readonly<z.infer<typeof correctFact>>;
