import type { Looked, LookedInRecords, LookEvent } from '../../domain/look/look.js';
import type { Projection } from '../kernel/projection.js';

export interface LookRow {
  readonly kind: 'ask' | 'grant' | 'look' | 'records';
  /** Of the grant, also where somebody looked by it; empty where there was none. */
  readonly grantId: string;
  readonly at: string;
  readonly until: string | null;
  readonly endedAt: string | null;
  readonly what: Looked | LookedInRecords | null;
  readonly subjectId: string | null;
  /** The operator, or the member. */
  readonly lookedBy: string | null;
}

/** What the operator asked to see, was let see, and saw, and what owners and auditors looked at in the records. */
export const looks: Projection<LookEvent, LookRow> = {
  name: 'looks',
  version: 2,
  scope: 'tenant',
  on: {
    LookAsked: ({ askId, askedAt: at }) => [
      { change: 'put', key: `ask/${askId}`, set: { kind: 'ask', grantId: '', at } },
    ],
    LookGranted: ({ grantId, until, grantedAt: at }) => [
      { change: 'put', key: `grant/${grantId}`, set: { kind: 'grant', grantId, at, until } },
    ],
    LookEnded: ({ grantId, endedAt }) => [{ change: 'put', key: `grant/${grantId}`, set: { endedAt } }],
    BusinessLookedInto: ({ lookId, grantId, what, subjectId, lookedBy, lookedAt: at }) => [
      { change: 'put', key: `look/${lookId}`, set: { kind: 'look', grantId, at, what, subjectId, lookedBy } },
    ],
    RecordsLookedInto: ({ lookId, what, subjectId, lookedBy, lookedAt: at }) => [
      { change: 'put', key: `look/${lookId}`, set: { kind: 'records', at, what, subjectId, lookedBy } },
    ],
  },
};
