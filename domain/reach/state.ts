import type { Evolve } from '../kernel/decider.js';
import type { Erased } from '../kernel/personal.js';
import type { Preferences, ReachEvent } from './events.js';

type Personal = string | Erased;

export interface Reach {
  /** Null while nothing was chosen. */
  readonly preferences: Preferences | null;
  /** Confirmed. */
  readonly phone: Personal | null;
  /** When the member's STOP came in; null where none counts. */
  readonly stoppedAt: string | null;
  /** Named and not confirmed. `refusedCount`: how many wrong codes were tried. */
  readonly named: {
    readonly phone: Personal;
    readonly code: Personal;
    readonly expiresAt: string;
    readonly refusedCount: number;
  } | null;
  /** When numbers were named, the newest last; no more than are needed to count those of a day. */
  readonly namedAt: readonly string[];
  readonly changeIds: readonly string[];
}

export const namedCountMax = 5;

export const initial: Reach = {
  ...{ preferences: null, phone: null, stoppedAt: null, named: null },
  ...{ namedAt: [], changeIds: [] },
};

export const evolve: Evolve<Reach, ReachEvent> = {
  AlertPreferencesSet: (reach, { changeId, preferences }) => changed(reach, changeId, { preferences }),
  AlertPhoneNamed: (reach, { changeId, phone, code, expiresAt, namedAt }) =>
    changed(reach, changeId, {
      named: { phone, code, expiresAt, refusedCount: 0 },
      namedAt: [...reach.namedAt, namedAt].slice(-namedCountMax),
    }),
  AlertPhoneCodeRefused: (reach, { changeId }) =>
    changed(reach, changeId, {
      named: reach.named && { ...reach.named, refusedCount: reach.named.refusedCount + 1 },
    }),
  AlertPhoneConfirmed: (reach, { changeId, phone }) =>
    changed(reach, changeId, { phone, named: null, stoppedAt: null }),
  AlertPhoneRemoved: (reach, { changeId }) => changed(reach, changeId, { phone: null, named: null }),
  AlertTextsStopped: (reach, { changeId, stoppedAt }) => changed(reach, changeId, { stoppedAt }),
  AlertTextsStarted: (reach, { changeId }) => changed(reach, changeId, { stoppedAt: null }),
};

const changed = (reach: Reach, changeId: string, more: Partial<Reach>): Reach => ({
  ...reach,
  ...more,
  changeIds: [...reach.changeIds, changeId],
});
