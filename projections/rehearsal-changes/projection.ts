import { isErased } from '../../domain/kernel/personal.js';
import type { RetentionEvent } from '../../domain/retention/retention.js';
import type { RehearsalEvent } from '../../domain/rehearsal/rehearsal.js';
import type { Projection } from '../kernel/projection.js';

export interface ChangeRow {
  readonly rehearsalId: string;
  readonly messageId: string;
  /** Whose question it is. */
  readonly visitorId: string;
  readonly verdict: string;
  readonly question: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** The answers that a rehearsal found changed. */
export const rehearsalChanges: Projection<RehearsalEvent | RetentionEvent, ChangeRow> = {
  name: 'rehearsal-changes',
  version: 2,
  scope: 'tenant',
  on: {
    QuestionRehearsed: ({ messageId, visitorId, verdict, comparison }, { entity }) => {
      if (comparison === null) return [];
      const words = isErased(comparison) ? { question: null, before: null, after: null } : comparison;
      const set = { rehearsalId: entity, messageId, visitorId, verdict, ...words };
      return [{ change: 'put', key: `${entity} ${messageId}`, set }];
    },
    RecordsExpired: ({ rehearsalIds }) =>
      rehearsalIds.map((rehearsalId) => ({ change: 'remove', where: { rehearsalId } }) as const),
  },
  forget: ({ subjectIds }) =>
    subjectIds.map((visitorId) => ({
      change: 'blank',
      where: { visitorId },
      set: { question: null, before: null, after: null },
    })),
};
