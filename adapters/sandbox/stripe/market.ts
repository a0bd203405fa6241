import { z } from 'zod';
import type { Deliveries } from './deliveries.js';
import { charged, ended, livedTo, nextMonth, type Card, type Lived } from './lifecycle.js';
import {
  chargeShape,
  firstLife,
  idOf,
  invoiceShape,
  subscriptionShape,
  type Keeping,
  type Price,
} from './shapes.js';
import type { Shown, StripeStore, Thing } from './store.js';

interface Needs {
  readonly store: StripeStore;
  readonly deliveries: Deliveries;
  readonly apiVersion: string;
  /** Seconds since 1970, by the clock of this business. */
  readonly clock: (tenant: string) => number;
  /** Seconds since 1970, in earnest. */
  readonly realClock: () => number;
}

export interface Session {
  readonly tenant: string;
  readonly customer: string | null;
  readonly email: string | null;
  readonly price: Price;
  readonly metadata: Readonly<Record<string, string>>;
  readonly trialEnd: number | null;
  readonly successUrl: string;
  readonly cancelUrl: string;
}

const card = z.enum(['works', 'fails']).nullable();
const kept = z.object({
  life: z.object({
    status: z.enum(['trialing', 'active', 'past_due', 'canceled']),
    ...{ anchor: z.number(), periodFrom: z.number(), periodTo: z.number(), trialEnd: z.number().nullable() },
    ...{ cancelsAtEnd: z.boolean(), endedAt: z.number().nullable(), card },
    ...{ owedSince: z.number().nullable(), failures: z.number(), retryAt: z.number().nullable() },
  }),
  price: z.object({ priceId: z.string(), amountMinor: z.number(), currency: z.string() }),
  metadata: z.record(z.string(), z.string()),
  created: z.number(),
  latestInvoice: z.string().nullable(),
});
export const keepingOf = (thing: Thing): Keeping => kept.parse(thing.kept);

const typeOf = {
  updated: 'customer.subscription.updated',
  deleted: 'customer.subscription.deleted',
  'trial-ends-soon': 'customer.subscription.trial_will_end',
  paid: 'invoice.paid',
  failed: 'invoice.payment_failed',
} as const;

