import type { Decider } from '../kernel/decider.js';
import type { SubscriptionCommand } from './commands.js';
import { decide, type SubscriptionReason } from './decide.js';
import type { SubscriptionEvent } from './events.js';
import { evolve, initial, type Subscription } from './state.js';

export type { Subscription, SubscriptionCommand, SubscriptionEvent, SubscriptionReason };
export type { Fetched, Meter, OverAllowance, PaymentStatus, Reminder } from './events.js';
export { subscriptionEvents } from './events.js';
export { subscriptionLimits } from './state.js';
export { currentOf, daysAfter, standingOf, type Standing } from './standing.js';

/** What a business has of its plan: a trial, a subscription, what it is reminded of, and what it was credited. */
export const subscription: Decider<Subscription, SubscriptionCommand, SubscriptionEvent, SubscriptionReason> =
  {
    category: 'subscription',
    initial,
    evolve,
    decide,
  };
