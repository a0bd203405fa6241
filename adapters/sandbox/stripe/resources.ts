import { z } from 'zod';
import { missing, Problem } from './problem.js';
import { keepingOf, type Market } from './market.js';
import { idOf, type Price } from './shapes.js';
import type { Nested } from './form.js';
import type { Shown, StripeStore, Thing } from './store.js';

export interface Resources {
  readonly market: Market;
  readonly prices: readonly Price[];
  /** Where a checkout and the portal are shown. */
  readonly pageUrl: (page: 'checkout' | 'portal', id: string) => string;
  readonly clock: (tenant: string) => number;
  readonly realClock: () => number;
}

interface Resource {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (params: Readonly<Record<string, Nested>>, id: string) => Promise<object>;
}

const whole = z.coerce.number().int();
const metadata = z.record(z.string(), z.string());
const sessionParams = z.strictObject({
  mode: z.literal('subscription'),
  customer: z.string().optional(),
  customer_email: z.email().optional(),
  client_reference_id: z.string().max(200).optional(),
  line_items: z.array(z.strictObject({ price: z.string(), quantity: whole.min(1) })).min(1),
  success_url: z.url(),
  cancel_url: z.url(),
  metadata: metadata.default({}),
  subscription_data: z
    .strictObject({
      metadata: metadata.default({}),
      trial_end: whole.optional(),
      trial_settings: z
        .strictObject({
          end_behavior: z.strictObject({
            missing_payment_method: z.enum(['cancel', 'create_invoice', 'pause']),
          }),
        })
        .optional(),
    })
    .default({ metadata: {} }),
});
const portalParams = z.strictObject({ customer: z.string(), return_url: z.url() });
const expand = z.array(z.string()).default([]);
const retrieveParams = z.strictObject({ expand });
const page = { limit: whole.min(1).max(100).default(10), starting_after: z.string().optional() };
const listParams = z.strictObject({
  ...page,
  ...{ customer: z.string(), status: z.enum(['all', 'active', 'canceled']).optional(), expand },
});
const refundsParams = z.strictObject({ ...page, charge: z.string() });
const eventsParams = z.strictObject({
  ...page,
  types: z.array(z.string()).max(20).optional(),
  created: z.strictObject({ gte: whole.optional() }).default({}),
});
const trialSeconds = 48 * 60 * 60;

