import express from 'express';
import { expect, test } from 'vitest';
import { createResendWebhooks, webhookPath } from '../../adapters/resend/webhooks.js';
import { asked } from '../support/asked.js';
import { phoneHouse } from '../support/phone-house.js';
import { rowOf } from '../support/promise-row.js';

const webhooks = [{ vendor: 'Resend', path: webhookPath }];

test('a forged message is refused, and a call that came with a signature counts', async () => {
  const { house, call } = await phoneHouse();
  await call();
  const door = createResendWebhooks({
    secret: `whsec_${Buffer.from('a secret of twenty-four bytes').toString('base64')}`,
    heard: { has: () => Promise.resolve(false), note: () => Promise.resolve() },
    recordReport: () => Promise.reject(new Error('It is believed')),
    onNotice: () => undefined,
    onError: () => undefined,
  });
  const row = await asked(express().use(door), (ask) => rowOf('P22', house, { ask, webhooks }));
  expect(row).toMatchObject({ state: 'kept', count: 1 });
});

test('a door that believes everybody breaks it', async () => {
  const { house, call } = await phoneHouse();
  await call();
  const trusting = express().post(webhookPath, (_request, response) => void response.status(204).end());
  const row = await asked(trusting, (ask) => rowOf('P22', house, { ask, webhooks }));
  expect(row).toMatchObject({ state: 'broken' });
});
