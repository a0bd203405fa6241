import type { Evolve } from '../kernel/decider.js';
import type { InstallationEvent } from './events.js';

export interface Installation {
  readonly changeIds: readonly string[];
  /** Businesses by their id that are suspended. */
  readonly suspended: readonly string[];
  /** Data requests by their id. */
  readonly requests: Readonly<Record<string, 'open' | 'closed'>>;
}

export const initial: Installation = { changeIds: [], suspended: [], requests: {} };

export const evolve: Evolve<Installation, InstallationEvent> = {
  OperatorLoggedIn: (state, { loginId }) => changed(state, loginId),
  FactorSet: (state, { changeId }) => changed(state, changeId),
  FactorReset: (state, { changeId }) => changed(state, changeId),
  AccountSuspended: (state, { changeId, accountId }) => ({
    ...changed(state, changeId),
    suspended: [...without(state.suspended, accountId), accountId],
  }),
  AccountResumed: (state, { changeId, accountId }) => ({
    ...changed(state, changeId),
    suspended: without(state.suspended, accountId),
  }),
  SpendCapSet: (state, { changeId }) => changed(state, changeId),
  DataRequestNoted: (state, { requestId }) => withRequest(state, requestId, 'open'),
  DataRequestClosed: (state, { requestId }) => withRequest(state, requestId, 'closed'),
};

const changed = (state: Installation, changeId: string): Installation => ({
  ...state,
  changeIds: [...state.changeIds, changeId],
});

const without = (ids: readonly string[], id: string): readonly string[] => ids.filter((one) => one !== id);

const withRequest = (state: Installation, requestId: string, status: 'open' | 'closed'): Installation => ({
  ...state,
  requests: { ...state.requests, [requestId]: status },
});
