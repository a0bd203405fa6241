import type { Overdue } from '../kernel/deadline.js';
import type { Evolve } from '../kernel/decider.js';
import type { ErasureEvent, ErasureProof, ErasureScope, Kept, Person } from './events.js';

interface ErasedCopy {
  readonly count: number;
  readonly kept: Kept | null;
}

export interface Erasure {
  readonly status: 'none' | 'requested' | 'cancelled' | 'begun' | 'keys-destroyed' | 'completed';
  readonly accountId: string;
  readonly scope: ErasureScope;
  readonly subjectIds: readonly string[];
  readonly proof: ErasureProof;
  readonly requestedAt: string;
  readonly graceUntil: string | null;
  readonly alarmAt: string;
  readonly deadlineAt: string;
  readonly places: readonly string[];
  /** Everything that belongs to the person; null before the keys were destroyed. */
  readonly person: Person | null;
  readonly keyCount: number;
  readonly copies: Readonly<Record<string, ErasedCopy>>;
  readonly overdue: readonly Overdue[];
  readonly completedAt: string | null;
}

export const initial: Erasure = {
  status: 'none',
  accountId: '',
  scope: 'person',
  subjectIds: [],
  proof: 'owner',
  requestedAt: '',
  graceUntil: null,
  alarmAt: '',
  deadlineAt: '',
  places: [],
  person: null,
  keyCount: 0,
  copies: {},
  overdue: [],
  completedAt: null,
};

export const evolve: Evolve<Erasure, ErasureEvent> = {
  ErasureRequested: (state, { accountId, scope, subjectIds, proof, graceUntil, requestedAt, ...times }) => ({
    ...state,
    ...{ accountId, scope, subjectIds, proof, graceUntil, requestedAt },
    ...{ alarmAt: times.alarmAt, deadlineAt: times.deadlineAt },
    status: 'requested',
  }),
  ErasureCancelled: (state) => ({ ...state, status: 'cancelled' }),
  ErasureBegun: (state, { places }) => ({ ...state, places, status: 'begun' }),
  KeysDestroyed: (state, { person, keyCount }) => ({ ...state, person, keyCount, status: 'keys-destroyed' }),
  CopyErased: (state, { place, count, kept }) => ({
    ...state,
    copies: { ...state.copies, [place]: { count, kept } },
  }),
  ErasureOverdue: (state, { overdue }) => ({ ...state, overdue: [...state.overdue, overdue] }),
  ErasureCompleted: (state, { completedAt }) => ({ ...state, completedAt, status: 'completed' }),
};

/** Where a copy may stand still. */
export const outstandingOf = ({ places, copies }: Erasure): readonly string[] =>
  places.filter((place) => copies[place] === undefined);
