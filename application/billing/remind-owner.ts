import type { Meter, Reminder, SubscriptionEvent } from '../../domain/subscription/subscription.js';
import type { DueWork } from '../due/run-due.js';
import type { Policy } from '../handling/follow.js';
import type { BusinessClock } from '../ports/business-clock.js';
import { Fault } from '../ports/fault.js';
import type { Letter, Mail } from '../ports/mail.js';
import type { HandleSubscription } from './work-through.js';

/** What an owner is told about the plan. */
export type BillingNews =
  | { readonly news: Reminder | 'payment-failed' | 'ended' | 'refunded' | 'disputed' }
  | { readonly news: 'allowance-reached'; readonly meter: Meter };

interface DueNeeds {
  readonly isOn: boolean;
  readonly handleSubscription: HandleSubscription;
  readonly businessNow: BusinessClock;
}

/** Writes down that a reminder is owed, once it is time; the letter follows from that. */
export const remindWhenDue =
  ({ isOn, handleSubscription, businessNow }: DueNeeds): DueWork =>
  async ({ key, tenant, dueAt }) => {
    const data = { accountId: tenant, dueAt };
    const type = isOn ? ('Remind' as const) : ('SkipReminders' as const);
    const command = { type, data, commandId: key, now: businessNow(tenant) };
    await handleSubscription(tenant, command, { tenant, actor: 'system', causationId: '' });
  };

interface Needs {
  readonly mail: Mail;
  readonly ownersOf: (
    tenant: string,
  ) => Promise<readonly { readonly memberId: string; readonly email: string }[]>;
  readonly billingLetter: (news: BillingNews) => Pick<Letter, 'subject' | 'text' | 'html'>;
}

/** Owners are written to about their plan: reminders, a payment that failed, an allowance that is used up. */
export const writeAboutPlan = ({ mail, ownersOf, billingLetter }: Needs): Policy<SubscriptionEvent> => ({
  name: 'write-about-plan',
  filter: {
    categories: ['subscription'],
    types: Object.keys(told),
  },
  afterMs: 0,
  concurrency: 4,
  async when({ id, event, envelope: { tenant } }) {
    const news = newsOf(event);
    if (news === undefined) return;
    const receipts = await Promise.all(
      (await ownersOf(tenant)).map(({ memberId, email: to }) =>
        mail.send({ attemptId: `billing/${id}/${memberId}`, to, ...billingLetter(news) }),
      ),
    );
    // Under the same attempt it is the same letter.
    if (receipts.some(({ outcome }) => outcome !== 'accepted'))
      throw new Fault('letter-unsent', 'A letter about the plan could not be sent.');
  },
});

type News = {
  readonly [Name in SubscriptionEvent['type']]?: (
    data: Extract<SubscriptionEvent, { type: Name }>['data'],
  ) => BillingNews;
};

const told: News = {
  ReminderOwed: ({ reminder }) => ({ news: reminder }),
  AllowanceReached: ({ meter }) => ({ news: 'allowance-reached', meter }),
  PaymentFailed: () => ({ news: 'payment-failed' }),
  SubscriptionEnded: () => ({ news: 'ended' }),
  RefundNoted: () => ({ news: 'refunded' }),
  DisputeNoted: () => ({ news: 'disputed' }),
};

function newsOf({ type, data }: SubscriptionEvent): BillingNews | undefined {
  const of = told[type] as ((about: object) => BillingNews) | undefined;
  return of?.(data);
}
