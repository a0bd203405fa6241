import { z } from 'zod';

const meter = z.enum(['conversations', 'call-minutes', 'texts']);
const time = z.iso.datetime();
const overAllowance = z.enum(['extractive', 'take-message', 'ring-through']);

/** What is sold, and what of it is included each month. */
export const plan = z.object({
  planId: z.string(),
  name: z.string(),
  /** A month, in the currency's smallest unit. */
  priceMinor: z.int(),
  currency: z.string(),
  allowances: z.record(meter, z.int()),
});

/** GET /api/v1/billing/standing: for the banner of every page. `off`: nothing is billed. */
export const billingStanding = z.object({
  standing: z.enum(['off', 'none', 'trial', 'active', 'past-due', 'ended']),
  /** By the business's clock. */
  now: time,
  /** When the trial ends, the plan ends by the owner's wish, the grace period ends, or the account closes; null: never. */
  endsAt: time.nullable(),
  over: z.array(meter),
});

/** GET /api/v1/billing: the plan, what of it is used, and what else there is to choose. */
export const billing = billingStanding.extend({
  /** Why it ended; null where it did not. */
  because: z.enum(['trial', 'cancelled', 'unpaid']).nullable(),
  planId: z.string().nullable(),
  /** It was paid for, and will first be charged when the trial ends. */
  isInTrial: z.boolean(),
  plans: z.array(plan),
  period: z.object({ from: time, to: time }).nullable(),
  usage: z.array(
    z.object({ meter, used: z.number(), credited: z.number(), allowance: z.number(), isOver: z.boolean() }),
  ),
  overAllowance,
  hasCustomer: z.boolean(),
});

/** POST /api/v1/billing/checkout: 201. 409 `has-plan`, 404 `plan-not-found`; 503 where the payment service says no. */
export const beginCheckout = z.object({ planId: z.string().max(40), attemptId: z.uuid() });
/** POST /api/v1/billing/checkout, /api/v1/billing/portal: where to go on. */
export const paymentPage = z.object({ url: z.url() });

/** POST /api/v1/billing/over-allowance: 204. */
export const chooseOverAllowance = z.object({ choice: overAllowance });

/** GET /api/v1/billing/units?meter=…&cursor=…: what was counted in this period, newest first. */
export const billedUnits = z.object({
  units: z.array(
    z.object({
      unitId: z.string(),
      quantity: z.int(),
      conversationId: z.string().nullable(),
      callId: z.string().nullable(),
      creditReason: z.enum(['spam', 'goodwill']).nullable(),
      at: time,
    }),
  ),
  nextCursor: z.string().nullable(),
});
export const unitsAsked = z.object({ meter, cursor: z.string().max(500).optional() });

/** POST /api/v1/billing/units/ID/credit: it was spam, and is billed to nobody. 204. 409 `too-many-credits`. */

export type Meter = z.infer<typeof meter>;
export type OverAllowance = z.infer<typeof overAllowance>;
export type BillingStanding = Readonly<z.infer<typeof billingStanding>>;
export type Billing = Readonly<z.infer<typeof billing>>;
export type PaymentPage = Readonly<z.infer<typeof paymentPage>>;
export type BilledUnits = Readonly<z.infer<typeof billedUnits>>;
