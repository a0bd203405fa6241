import type { Meter, Reminder, SubscriptionEvent } from '../../domain/subscription/subscription.js';
import type { DueWork } from '../due/run-due.js';
import type { Policy } from '../handling/follow.js';
import type { LetterToMember, SendLetter } from '../mail/send-letter.js';
import type { BusinessClock } from '../ports/business-clock.js';
import { Fault } from '../ports/fault.js';
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
  readonly sendLetter: SendLetter;
  readonly ownersOf: (tenant: string) => Promise<readonly string[]>;
  readonly billingLetter: (news: BillingNews) => LetterToMember['words'];
}

/** Owners are written to about their plan: reminders, a payment that failed, an allowance that is used up. */
export const writeAboutPlan = ({
  sendLetter,
  ownersOf,
  billingLetter,
}: Needs): Policy<SubscriptionEvent> => ({
  name: 'write-about-plan',
  filter: {
    categories: ['subscription'],
    types: [
      ...['ReminderOwed', 'PaymentFailed', 'SubscriptionEnded'],
      ...['AllowanceReached', 'RefundNoted', 'DisputeNoted'],
    ],
  },
  afterMs: 0,
  concurrency: 4,
  async when({ id, event, envelope: { tenant } }) {
    const news = newsOf(event);
    if (news === undefined) return;
    const kind = isDeclinable(news) ? 'reminder' : 'account';
    const words = billingLetter(news);
    const sent = await Promise.all(
      (await ownersOf(tenant)).map((memberId) =>
        sendLetter({ tenant, memberId, kind, attemptId: `billing/${id}/${memberId}`, words }),
      ),
    );
    // Under the same attempt it is the same letter. Whoever is not to be written to is not tried again.
    if (sent.some(({ outcome }) => outcome !== 'accepted' && outcome !== 'stopped'))
      throw new Fault('letter-unsent', 'A letter about the plan could not be sent.');
  },
});

/** What only comes early, or is also seen in the dashboard. That money is owed, or the desk stops, is told whoever owns it. */
const isDeclinable = ({ news }: BillingNews): boolean => declinable.has(news);
const declinable: ReadonlySet<BillingNews['news']> = new Set([
  ...(['trial-7-days', 'trial-3-days', 'trial-1-day', 'trial-day-after', 'allowance-reached'] as const),
]);

function newsOf({ type, data }: SubscriptionEvent): BillingNews | undefined {
  if (type === 'ReminderOwed') return { news: data.reminder };
  if (type === 'AllowanceReached') return { news: 'allowance-reached', meter: data.meter };
  const news = told[type];
  return news && { news };
}

const told: Readonly<
  Partial<Record<SubscriptionEvent['type'], 'payment-failed' | 'ended' | 'refunded' | 'disputed'>>
> = {
  PaymentFailed: 'payment-failed',
  SubscriptionEnded: 'ended',
  RefundNoted: 'refunded',
  DisputeNoted: 'disputed',
};
