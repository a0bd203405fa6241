import type { Evolve } from '../kernel/decider.js';
import type { LookEvent } from './events.js';

interface Grant {
  readonly until: string;
  readonly isEnded: boolean;
}

export interface Look {
  readonly askIds: readonly string[];
  /** Grants by their id. */
  readonly grants: Readonly<Record<string, Grant>>;
  /** The one that was given last; null where none ever was. */
  readonly newest: string | null;
  readonly lookIds: readonly string[];
  /** Looks by the grant that was given last. */
  readonly lookCount: number;
}

export const initial: Look = { askIds: [], grants: {}, newest: null, lookIds: [], lookCount: 0 };

export const evolve: Evolve<Look, LookEvent> = {
  LookAsked: (state, { askId }) => ({ ...state, askIds: [...state.askIds, askId] }),
  LookGranted: (state, { grantId, until }) => ({
    ...state,
    grants: { ...state.grants, [grantId]: { until, isEnded: false } },
    newest: grantId,
    lookCount: 0,
  }),
  LookEnded: (state, { grantId }) => {
    const until = state.grants[grantId]?.until ?? '';
    return { ...state, grants: { ...state.grants, [grantId]: { until, isEnded: true } } };
  },
  BusinessLookedInto: (state, { lookId }) => ({
    ...state,
    lookIds: [...state.lookIds, lookId],
    lookCount: state.lookCount + 1,
  }),
  RecordsLookedInto: (state, { lookId }) => ({ ...state, lookIds: [...state.lookIds, lookId] }),
};