/** What can be asked of Stripe here, with the parameters that it checks. */
export function resourcesOf(needs: Resources & { readonly store: StripeStore }): readonly Resource[] {
  const { store, market, prices, pageUrl, clock, realClock } = needs;

  const listed = (
    url: string,
    things: readonly Thing[],
    asked: { limit: number; starting_after?: string | undefined },
  ) => {
    const after = things.findIndex(({ id }) => id === asked.starting_after) + 1;
    const data = things.slice(after, after + asked.limit).map(({ body }) => body);
    return { object: 'list', url, has_more: after + asked.limit < things.length, data };
  };

  const withInvoice = async (shown: Shown, isAsked: boolean): Promise<Shown> => {
    const id = shown['latest_invoice'];
    if (!isAsked || typeof id !== 'string') return shown;
    return { ...shown, latest_invoice: (await store.one('invoice', id))?.body ?? null };
  };

  const retrieve = (kind: 'charge' | 'dispute' | 'invoice' | 'checkout.session', path: RegExp): Resource => ({
    ...{ method: 'GET', path },
    async answer(params, id) {
      retrieveParams.parse(params);
      const found = await store.one(kind, id);
      if (found === undefined) throw missing(kind, id);
      return found.body;
    },
  });

  return [
    {
      ...{ method: 'POST', path: /^\/checkout\/sessions$/u },
      async answer(params) {
        const asked = sessionParams.parse(params);
        const { customer = null, customer_email: email = null, subscription_data: data } = asked;
        const price = prices.find(({ priceId }) => priceId === asked.line_items[0]?.price);
        if (price === undefined)
          throw new Problem(
            400,
            { code: 'resource_missing', param: 'line_items[0][price]' },
            'No such price.',
          );
        if (customer !== null && email !== null)
          throw new Problem(
            400,
            {},
            'You may only specify one of these parameters: customer, customer_email.',
          );
        if (customer !== null && (await store.one('customer', customer)) === undefined)
          throw new Problem(400, { code: 'resource_missing', param: 'customer' }, 'No such customer.');
        const tenant = data.metadata['tenant'] ?? asked.client_reference_id ?? '';
        const trialEnd = data.trial_end ?? null;
        if (trialEnd !== null && trialEnd < clock(tenant) + trialSeconds)
          throw new Problem(
            400,
            { param: 'subscription_data[trial_end]' },
            'The `trial_end` date has to be at least 2 days in the future.',
          );
        const id = idOf('cs_test');
        const body = {
          ...{
            id,
            object: 'checkout.session',
            mode: 'subscription',
            status: 'open',
            payment_status: 'unpaid',
          },
          ...{ customer, customer_email: email, metadata: asked.metadata, livemode: false },
          ...{ client_reference_id: asked.client_reference_id ?? null, subscription: null },
          ...{ url: pageUrl('checkout', id), created: realClock(), success_url: asked.success_url },
          cancel_url: asked.cancel_url,
        };
        const kept = {
          ...{ tenant, customer, email, price, metadata: data.metadata, trialEnd },
          ...{ successUrl: asked.success_url, cancelUrl: asked.cancel_url },
        };
        await store.put('checkout.session', { id, tenant, customer: customer ?? '', body, kept });
        return body;
      },
    },
    retrieve('checkout.session', /^\/checkout\/sessions\/(cs_\w+)$/u),
    {
      ...{ method: 'POST', path: /^\/billing_portal\/sessions$/u },
      async answer(params) {
        const { customer, return_url } = portalParams.parse(params);
        if ((await store.one('customer', customer)) === undefined)
          throw new Problem(400, { code: 'resource_missing', param: 'customer' }, 'No such customer.');
        const url = `${pageUrl('portal', customer)}?back=${encodeURIComponent(return_url)}`;
        const made = { object: 'billing_portal.session', customer, return_url, url, livemode: false };
        return { id: idOf('bps'), ...made, created: realClock() };
      },
    },
    {
      ...{ method: 'GET', path: /^\/subscriptions\/(sub_\w+)$/u },
      async answer(params, id) {
        const { expand: asked } = retrieveParams.parse(params);
        await market.catchUp();
        const found = await store.one('subscription', id);
        if (found === undefined) throw missing('subscription', id);
        return withInvoice(found.body, asked.includes('latest_invoice'));
      },
    },
    {
      ...{ method: 'GET', path: /^\/subscriptions$/u },
      async answer(params) {
        const asked = listParams.parse(params);
        await market.catchUp();
        const all = await store.list('subscription', { customer: asked.customer });
        const wanted = all.filter((one) => {
          const { status } = keepingOf(one).life;
          if (asked.status === 'all') return true;
          return asked.status === undefined ? status !== 'canceled' : status === asked.status;
        });
        const answer = listed('/v1/subscriptions', wanted, asked);
        const isAsked = asked.expand.includes('data.latest_invoice');
        return { ...answer, data: await Promise.all(answer.data.map((one) => withInvoice(one, isAsked))) };
      },
    },
    {
      // Its subscriptions are cancelled and its address goes; of what was paid the invoices stay.
      ...{ method: 'DELETE', path: /^\/customers\/(cus_\w+)$/u },
      async answer(_params, id) {
        const found = await store.one('customer', id);
        if (found === undefined || found.body['deleted'] === true) throw missing('customer', id);
        for (const { id: subscriptionId } of await store.list('subscription', { customer: id }))
          await market.cancelNow(subscriptionId);
        const deleted = { id, object: 'customer', deleted: true };
        await store.put('customer', { ...found, body: deleted, kept: {} });
        await store.forgetPayer(id);
        return deleted;
      },
    },
    retrieve('charge', /^\/charges\/(ch_\w+)$/u),
    retrieve('dispute', /^\/disputes\/(dp_\w+)$/u),
    retrieve('invoice', /^\/invoices\/(in_\w+)$/u),
    {
      ...{ method: 'GET', path: /^\/refunds$/u },
      async answer(params) {
        const asked = refundsParams.parse(params);
        const all = await store.list('refund');
        return listed(
          '/v1/refunds',
          all.filter(({ kept }) => kept['chargeId'] === asked.charge),
          asked,
        );
      },
    },
    {
      ...{ method: 'GET', path: /^\/events$/u },
      async answer(params) {
        const asked = eventsParams.parse(params);
        const { gte = 0 } = asked.created;
        const all = (await store.list('event')).filter(({ body: { created, type } }) => {
          const isAsked = asked.types === undefined || asked.types.includes(String(type));
          return isAsked && Number(created) >= gte;
        });
        return listed('/v1/events', all, asked);
      },
    },
  ];
}
