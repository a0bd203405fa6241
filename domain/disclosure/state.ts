import type { Overdue } from '../kernel/deadline.js';
import type { Evolve } from '../kernel/decider.js';
import type { DisclosureEvent, DisclosureOutcome, DisclosureProof } from './events.js';

interface Link {
  readonly linkId: string;
  readonly expiresAt: string;
}

export interface Disclosure {
  readonly status: 'none' | 'requested' | 'disclosed';
  readonly accountId: string;
  readonly subjectIds: readonly string[];
  readonly leadId: string | null;
  readonly proof: DisclosureProof;
  readonly requestedAt: string;
  readonly alarmAt: string;
  readonly deadlineAt: string;
  /** Oldest first; the last is the one that works. */
  readonly links: readonly Link[];
  readonly outcome: DisclosureOutcome | null;
  readonly usedLinkId: string | null;
  readonly overdue: readonly Overdue[];
}

export const initial: Disclosure = {
  status: 'none',
  accountId: '',
  subjectIds: [],
  leadId: null,
  proof: 'owner',
  requestedAt: '',
  alarmAt: '',
  deadlineAt: '',
  links: [],
  outcome: null,
  usedLinkId: null,
  overdue: [],
};

export const evolve: Evolve<Disclosure, DisclosureEvent> = {
  DisclosureRequested: (state, { disclosureId: _id, ...requested }) => ({
    ...state,
    ...requested,
    status: 'requested',
  }),
  DisclosureLinkMade: (state, { linkId, expiresAt }) => ({
    ...state,
    links: [...state.links, { linkId, expiresAt }],
  }),
  PersonDisclosed: (state, { linkId, outcome }) => ({
    ...state,
    ...{ status: 'disclosed', outcome, usedLinkId: linkId },
  }),
  DisclosureOverdue: (state, { overdue }) => ({ ...state, overdue: [...state.overdue, overdue] }),
};
