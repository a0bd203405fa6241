import type { Looked, LookEvent } from '../../domain/look/look.js';
import type { Projection } from '../kernel/projection.js';

export interface LookRow {
  readonly kind: 'ask' | 'grant' | 'look';
  /** Of the grant, also where somebody looked by it; empty where it was only asked for. */
  readonly grantId: string;
  readonly at: string;
  readonly until: string | null;
  readonly endedAt: string | null;
  readonly what: Looked | null;
  readonly subjectId: string | null;
}

/** What the operator asked to see, was let see, and saw: for the owner to read. */
export const looks: Projection<LookEvent, LookRow> = {
  name: 'looks',
  version: 1,
  scope: 'tenant',
  on: {
    LookAsked: ({ askId, askedAt: at }) => [
      { change: 'put', key: `ask/${askId}`, set: { kind: 'ask', grantId: '', at } },
    ],
    LookGranted: ({ grantId, until, grantedAt: at }) => [
      { change: 'put', key: `grant/${grantId}`, set: { kind: 'grant', grantId, at, until } },
    ],
    LookEnded: ({ grantId, endedAt }) => [{ change: 'put', key: `grant/${grantId}`, set: { endedAt } }],
    BusinessLookedInto: ({ lookId, grantId, what, subjectId, lookedAt: at }) => [
      { change: 'put', key: `look/${lookId}`, set: { kind: 'look', grantId, at, what, subjectId } },
    ],
  },
};
