import type { Evolve } from '../kernel/decider.js';
import type { Rehearsed, RehearsalEvent } from './events.js';

export type Rehearsal =
  | { readonly status: 'unstarted' }
  | {
      readonly status: 'running' | 'completed' | 'cancelled';
      readonly model: string;
      readonly questions: readonly Rehearsed[];
      /** Messages that were asked again. */
      readonly doneIds: readonly string[];
      readonly costMicros: number;
    };

export const initial: Rehearsal = { status: 'unstarted' };

export const evolve: Evolve<Rehearsal, RehearsalEvent> = {
  RehearsalStarted: (_rehearsal, { model, questions }) => ({
    status: 'running',
    model,
    questions,
    doneIds: [],
    costMicros: 0,
  }),
  QuestionRehearsed: (rehearsal, { messageId, costMicros }) =>
    rehearsal.status === 'unstarted'
      ? rehearsal
      : {
          ...rehearsal,
          doneIds: [...rehearsal.doneIds, messageId],
          costMicros: rehearsal.costMicros + costMicros,
        },
  RehearsalCompleted: (rehearsal) => ended(rehearsal, 'completed'),
  RehearsalCancelled: (rehearsal) => ended(rehearsal, 'cancelled'),
};

const ended = (rehearsal: Rehearsal, status: 'completed' | 'cancelled'): Rehearsal =>
  rehearsal.status === 'unstarted' ? rehearsal : { ...rehearsal, status };
