import { z } from 'zod';

/** One question of a visitor that the desk could not answer, or answered badly. */
export const openQuestion = z.object({
  messageId: z.string(),
  conversationId: z.string(),
  text: z.string(),
  language: z.string(),
  askedAt: z.iso.datetime(),
  why: z.enum(['unpublished', 'rated-bad']),
});

/** Questions that mean the same; the title is one of them. */
export const questionGroup = z.object({ title: z.string(), questions: z.array(openQuestion) });

/** GET /api/v1/questions: the to-do list out of the newest 500 open questions, the most asked group first. */
export const questions = z.object({ groups: z.array(questionGroup) });

/** POST /api/v1/questions/dismiss: they need no answer. 204. */
export const dismissQuestions = z.object({ messageIds: z.array(z.string().max(60)).min(1).max(1_000) });

export type OpenQuestion = Readonly<z.infer<typeof openQuestion>>;
export type QuestionGroup = Readonly<z.infer<typeof questionGroup>>;
export type Questions = Readonly<z.infer<typeof questions>>;
