import express from 'express';
import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { stripeConfig } from '../../adapters/stripe/config.js';
import { stripeWebhook } from '../../adapters/stripe/webhook.js';
import type { PaymentNotice } from '../../application/ports/payments.js';
import { served, type Served } from '../support/served.js';

const secret = 'whsec_of_the_test';
const { webhooks } = new Stripe('sk_test_signs_only');
const now = Date.parse('2026-11-26T09:00:00.000Z');
const seconds = now / 1_000;

const stored: PaymentNotice[] = [];
const said: string[] = [];
let isDown = false;
let testing: Served;
let live: Served;

const door = (secretKey: string): Promise<Served> =>
  served(
    express().use(
      stripeWebhook(stripeConfig.parse({ secretKey, webhookSecret: secret }), {
        ...{ stripe: { webhooks }, now: () => now, onStored: () => undefined },
        notices: {
          store(notice) {
            if (isDown) return Promise.reject(new Error('the database is down'));
            stored.push(notice);
            return Promise.resolve();
          },
        },
        onNotice: (sentence) => said.push(sentence),
        onError: () => said.push('failed'),
      }),
    ),
  );

beforeAll(async () => {
  testing = await door('sk_test_made_up');
  live = await door('sk_live_made_up');
});
beforeEach(() => {
  stored.length = 0;
  said.length = 0;
  isDown = false;
});
afterAll(async () => {
  await testing.close();
  await live.close();
});

const event = (more: object = {}) => ({
  ...{ id: 'evt_1', object: 'event', type: 'invoice.paid', livemode: false, created: seconds },
  data: {
    object: {
      ...{ id: 'in_1', object: 'invoice', customer_email: 'owner@example.com' },
      parent: { subscription_details: { subscription: 'sub_1' } },
    },
  },
  ...more,
});
const signed = (payload: string, at = seconds, by = secret): string =>
  webhooks.generateTestHeaderString({ payload, secret: by, timestamp: at });

const tell = (payload: string, signature: string | undefined, to = testing) =>
  fetch(`${to.origin}/webhooks/stripe`, {
    ...{ method: 'POST', body: payload },
    headers: {
      'content-type': 'application/json',
      ...(signature !== undefined && { 'stripe-signature': signature }),
    },
  });

test('what Stripe signed is stored before it is answered, as ids', async () => {
  const payload = JSON.stringify(event());
  expect((await tell(payload, signed(payload))).status).toBe(200);
  expect(stored).toEqual([
    { noticeId: 'evt_1', type: 'invoice.paid', about: 'subscription', aboutId: 'sub_1' },
  ]);
});

test('what cannot be stored is told again', async () => {
  isDown = true;
  const payload = JSON.stringify(event());
  expect((await tell(payload, signed(payload))).status).toBe(503);
});

test('what nobody here needs is taken, and nothing becomes of it', async () => {
  const payload = JSON.stringify(event({ type: 'product.created' }));
  expect((await tell(payload, signed(payload))).status).toBe(200);
  expect(stored).toEqual([]);
});

const good = JSON.stringify(event());
const liveOne = JSON.stringify(event({ livemode: true }));
const thin = JSON.stringify(event({ object: 'v2.core.event' }));
test.each<[what: string, payload: string, signature: string | undefined]>([
  ['without a signature', good, undefined],
  ['signed with another secret', good, signed(good, seconds, 'whsec_of_somebody')],
  ['changed after it was signed', good.replace('sub_1', 'sub_2'), signed(good)],
  ['with spaces that were not signed', good.replaceAll(':', ': '), signed(good)],
  ['signed more than five minutes ago', good, signed(good, seconds - 301)],
  ['signed more than five minutes in the future', good, signed(good, seconds + 301)],
  ['signed at no time', good, signed(good).replace(/t=\d+/u, 't=')],
  ['signed by an older scheme alone', good, signed(good).replace('v1=', 'v0=')],
  ['of live mode, under a key for tests', liveOne, signed(liveOne)],
  ['that is thin', thin, signed(thin)],
  ['that is no JSON', 'hello', signed('hello')],
  ['that is empty', '', signed(good)],
])('a webhook %s has no effect', async (_what, payload, signature) => {
  expect((await tell(payload, signature)).status).toBe(400);
  expect(stored).toEqual([]);
  expect(said).toHaveLength(1);
});

test('a webhook of test mode has no effect under a live key, and one of live mode has', async () => {
  expect((await tell(good, signed(good), live)).status).toBe(400);
  expect(stored).toEqual([]);
  expect((await tell(liveOne, signed(liveOne), live)).status).toBe(200);
  expect(stored).toHaveLength(1);
});

test('one of two signatures is enough while the secret is changed', async () => {
  const [, theirs = ''] = signed(good, seconds, 'whsec_old').split(',');
  const [time = '', ours = ''] = signed(good).split(',');
  expect((await tell(good, [time, theirs, ours].join(','))).status).toBe(200);
});
