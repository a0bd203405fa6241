import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();

const verdict = z.enum([
  'same',
  'reworded',
  'changed',
  'citation-lost',
  'now-answered',
  'now-declined',
  'gone',
]);
/** What became of the answer. `gone`: the question was erased since. */
export type Verdict = z.infer<typeof verdict>;

const comparison = z.object({ question: z.string(), before: z.string(), after: z.string() });
export type Comparison = Readonly<z.infer<typeof comparison>>;

const rehearsed = z.object({ conversationId: id, messageId: id });
export type Rehearsed = Readonly<z.infer<typeof rehearsed>>;

export const rehearsalEvents = {
  RehearsalStarted: event(
    1,
    z.object({
      rehearsalId: id,
      accountId: id,
      /** Name of the language model that answers this time. */
      model: z.string(),
      questions: z.array(rehearsed),
      startedAt: time,
    }),
  ),
  QuestionRehearsed: event(
    1,
    z.object({
      rehearsalId: id,
      messageId: id,
      visitorId: id,
      verdict,
      /** Null where nothing changed: what was said stands in the conversation. */
      comparison: personal(comparison, { subject: 'visitorId', keep: 'transcript' }).nullable(),
      costMicros: z.int(),
      rehearsedAt: time,
    }),
  ),
  RehearsalCompleted: event(1, z.object({ rehearsalId: id, completedAt: time })),
  RehearsalCancelled: event(1, z.object({ rehearsalId: id, cancelledAt: time })),
} as const satisfies EventSpecs;

export type RehearsalEvent = EventOf<typeof rehearsalEvents>;