/** What Stripe does: sells, charges, and tells about it. One thing at a time. */
export function createMarket({ store, deliveries, apiVersion, clock, realClock }: Needs) {
  let last: Promise<unknown> = Promise.resolve();
  const oneByOne = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = last.catch(() => undefined).then(work);
    last = next;
    return next;
  };

  const tell = async (type: string, about: Shown, tenant: string): Promise<void> => {
    const id = idOf('evt');
    const body = {
      ...{ id, object: 'event', api_version: apiVersion, created: realClock(), livemode: false, type },
      ...{ data: { object: about }, pending_webhooks: 1, request: { id: null, idempotency_key: null } },
    };
    await store.put('event', { id, tenant, customer: '', body, kept: {} });
    await deliveries.add(JSON.stringify(body));
  };

  const putSubscription = async ({ id, tenant, customer }: Thing, keeping: Keeping): Promise<Shown> => {
    const body = subscriptionShape(id, customer, keeping);
    await store.put('subscription', { id, tenant, customer, body, kept: { ...keeping } });
    return body;
  };

  /** Writes down what has happened to a subscription, and tells it. */
  const settle = async (thing: Thing, { life, happened }: Lived): Promise<void> => {
    const { id, tenant, customer } = thing;
    let keeping: Keeping = { ...keepingOf(thing), life };
    const told: [type: string, about: Shown | null][] = [];
    for (const one of happened) {
      if (one.what !== 'paid' && one.what !== 'failed') {
        told.push([typeOf[one.what], null]);
        continue;
      }
      const isPaid = one.what === 'paid';
      const open = keeping.latestInvoice && (await store.one('invoice', keeping.latestInvoice));
      const isSame = open && open.body['created'] === one.invoicedAt;
      const invoiceId = isSame ? open.id : idOf('in');
      const { price } = keeping;
      const invoice = { customer, subscription: id, price, created: one.invoicedAt, isPaid };
      const body = invoiceShape(invoiceId, invoice);
      await store.put('invoice', { id: invoiceId, tenant, customer, body, kept: {} });
      keeping = { ...keeping, latestInvoice: invoiceId };
      if (isPaid) {
        const chargeId = idOf('ch');
        const charge = chargeShape(chargeId, customer, price, one.at);
        await store.put('charge', { id: chargeId, tenant, customer, body: charge, kept: {} });
      }
      told.push([typeOf[one.what], body]);
    }
    const body = await putSubscription(thing, keeping);
    for (const [type, about] of told) await tell(type, about ?? body, tenant);
  };

  const advance = async (tenant: string | undefined, seconds?: number): Promise<void> => {
    for (const thing of await store.list('subscription', tenant === undefined ? {} : { tenant })) {
      const lived = livedTo(keepingOf(thing).life, seconds ?? clock(thing.tenant));
      if (lived.happened.length > 0) await settle(thing, lived);
    }
  };

  const change = async (
    id: string,
    of: (keeping: Keeping, at: number) => Lived | undefined,
  ): Promise<Thing | undefined> => {
    const thing = await store.one('subscription', id);
    const lived = thing && of(keepingOf(thing), clock(thing.tenant));
    if (thing !== undefined && lived !== undefined) await settle(thing, lived);
    return store.one('subscription', id);
  };

  const changed = (life: Keeping['life'], at: number): Lived => ({
    life,
    happened: [{ what: 'updated', at }],
  });

  return {
    /** Up to the clock of each business. */
    catchUp: () => oneByOne(() => advance(undefined)),
    /** Up to an instant, seconds since 1970, for one business. */
    advanceTo: (tenant: string, seconds: number) => oneByOne(() => advance(tenant, seconds)),

    /** Somebody pays on the page of a checkout. The session has to be open. */
    complete: (session: Thing, wish: Session, chosen: Card) =>
      oneByOne(async () => {
        const { tenant, price, metadata } = wish;
        const created = clock(tenant);
        const customer = wish.customer ?? idOf('cus');
        if (wish.customer === null) {
          const body = { id: customer, object: 'customer', email: wish.email, livemode: false, created };
          await store.put('customer', { id: customer, tenant, customer, body, kept: {} });
        }
        const id = idOf('sub');
        const trialEnd = wish.trialEnd !== null && wish.trialEnd > created ? wish.trialEnd : null;
        const month = (from: number): number => nextMonth(from, from);
        const life = firstLife(created, { trialEnd, card: chosen, month });
        const keeping: Keeping = { life, price, metadata, created, latestInvoice: null };
        const thing = { id, tenant, customer, body: { id }, kept: { ...keeping } };
        await tell('customer.subscription.created', await putSubscription(thing, keeping), tenant);
        // Who pays at once has a card that works at once, whatever it does later.
        const paid = charged({ ...life, card: 'works' }, created, created);
        if (trialEnd === null) await settle(thing, { ...paid, life: { ...paid.life, card: chosen } });
        const body = {
          ...session.body,
          status: 'complete',
          payment_status: 'paid',
          customer,
          subscription: id,
        };
        await store.put('checkout.session', { ...session, customer, body });
        await tell('checkout.session.completed', body, tenant);
      }),

    cancelAtEnd: (id: string, cancelsAtEnd: boolean) =>
      oneByOne(() =>
        change(id, ({ life }, at) =>
          life.status === 'canceled' || life.cancelsAtEnd === cancelsAtEnd
            ? undefined
            : changed({ ...life, cancelsAtEnd }, at),
        ),
      ),
    cancelNow: (id: string) =>
      oneByOne(() =>
        change(id, ({ life }, at) => (life.status === 'canceled' ? undefined : ended(life, at))),
      ),
    changePrice: (id: string, price: Price) =>
      oneByOne(async () => {
        const thing = await store.one('subscription', id);
        if (thing === undefined) return;
        const keeping = { ...keepingOf(thing), price };
        await tell('customer.subscription.updated', await putSubscription(thing, keeping), thing.tenant);
      }),
    changeCard: (id: string, next: Card) =>
      oneByOne(() => change(id, ({ life }, at) => changed({ ...life, card: next }, at))),
    /** Tries to collect what is owed. */
    pay: (id: string) =>
      oneByOne(() =>
        change(id, ({ life }, at) =>
          life.owedSince === null || life.status === 'canceled'
            ? undefined
            : charged(life, at, life.owedSince),
        ),
      ),

    refund: (chargeId: string) =>
      oneByOne(async () => {
        const charge = await store.one('charge', chargeId);
        if (charge === undefined || charge.body['refunded'] === true) return undefined;
        const { tenant, customer } = charge;
        const { amount, currency } = charge.body;
        const id = idOf('re');
        const created = clock(tenant);
        const made = { object: 'refund', amount, currency, charge: chargeId, status: 'succeeded', created };
        await store.put('refund', { id, tenant, customer, body: { id, ...made }, kept: { chargeId } });
        const body = { ...charge.body, refunded: true, amount_refunded: amount };
        await store.put('charge', { ...charge, body });
        await tell('charge.refunded', body, tenant);
        return id;
      }),
    dispute: (chargeId: string) =>
      oneByOne(async () => {
        const charge = await store.one('charge', chargeId);
        if (charge === undefined || charge.body['disputed'] === true) return;
        const { tenant, customer } = charge;
        const { amount, currency } = charge.body;
        const id = idOf('dp');
        const made = { object: 'dispute', amount, currency, charge: chargeId, status: 'needs_response' };
        const body = { id, ...made, reason: 'fraudulent', livemode: false, created: clock(tenant) };
        await store.put('dispute', { id, tenant, customer, body, kept: {} });
        await store.put('charge', { ...charge, body: { ...charge.body, disputed: true } });
        await tell('charge.dispute.created', body, tenant);
      }),
  };
}

export type Market = ReturnType<typeof createMarket>;
