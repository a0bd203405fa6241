import type {
  Subscription,
  SubscriptionCommand,
  SubscriptionEvent,
  SubscriptionReason,
} from '../../domain/subscription/subscription.js';
import type { Handle } from '../handling/handle.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { OwnedSubscription, PaymentNotice, PaymentNotices, Payments } from '../ports/payments.js';

export type HandleSubscription = Handle<
  Subscription,
  SubscriptionCommand,
  SubscriptionEvent,
  SubscriptionReason
>;

interface Needs {
  readonly payments: Pick<Payments, 'subscription' | 'subscriptionsOf' | 'charge' | 'dispute'>;
  readonly notices: Pick<PaymentNotices, 'claim' | 'done' | 'failed'>;
  readonly handleSubscription: HandleSubscription;
  readonly businessNow: BusinessClock;
  readonly onFailure: (noticeId: string, error: unknown) => void;
}

const roundMax = 100;

type Claimed = PaymentNotice & { readonly claimedAt: string };

/**
 * Deals with what was told about payments. A notice only says where to look: everything is fetched as it is now, so the same notices in
 * any order and any number end the same.
 */
export function workThrough(needs: Needs): () => Promise<void> {
  const { notices, onFailure } = needs;
  const look = looking(needs);
  return async () => {
    for (let count = 0; count < roundMax; count += 1) {
      const notice = await notices.claim();
      if (notice === undefined) return;
      try {
        await look[notice.about](notice);
        await notices.done(notice.noticeId);
      } catch (error) {
        await notices.failed(notice.noticeId);
        onFailure(notice.noticeId, error);
      }
    }
  };
}

function looking({ payments, handleSubscription, businessNow }: Needs) {
  const give = async (tenant: string, name: string, command: Bare): Promise<void> => {
    const about = { commandId: name, now: businessNow(tenant) };
    await handleSubscription(
      tenant,
      { ...command, ...about },
      { tenant, actor: 'payments', causationId: '' },
    );
  };

  const record = async (
    { tenant, subscription }: OwnedSubscription,
    { noticeId, claimedAt }: Claimed,
  ): Promise<void> => {
    if (tenant === null) return;
    const data = { accountId: tenant, subscription, fetchedAt: claimedAt };
    await give(tenant, `${noticeId}/${claimedAt}`, { type: 'RecordSubscription', data });
  };

  /** Every subscription of whoever was charged; whose business that is. */
  const ofCharge = async (chargeId: string, notice: Claimed) => {
    const charge = await payments.charge(chargeId);
    if (charge?.customerId == null) return undefined;
    const all = await payments.subscriptionsOf(charge.customerId);
    for (const one of all) await record(one, notice);
    const tenant = all.find((one) => one.tenant !== null)?.tenant;
    return tenant == null ? undefined : { tenant, refunds: charge.refunds };
  };

  return {
    async subscription(notice: Claimed) {
      const found = await payments.subscription(notice.aboutId);
      if (found !== undefined) await record(found, notice);
    },
    async charge(notice: Claimed) {
      const found = await ofCharge(notice.aboutId, notice);
      if (found === undefined) return;
      const { tenant, refunds } = found;
      for (const refund of refunds) {
        const data = { accountId: tenant, ...refund };
        await give(tenant, refund.refundId, { type: 'NoteRefund', data });
      }
    },
    async dispute(notice: Claimed) {
      const dispute = await payments.dispute(notice.aboutId);
      if (dispute === undefined) return;
      const found = await ofCharge(dispute.chargeId, notice);
      if (found === undefined) return;
      const { disputeId, amountMinor, currency, status } = dispute;
      const data = { accountId: found.tenant, disputeId, amountMinor, currency, status };
      await give(found.tenant, `${disputeId}/${status}`, { type: 'NoteDispute', data });
    },
  };
}

type Bare = SubscriptionCommand extends infer One
  ? One extends SubscriptionCommand
    ? Pick<One, 'type' | 'data'>
    : never
  : never;
