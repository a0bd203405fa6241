import type { DisclosureEvent, DisclosureProof } from '../../domain/disclosure/disclosure.js';
import type { Projection } from '../kernel/projection.js';

export interface DisclosureRow {
  readonly accountId: string;
  /** A random id of the person; they may have more. */
  readonly subjectId: string;
  readonly proof: DisclosureProof;
  readonly status: 'requested' | 'handed-over' | 'erased';
  readonly requestedAt: string;
  readonly deadlineAt: string;
  readonly conversations: number;
  readonly calls: number;
  readonly recordings: number;
  readonly leads: number;
  readonly texts: number;
  readonly leftOut: number;
  readonly overdue: 'alarm' | 'deadline' | null;
  readonly endedAt: string | null;
}

/** Who asked for a copy of what is kept about them, by the request: ids, counts and times. */
export const disclosures: Projection<DisclosureEvent, DisclosureRow> = {
  name: 'disclosures',
  version: 1,
  scope: 'installation',
  survivesBusiness: true,
  on: {
    DisclosureRequested: ({ accountId, subjectIds, proof, requestedAt, deadlineAt }, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: {
          ...{ accountId, subjectId: subjectIds[0] ?? '', proof, status: 'requested' },
          ...{ requestedAt, deadlineAt },
        },
      },
    ],
    PersonDisclosed: ({ outcome, counts: { shares: _shares, ...counts }, disclosedAt }, { entity }) => [
      { change: 'put', key: entity, set: { status: outcome, ...counts, endedAt: disclosedAt } },
    ],
    DisclosureOverdue: ({ overdue }, { entity }) => [{ change: 'put', key: entity, set: { overdue } }],
  },
};
