import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Deliveries } from './deliveries.js';
import { button, css, dayOf, html, moneyOf, pageOf, type Html } from './html.js';
import type { Card } from './lifecycle.js';
import { keepingOf, type Market } from './market.js';
import type { Price } from './shapes.js';
import type { StripeStore, Thing } from './store.js';

interface Needs {
  readonly store: StripeStore;
  readonly market: Market;
  readonly deliveries: Deliveries;
  readonly prices: readonly Price[];
  /** Where people are sent back to: anywhere else is not gone to. */
  readonly ownOrigin: string;
}

const session = z.object({
  ...{ tenant: z.string(), customer: z.string().nullable(), email: z.string().nullable() },
  price: z.object({ priceId: z.string(), amountMinor: z.number(), currency: z.string() }),
  metadata: z.record(z.string(), z.string()),
  trialEnd: z.number().nullable(),
  ...{ successUrl: z.string(), cancelUrl: z.string() },
});

const cards: Readonly<Record<string, Card | undefined>> = { works: 'works', 'fails-later': 'fails' };

/** The pages of the payment service: paying, and looking after a subscription. */
export function stripePages({ store, market, deliveries, prices, ownOrigin }: Needs): Router {
  const router = Router();
  const show = (response: Response, title: string, main: Html): void => {
    response.set('Cache-Control', 'no-store').type('html').send(pageOf(title, main));
  };
  const gone = (response: Response): void => {
    response.status(404);
    show(response, 'Nothing is here', html`<p>This page has lapsed, or never was.</p>`);
  };
  const sent = async (response: Response, to: string): Promise<void> => {
    // Whoever comes back sees what has become of it, as with a vendor that is quick.
    await deliveries.deliver();
    response.redirect(303, to);
  };
  router.get('/stripe.css', (_request, response) => {
    response.type('css').send(css);
  });

  const openSession = async (request: Request): Promise<Thing | undefined> => {
    const found = await store.one('checkout.session', String(request.params['id']));
    return found?.body['status'] === 'open' ? found : undefined;
  };

  router.get('/checkout/:id', async (request, response) => {
    const found = await openSession(request);
    if (found === undefined) gone(response);
    else show(response, 'Pay', checkoutOf(found.id, session.parse(found.kept), request.query['said']));
  });
  router.get('/checkout/:id/secure', async (request, response) => {
    const found = await openSession(request);
    if (found === undefined) gone(response);
    else show(response, 'Confirm with your bank', secureOf(found.id));
  });
  router.post('/checkout/:id/:card', async (request, response) => {
    const found = await openSession(request);
    if (found === undefined) {
      gone(response);
      return;
    }
    const here = `/sandbox/stripe/checkout/${found.id}`;
    const chosen = request.params.card;
    if (chosen === 'declined') response.redirect(303, `${here}?said=declined`);
    else if (chosen === 'not-confirmed') response.redirect(303, `${here}?said=not-confirmed`);
    else if (chosen === 'needs-action') response.redirect(303, `${here}/secure`);
    else {
      const card = cards[chosen];
      const wish = session.parse(found.kept);
      if (card !== undefined) await market.complete(found, wish, card);
      await sent(response, wish.successUrl);
    }
  });

  const backOf = (request: Request): string => {
    const { back } = request.query;
    return typeof back === 'string' && back.startsWith(`${ownOrigin}/`) ? back : `${ownOrigin}/`;
  };
  router.get('/portal/:customer', async (request, response) => {
    await market.catchUp();
    const { customer } = request.params;
    if ((await store.one('customer', customer)) === undefined) {
      gone(response);
      return;
    }
    const charges = await store.list('charge', { customer });
    const all = await store.list('subscription', { customer });
    const back = backOf(request);
    show(response, 'Your subscription', portalOf({ customer, all, charges, prices, back }));
  });
  const acts: Readonly<Record<string, (id: string, chosen: string) => Promise<unknown>>> = {
    cancel: (id) => market.cancelAtEnd(id, true),
    resume: (id) => market.cancelAtEnd(id, false),
    'cancel-now': (id) => market.cancelNow(id),
    'card-works': (id) => market.changeCard(id, 'works'),
    'card-fails': (id) => market.changeCard(id, 'fails'),
    pay: (id) => market.pay(id),
    refund: (id) => market.refund(id),
    dispute: (id) => market.dispute(id),
    async price(id, chosen) {
      const price = prices.find(({ priceId }) => priceId === chosen);
      if (price !== undefined) await market.changePrice(id, price);
    },
  };
  router.post('/portal/:customer/:id/:act', async (request, response) => {
    const { customer, id, act } = request.params;
    const thing = (await store.one('subscription', id)) ?? (await store.one('charge', id));
    if (thing?.customer !== customer) {
      gone(response);
      return;
    }
    const chosen = request.query['price'];
    await acts[act]?.(id, typeof chosen === 'string' ? chosen : '');
    await sent(response, `/sandbox/stripe/portal/${customer}?back=${encodeURIComponent(backOf(request))}`);
  });
  return router;
}

