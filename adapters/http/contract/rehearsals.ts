import { z } from 'zod';

export const rehearsal = z.object({
  rehearsalId: z.string(),
  model: z.string(),
  status: z.enum(['running', 'completed', 'cancelled']),
  questionCount: z.int(),
  doneCount: z.int(),
  /** By verdict, those that changed nothing as well. */
  counts: z.object({
    same: z.int(),
    reworded: z.int(),
    changed: z.int(),
    citationLost: z.int(),
    nowAnswered: z.int(),
    nowDeclined: z.int(),
    gone: z.int(),
  }),
  costMicros: z.int(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});

/** GET /api/v1/rehearsals: newest first, at most 20, and what the next one would take. Money: millionths of a US dollar. */
export const rehearsals = z.object({
  rehearsals: z.array(rehearsal),
  models: z.array(
    z.object({
      model: z.enum(['extractive', 'configured']),
      name: z.string(),
      /** What one question cost on average in the last 30 days, or is taken to cost. */
      costMicrosPerQuestion: z.int(),
    }),
  ),
  /** Questions of visitors that could be asked again. */
  questionCount: z.int(),
});

/** POST /api/v1/rehearsals: 202 `rehearsalStarted`. 409 `nothing-to-rehearse`. POST …/ID/cancel: 204. */
export const startRehearsal = z.object({
  rehearsalId: z.uuid(),
  model: z.enum(['extractive', 'configured']),
  questionCountMax: z.int().min(1).max(500),
});

export const rehearsalStarted = z.object({ rehearsalId: z.string() });

export const rehearsedQuestion = z.object({
  messageId: z.string(),
  verdict: z.enum(['reworded', 'changed', 'citation-lost', 'now-answered', 'now-declined']),
  /** Null in all three: erased since. */
  question: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** GET /api/v1/rehearsals/ID: what changed, lost citations first. 404 `rehearsal-not-found`. */
export const rehearsalReport = z.object({ rehearsal, changes: z.array(rehearsedQuestion) });

export type Rehearsal = Readonly<z.infer<typeof rehearsal>>;
export type Rehearsals = Readonly<z.infer<typeof rehearsals>>;
export type RehearsedQuestion = Readonly<z.infer<typeof rehearsedQuestion>>;
export type RehearsalReport = Readonly<z.infer<typeof rehearsalReport>>;
