import { z } from 'zod';
import type { PaymentNotice } from '../../application/ports/payments.js';

/** What the endpoint is to be told of; of anything else nothing becomes. */
export const noticeTypes = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'customer.subscription.paused',
  'customer.subscription.resumed',
  'customer.subscription.trial_will_end',
  'invoice.paid',
  'invoice.payment_failed',
  'invoice.payment_action_required',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.closed',
] as const;

const known: ReadonlySet<string> = new Set(noticeTypes);
const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish();
const thing = z.object({
  id: z.string(),
  object: z.string(),
  subscription: reference,
  parent: z.object({ subscription_details: z.object({ subscription: reference }).nullish() }).nullish(),
});

/** Of an event the ids of what it is about, and nothing else: the rest is fetched. Undefined where it concerns nobody here. */
export function noticeOf(event: {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly object: unknown };
}): PaymentNotice | undefined {
  if (!known.has(event.type)) return undefined;
  const parsed = thing.safeParse(event.data.object);
  if (!parsed.success) return undefined;
  const { id, object, subscription, parent } = parsed.data;
  const notice = (about: PaymentNotice['about'], aboutId: string | null | undefined) =>
    aboutId == null ? undefined : { noticeId: event.id, type: event.type, about, aboutId };
  if (object === 'subscription') return notice('subscription', id);
  if (object === 'charge') return notice('charge', id);
  if (object === 'dispute') return notice('dispute', id);
  // Where it stands depends on the version in which the event is told.
  return notice('subscription', parent?.subscription_details?.subscription ?? subscription);
}