const refusals: Readonly<Record<string, string>> = {
  declined: 'Your card was declined. Nothing was charged.',
  'not-confirmed': 'Your bank did not confirm it. Nothing was charged.',
};

function checkoutOf(
  id: string,
  { price, trialEnd, cancelUrl }: z.infer<typeof session>,
  said: unknown,
): Html {
  const refusal = typeof said === 'string' ? refusals[said] : undefined;
  const here = `/sandbox/stripe/checkout/${id}`;
  return html`${refusal === undefined ? '' : html`<p class="refusal" role="alert">${refusal}</p>`}
    <p class="amount">${moneyOf(price)} <span>a month</span></p>
    <p>${trialEnd === null ? 'Charged today.' : `Nothing is charged before ${dayOf(trialEnd)}.`}</p>
    <h2>Pay with a card that …</h2>
    ${button(`${here}/works`, 'is accepted', 'main')} ${button(`${here}/declined`, 'is declined')}
    ${button(`${here}/needs-action`, 'has to be confirmed with the bank')}
    ${button(`${here}/fails-later`, 'is accepted today and fails from the next payment on')}
    <p><a href="${cancelUrl}">Cancel and go back</a></p>`;
}

const secureOf = (id: string): Html => {
  const here = `/sandbox/stripe/checkout/${id}`;
  return html`<p>Your bank asks (3-D Secure): is it you who pays?</p>
    ${button(`${here}/works`, 'Yes, confirm', 'main')} ${button(`${here}/not-confirmed`, 'No')}`;
};

interface Portal {
  readonly customer: string;
  readonly all: readonly Thing[];
  readonly charges: readonly Thing[];
  readonly prices: readonly Price[];
  readonly back: string;
}

function portalOf({ customer, all, charges, prices, back }: Portal): Html {
  const to = (id: string, act: string): string =>
    `/sandbox/stripe/portal/${customer}/${id}/${act}?back=${encodeURIComponent(back)}`;
  return html`<p><a href="${back}">Back to the dashboard</a></p>
    ${all.map((one) => subscriptionOf(one, prices, (act) => to(one.id, act)))}
    ${charges.length === 0 ? '' : html`<h2>Payments</h2>`}
    ${charges.map((one) => chargeOf(one, (act) => to(one.id, act)))}`;
}

function subscriptionOf(one: Thing, prices: readonly Price[], to: (act: string) => string): Html {
  const { life, price } = keepingOf(one);
  const { status, cancelsAtEnd, periodTo, card, owedSince } = life;
  const acts =
    status === 'canceled'
      ? []
      : [
          ...(owedSince === null ? [] : [button(to('pay'), 'Pay what is owed', 'main')]),
          cancelsAtEnd
            ? button(to('resume'), 'Do not cancel')
            : button(to('cancel'), 'Cancel at the end of the period'),
          card === 'works'
            ? button(to('card-fails'), 'Change to a card that fails')
            : button(to('card-works'), 'Change to a card that works'),
          ...prices
            .filter(({ priceId }) => priceId !== price.priceId)
            .map((other) =>
              button(
                `${to('price')}&price=${encodeURIComponent(other.priceId)}`,
                `Change to ${moneyOf(other)} a month`,
              ),
            ),
          button(to('cancel-now'), 'As the seller: end it at once'),
        ];
  const until = status === 'canceled' ? 'Ended' : cancelsAtEnd ? 'Ends' : 'Next payment';
  return html`<section>
    <h2>${moneyOf(price)} a month, ${status.replace('_', ' ')}</h2>
    <p>${until}: ${dayOf(life.endedAt ?? periodTo)}</p>
    ${acts}
  </section>`;
}

function chargeOf(one: Thing, to: (act: string) => string): Html {
  const { amount, currency, created, refunded, disputed } = one.body;
  const price = { priceId: '', amountMinor: Number(amount), currency: String(currency) };
  return html`<section>
    <p>
      ${moneyOf(price)} on
      ${dayOf(Number(created))}${refunded === true ? ', refunded' : ''}${
        disputed === true ? ', disputed' : ''
      }
    </p>
    ${refunded === true ? '' : button(to('refund'), 'As the seller: refund')}
    ${disputed === true ? '' : button(to('dispute'), 'As the bank: dispute')}
  </section>`;
}
