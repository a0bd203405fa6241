import type { ErasureEvent } from '../../domain/erasure/erasure.js';
import type { Projection } from '../kernel/projection.js';

export interface ErasureRow {
  readonly accountId: string;
  readonly scope: 'person' | 'business';
  readonly proof: string;
  readonly status: 'requested' | 'cancelled' | 'begun' | 'completed';
  readonly requestedAt: string;
  readonly graceUntil: string | null;
  readonly alarmAt: string;
  readonly deadlineAt: string;
  readonly placeCount: number;
  readonly doneCount: number;
  readonly keyCount: number;
  readonly overdue: 'alarm' | 'deadline' | null;
  readonly begunAt: string | null;
  readonly endedAt: string | null;
}

/** Who asked to be forgotten and how far it is, by the request: ids and times, and nothing of whom it is about. */
export const erasures: Projection<ErasureEvent, ErasureRow> = {
  name: 'erasures',
  version: 1,
  scope: 'installation',
  survivesBusiness: true,
  on: {
    ErasureRequested: (
      { accountId, scope, proof, requestedAt, graceUntil, alarmAt, deadlineAt },
      { entity },
    ) => [
      {
        change: 'put',
        key: entity,
        set: { accountId, scope, proof, status: 'requested', requestedAt, graceUntil, alarmAt, deadlineAt },
      },
    ],
    ErasureCancelled: ({ cancelledAt }, { entity }) => [
      { change: 'put', key: entity, set: { status: 'cancelled', endedAt: cancelledAt } },
    ],
    ErasureBegun: ({ places, begunAt }, { entity }) => [
      { change: 'put', key: entity, set: { status: 'begun', placeCount: places.length, begunAt } },
    ],
    KeysDestroyed: ({ keyCount }, { entity }) => [{ change: 'put', key: entity, set: { keyCount } }],
    CopyErased: (_erased, { entity }) => [{ change: 'put', key: entity, set: {}, add: { doneCount: 1 } }],
    ErasureOverdue: ({ overdue }, { entity }) => [{ change: 'put', key: entity, set: { overdue } }],
    ErasureCompleted: ({ completedAt }, { entity }) => [
      { change: 'put', key: entity, set: { status: 'completed', endedAt: completedAt } },
    ],
  },
};
