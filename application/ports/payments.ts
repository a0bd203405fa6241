import type { Fetched } from '../../domain/subscription/subscription.js';

export interface CheckoutWish {
  readonly tenant: string;
  readonly planId: string;
  /** Stripe's id of the plan's price. */
  readonly priceId: string;
  /** 1 is the business's first; with the plan it names the request, so that its repetition opens the same page. */
  readonly attempt: number;
  /** Who paid before; null for a new customer. */
  readonly customerId: string | null;
  /** Where a new customer's receipts go. */
  readonly email: string | null;
  /** Nothing is charged before this; null: at once. */
  readonly trialEndsAt: string | null;
  readonly successUrl: string;
  readonly cancelUrl: string;
}

/** A subscription and the business it was begun for; null where that is none of ours. */
export interface OwnedSubscription {
  readonly tenant: string | null;
  readonly subscription: Fetched;
}

export interface Refund {
  readonly refundId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** What was charged, by whom, and what of it went back. */
export interface Charge {
  readonly customerId: string | null;
  readonly refunds: readonly Refund[];
}

export interface Dispute {
  readonly disputeId: string;
  readonly chargeId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: string;
}

/** Whoever collects the money. Every call raises the fault `payments-unavailable` where there is no answer, and `payments-refused` for a no. */
export interface Payments {
  openCheckout(wish: CheckoutWish): Promise<{ readonly sessionId: string; readonly url: string }>;
  /** A page where a customer changes card, cancels and resumes. */
  openPortal(wish: { readonly customerId: string; readonly returnUrl: string }): Promise<string>;
  /** Undefined where there is none with this id. */
  subscription(subscriptionId: string): Promise<OwnedSubscription | undefined>;
  subscriptionsOf(customerId: string): Promise<readonly OwnedSubscription[]>;
  /** Its card, address and subscriptions go; invoices stay as long as the law asks for them. False where it is gone already. */
  removeCustomer(customerId: string): Promise<boolean>;
  charge(chargeId: string): Promise<Charge | undefined>;
  dispute(disputeId: string): Promise<Dispute | undefined>;
  /** What was told since, oldest first: also what never arrived. */
  noticesSince(since: string): Promise<readonly PaymentNotice[]>;
}

/** Something has changed, and what: never how, because notices come late, twice and in any order. */
export interface PaymentNotice {
  readonly noticeId: string;
  readonly type: string;
  readonly about: 'subscription' | 'charge' | 'dispute';
  readonly aboutId: string;
}

/** Notices that were told and not yet dealt with. They outlive the process. */
export interface PaymentNotices {
  /** Resolves once it is stored for good; a second time nothing is stored. */
  store(notice: PaymentNotice): Promise<void>;
  /**
   * The oldest one that waits, for this process alone for a minute; undefined where none does. `claimedAt`: by a clock that all processes
   * share, and later than that of every notice claimed before.
   */
  claim(): Promise<(PaymentNotice & { readonly claimedAt: string }) | undefined>;
  done(noticeId: string): Promise<void>;
  /** It waits before it is claimed again, longer each time; after 3 days of it, it is given up. */
  failed(noticeId: string): Promise<void>;
  /** Takes away what was dealt with long ago. */
  prune(): Promise<void>;
}
