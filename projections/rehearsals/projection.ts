import type { RehearsalEvent, Verdict } from '../../domain/rehearsal/rehearsal.js';
import type { Projection } from '../kernel/projection.js';

export interface RehearsalRow {
  readonly model: string;
  readonly status: 'running' | 'completed' | 'cancelled';
  readonly questionCount: number;
  readonly doneCount: number;
  readonly same: number;
  readonly reworded: number;
  readonly changed: number;
  readonly citationLost: number;
  readonly nowAnswered: number;
  readonly nowDeclined: number;
  readonly gone: number;
  readonly costMicros: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

const counters = {
  same: 'same',
  reworded: 'reworded',
  changed: 'changed',
  'citation-lost': 'citationLost',
  'now-answered': 'nowAnswered',
  'now-declined': 'nowDeclined',
  gone: 'gone',
} as const satisfies Record<Verdict, keyof RehearsalRow>;

/** How far each rehearsal is, and what it found in numbers. */
export const rehearsals: Projection<RehearsalEvent, RehearsalRow> = {
  name: 'rehearsals',
  version: 1,
  scope: 'tenant',
  on: {
    RehearsalStarted: ({ model, questions, startedAt }, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: { model, status: 'running', questionCount: questions.length, startedAt },
      },
    ],
    QuestionRehearsed: ({ verdict, costMicros }, { entity }) => [
      { change: 'put', key: entity, set: {}, add: { doneCount: 1, costMicros, [counters[verdict]]: 1 } },
    ],
    RehearsalCompleted: ({ completedAt }, { entity }) => [
      { change: 'put', key: entity, set: { status: 'completed', endedAt: completedAt } },
    ],
    RehearsalCancelled: ({ cancelledAt }, { entity }) => [
      { change: 'put', key: entity, set: { status: 'cancelled', endedAt: cancelledAt } },
    ],
  },
};
