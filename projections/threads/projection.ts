import type { ThreadEvent } from '../../domain/thread/thread.js';
import type { Projection } from '../kernel/projection.js';

export interface ThreadRow {
  readonly assigneeId: string | null;
  readonly isSpam: boolean;
}

/** Who takes care of the texts with one person, and whether they are spam, by the contact. Nobody sorted those that are not in it. */
export const threads: Projection<ThreadEvent, ThreadRow> = {
  name: 'threads',
  version: 1,
  scope: 'tenant',
  on: {
    ThreadAssigned: ({ contactId, memberId }) => [
      { change: 'put', key: contactId, set: { assigneeId: memberId } },
    ],
    ThreadMarked: ({ contactId, isSpam }) => [{ change: 'put', key: contactId, set: { isSpam } }],
  },
};
