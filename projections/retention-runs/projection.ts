import type { RetentionEvent } from '../../domain/retention/retention.js';
import type { Projection } from '../kernel/projection.js';

export interface RetentionRunRow {
  readonly accountId: string;
  /** Of the newest run that removed what it found; null: there was none. */
  readonly lastRunAt: string | null;
  readonly oldestRecordAt: string | null;
  readonly oldestVisitAt: string | null;
  /** A run that has begun and not ended. */
  readonly begunAt: string | null;
}

/** The newest run of each business, for whoever operates the installation: ids and times. */
export const retentionRuns: Projection<RetentionEvent, RetentionRunRow> = {
  name: 'retention-runs',
  version: 1,
  scope: 'installation',
  on: {
    RetentionRunsScheduled: ({ accountId }) => [{ change: 'put', key: accountId, set: { accountId } }],
    RetentionRunBegun: ({ accountId, begunAt }) => [
      { change: 'put', key: accountId, set: { accountId, begunAt } },
    ],
    RetentionRunCompleted: ({ accountId, isDry, oldest, completedAt }) =>
      isDry
        ? []
        : [
            {
              change: 'put',
              key: accountId,
              set: {
                ...{ accountId, lastRunAt: completedAt, begunAt: null },
                ...{ oldestRecordAt: oldest.recordAt, oldestVisitAt: oldest.visitAt },
              },
            },
          ],
  },
};
