import type { Evolve } from '../kernel/decider.js';
import type { ChannelName, Item, NotificationEvent, Step } from './events.js';

export interface Attempt {
  readonly attemptId: string;
  readonly channel: ChannelName;
  readonly step: number;
  readonly status: 'begun' | 'unknown' | 'accepted' | 'refused' | 'delivered' | 'bounced';
  readonly begunAt: string;
  /** The provider's own id; empty while none is known. */
  readonly ref: string;
}

export interface Requested {
  readonly status: 'open' | 'acknowledged' | 'exhausted' | 'withdrawn';
  readonly accountId: string;
  readonly notificationId: string;
  readonly memberId: string;
  readonly items: readonly Item[];
  readonly steps: readonly Step[];
  /** Whose turn it is, from 0. */
  readonly step: number;
  readonly nextAt: string | null;
  /** Oldest first; at most one for each step. */
  readonly attempts: readonly Attempt[];
}

export type Notification = { readonly status: 'unrequested' } | Requested;

export const initial: Notification = { status: 'unrequested' };

export const evolve: Evolve<Notification, NotificationEvent> = {
  NotificationRequested: (_none, { accountId, notificationId, memberId, item, steps, nextAt }) => ({
    ...{ status: 'open', accountId, notificationId, memberId, items: [item], steps, step: 0, nextAt },
    attempts: [],
  }),
  NotificationItemAdded: (state, { item }) =>
    state.status === 'unrequested' ? state : { ...state, items: [...state.items, item] },
  NotificationPostponed: (state, { nextAt }) => changed(state, { nextAt }),

  NotificationAttemptBegun(state, { attemptId, channel, step, begunAt, nextAt }) {
    if (state.status === 'unrequested') return state;
    const attempt = { attemptId, channel, step, begunAt, status: 'begun' as const, ref: '' };
    return { ...state, nextAt, attempts: [...state.attempts, attempt] };
  },
  NotificationAccepted: (state, { attemptId, ref, nextAt }) =>
    changed(withAttempt(state, attemptId, { status: 'accepted', ref }), { nextAt }),
  NotificationRefused: (state, { attemptId, nextAt }) =>
    changed(withAttempt(state, attemptId, { status: 'refused' }), { nextAt }),
  NotificationUnknown: (state, { attemptId, nextAt }) =>
    changed(withAttempt(state, attemptId, { status: 'unknown' }), { nextAt }),
  NotificationDelivered: (state, { attemptId, nextAt }) =>
    changed(withAttempt(state, attemptId, { status: 'delivered' }), { nextAt }),
  NotificationBounced: (state, { attemptId, nextAt }) =>
    changed(withAttempt(state, attemptId, { status: 'bounced' }), { nextAt }),

  NotificationEscalated: (state, { step, nextAt }) => changed(state, { step, nextAt }),
  NotificationExhausted: (state) => changed(state, { status: 'exhausted', nextAt: null }),
  NotificationAcknowledged: (state) => changed(state, { status: 'acknowledged', nextAt: null }),
  NotificationWithdrawn: (state) => changed(state, { status: 'withdrawn', nextAt: null }),
};

const changed = (state: Notification, more: Partial<Requested>): Notification =>
  state.status === 'unrequested' ? state : { ...state, ...more };

function withAttempt(state: Notification, attemptId: string, more: Partial<Attempt>): Notification {
  if (state.status === 'unrequested') return state;
  const attempts = state.attempts.map((one) => (one.attemptId === attemptId ? { ...one, ...more } : one));
  return { ...state, attempts };
}
