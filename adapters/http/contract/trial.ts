import { z } from 'zod';
import { provenance, source } from './inbox.js';

/** POST /api/v1/try: asks the desk a question as a visitor would; nothing is stored. */
export const tryQuestion = z.object({
  text: z.string().trim().min(1).max(2_000),
  /** `extractive`: the model that works without any other; `configured`: whichever answers visitors. */
  model: z.enum(['extractive', 'configured']),
});

export const foundPassage = z.object({
  passageId: z.string(),
  origin: z.enum(['page', 'fact']),
  url: z.string().nullable(),
  title: z.string(),
  headings: z.array(z.string()),
  text: z.string(),
  score: z.number(),
});

export const tried = z.object({
  kind: z.enum(['answered', 'unpublished', 'small-talk', 'off-limits', 'emergency']),
  text: z.string(),
  sources: z.array(source),
  /** What was found, best first. */
  passages: z.array(foundPassage),
  provenance,
});

export type TryQuestion = Readonly<z.infer<typeof tryQuestion>>;
export type FoundPassage = Readonly<z.infer<typeof foundPassage>>;
export type Tried = Readonly<z.infer<typeof tried>>;
