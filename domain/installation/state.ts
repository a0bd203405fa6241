import type { Evolve } from '../kernel/decider.js';
import type { InstallationEvent, Paper } from './events.js';

/** The words of a paper that are in force, and since when. */
export interface InForce {
  readonly version: string;
  readonly since: string;
}

export interface Installation {
  readonly changeIds: readonly string[];
  /** Businesses by their id that are suspended. */
  readonly suspended: readonly string[];
  /** Data requests by their id. */
  readonly requests: Readonly<Record<string, 'open' | 'closed'>>;
  /** Those that are open: by when, and what the operator was told of it. */
  readonly openRequests: Readonly<
    Record<string, { readonly dueAt: string; readonly told: 'alarm' | 'deadline' | null }>
  >;
  readonly papers: Readonly<Record<Paper, InForce | null>>;
}

export const initial: Installation = {
  changeIds: [],
  suspended: [],
  requests: {},
  openRequests: {},
  papers: { terms: null, privacy: null },
};

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
  PaperPublished: (state, { changeId, paper, version, publishedAt: since }) => ({
    ...changed(state, changeId),
    papers: { ...state.papers, [paper]: { version, since } },
  }),
  DataRequestNoted: (state, { requestId, dueAt }) => ({
    ...withRequest(state, requestId, 'open'),
    openRequests: { ...state.openRequests, [requestId]: { dueAt, told: null } },
  }),
  DataRequestOverdue: (state, { requestId, dueAt, overdue: told }) => ({
    ...state,
    openRequests: { ...state.openRequests, [requestId]: { dueAt, told } },
  }),
  DataRequestClosed(state, { requestId }) {
    const { [requestId]: _closed, ...openRequests } = state.openRequests;
    return { ...withRequest(state, requestId, 'closed'), openRequests };
  },
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
