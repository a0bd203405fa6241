import { accept, fold, reject, type Decide } from '../kernel/decider.js';
import { dueOf, nextAtOf } from './agenda.js';
import { changesBetween } from './changes.js';
import type { SubscriptionCommand } from './commands.js';
import type { SubscriptionEvent } from './events.js';
import { dayMs, daysAfter } from './standing.js';
import { evolve, subscriptionLimits, type Subscription } from './state.js';

export type SubscriptionReason =
  'NothingBilled' | 'NotDue' | 'CheckoutUnknown' | 'TooManyCheckouts' | 'TooManyCredits';

export const decide: Decide<Subscription, SubscriptionCommand, SubscriptionEvent, SubscriptionReason> = {
  BeginTrial(state, { data: { accountId, days }, now: begunAt }) {
    if (state.trial !== null) return accept();
    const endsAt = daysAfter(begunAt, days);
    return accept(withNext(state, { type: 'TrialBegun', data: { ...unset(accountId), begunAt, endsAt } }));
  },

  Remind(state, { data: { accountId, dueAt }, now }) {
    if (dueAt <= state.remindedUpTo) return accept();
    const due = now < dueAt ? undefined : dueOf(state, now);
    if (due === undefined) return reject('NotDue');
    const { reminder, at } = due;
    const owed = withNext(state, {
      type: 'ReminderOwed',
      data: { ...unset(accountId), reminder, dueAt: at, owedAt: now },
    });
    if (reminder !== 'closing') return accept(owed);
    return accept(owed, { type: 'AccountClosingAsked', data: { accountId, askedAt: now } });
  },

  SkipReminders(state, { data: { accountId, dueAt }, now }) {
    if (dueAt <= state.remindedUpTo) return accept();
    if (now < dueAt || dueOf(state, now) === undefined) return reject('NotDue');
    return accept(
      withNext(state, { type: 'RemindersSkipped', data: { ...unset(accountId), skippedAt: now } }),
    );
  },

  BeginCheckout(state, { data, now: begunAt }) {
    if (state.checkouts.some(({ attemptId }) => attemptId === data.attemptId)) return accept();
    if (state.trial === null) return reject('NothingBilled');
    const since = Date.parse(begunAt) - dayMs;
    const recent = state.checkouts.filter((one) => Date.parse(one.begunAt) > since);
    if (recent.length >= subscriptionLimits.checkoutsPerDay) return reject('TooManyCheckouts');
    const attempt = state.checkoutCount + 1;
    return accept({ type: 'CheckoutBegun', data: { ...data, attempt, begunAt } });
  },

  OpenCheckout(state, { data, now: openedAt }) {
    const checkout = state.checkouts.find(({ attemptId }) => attemptId === data.attemptId);
    if (checkout === undefined) return reject('CheckoutUnknown');
    if (checkout.sessionId !== null) return accept();
    return accept({ type: 'CheckoutOpened', data: { ...data, openedAt } });
  },

  RecordSubscription(state, { data: { accountId, subscription, fetchedAt } }) {
    if (state.trial === null) return reject('NothingBilled');
    const before = state.recorded[subscription.subscriptionId];
    if (before !== undefined && fetchedAt <= before.fetchedAt) return accept();
    const changes = changesBetween(before, subscription);
    if (changes.length === 0) {
      const { subscriptionId } = subscription;
      return accept({ type: 'SubscriptionConfirmed', data: { accountId, subscriptionId, fetchedAt } });
    }
    const events = changes.map((type) => ({ type, data: { ...unset(accountId), subscription, fetchedAt } }));
    return accept(...events.map((event) => withNext(state, event)));
  },

  NoteRefund(state, { data, now: notedAt }) {
    if (state.refundIds.includes(data.refundId)) return accept();
    return accept({ type: 'RefundNoted', data: { ...data, notedAt } });
  },

  NoteDispute(state, { data, now: notedAt }) {
    if (state.disputes.includes(`${data.disputeId}/${data.status}`)) return accept();
    return accept({ type: 'DisputeNoted', data: { ...data, notedAt } });
  },

  NoteAllowanceReached(state, { data, now: reachedAt }) {
    if (state.reached.includes(`${data.meter}/${data.periodFrom}`)) return accept();
    return accept({ type: 'AllowanceReached', data: { ...data, reachedAt } });
  },

  ChooseOverAllowance(state, { data, commandId: changeId, now: chosenAt }) {
    if (state.changeIds.includes(changeId)) return accept();
    return accept({ type: 'OverAllowanceChosen', data: { ...data, changeId, chosenAt } });
  },

  CreditUnit(state, { data: { by: creditedBy, ...data }, now: creditedAt }) {
    if (state.credits.some(({ unitId }) => unitId === data.unitId)) return accept();
    const since = Date.parse(creditedAt) - 30 * dayMs;
    const recent = state.credits.filter(({ by, at }) => by === 'owner' && Date.parse(at) > since);
    if (creditedBy === 'owner' && recent.length >= subscriptionLimits.ownerCreditsPer30Days)
      return reject('TooManyCredits');
    return accept({ type: 'UnitCredited', data: { ...data, creditedBy, creditedAt } });
  },
};

const unset = (accountId: string) => ({ accountId, nextAt: null });

type WithNext = Extract<SubscriptionEvent, { data: { nextAt: string | null } }>;

/** Says when something is due next, should this happen. */
function withNext(state: Subscription, event: WithNext): SubscriptionEvent {
  const nextAt = nextAtOf(fold(evolve, state, [event]));
  return { ...event, data: { ...event.data, nextAt } } as SubscriptionEvent;
}
