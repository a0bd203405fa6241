import { afterAll, beforeAll, expect, test } from 'vitest';
import express from 'express';
import type { Failure } from '../../adapters/sandbox/twilio/rest-api.js';
import { createAlertPhone } from '../../adapters/twilio/alert-phone.js';
import { createAlertWebhooks } from '../../adapters/twilio/alert-webhooks.js';
import { addressesOf } from '../../adapters/twilio/addresses.js';
import { createClient } from '../../adapters/twilio/client.js';
import { twilioConfig } from '../../adapters/twilio/config.js';
import { createWebhooks } from '../../adapters/twilio/webhooks.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { ann, lineNumber, phoneNetwork } from '../support/phone-network.js';
import { served, type Served } from '../support/served.js';

const about = { tenant: 't', notificationId: 'n', attemptId: 'notification-n-1', from: lineNumber, to: ann };
const body = 'You have a new lead: https://desk.example.com/#/leads';
let database: TestDatabase;
let network: Awaited<ReturnType<typeof phoneNetwork>>;
let product: Served;
let failure: Failure | undefined;
const told: object[] = [];
const taken: object[] = [];
let phone: ReturnType<typeof createAlertPhone>;

beforeAll(async () => {
  database = await testDatabase();
  network = await phoneNetwork(database, {
    fail: (operation) => (operation.startsWith('POST') ? failure : undefined),
    callees: (number) =>
      number === ann ? { does: 'answer', afterRings: 1, presses: '1' } : { does: 'answer', afterRings: 1 },
  });
  const app = express();
  product = await served(app);
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_URL } = network.variables;
  const config = twilioConfig.parse({
    ...{ accountSid: TWILIO_ACCOUNT_SID, authToken: TWILIO_AUTH_TOKEN },
    ...{ apiUrl: TWILIO_API_URL, publicUrl: product.origin },
  });
  app.use(
    createWebhooks(config, {
      ...{ voice: [express.Router()], messages: express.Router() },
      alerts: createAlertWebhooks({
        alerts: {
          answered: () =>
            Promise.resolve({ language: 'de', said: 'Hier ist Ihr Empfang. Drücken Sie die 1.', asks: true }),
          pressed: (alert, key) => {
            if (key === '1') taken.push(alert);
            return Promise.resolve({ language: 'de', said: 'Danke.' });
          },
          told: (alert) => {
            told.push(alert);
            return Promise.resolve();
          },
        },
        pressedAt: (alert) => addressesOf(product.origin).alert('pressed', alert),
      }),
      onNotice: () => undefined,
      onError: (error) => {
        throw error;
      },
    }),
  );
  phone = createAlertPhone(config, createClient(config, fetch));
  await network.own(lineNumber, { voiceUrl: '', statusCallback: '', smsUrl: '' });
});
afterAll(async () => {
  await network.close();
  await product.close();
  await database.close();
});

const since = (): string => new Date(Date.now() - 1_000).toISOString();
const ids = { tenant: 't', notificationId: 'n', attemptId: 'notification-n-1' };

test('a text is sent once and its receipt is told, signed', async () => {
  expect(await phone.text({ ...about, body })).toMatchObject({ outcome: 'accepted' });
  await expect.poll(() => told, { timeout: 10_000 }).toContainEqual({ ...ids, what: 'delivered' });
  const unsigned = await fetch(addressesOf(product.origin).alert('text', about), { method: 'POST' });
  expect(unsigned.status).toBe(403);
});

test('a text whose answer was lost is found, and one that never came is not', async () => {
  const from = since();
  failure = 'done-then-fails';
  const lost = `${body} lost`;
  expect(await phone.text({ ...about, body: lost })).toEqual({ outcome: 'unknown' });
  failure = 'fails';
  expect(await phone.text({ ...about, body: `${body} never` })).toEqual({ outcome: 'unknown' });
  failure = undefined;
  expect(await phone.findText({ ...about, body: lost, since: from })).toHaveProperty('ref');
  expect(await phone.findText({ ...about, body: `${body} never`, since: from })).toBeUndefined();
});

test('a call whose answer was lost is found, is taken with 1, and is over without another word', async () => {
  const from = since();
  expect(await phone.findCall({ ...about, since: from })).toBeUndefined();
  failure = 'done-then-fails';
  expect(await phone.call(about)).toEqual({ outcome: 'unknown' });
  failure = undefined;
  await expect
    .poll(() => phone.findCall({ ...about, since: from }), { timeout: 10_000 })
    .toHaveProperty('ref');
  await expect.poll(() => taken, { timeout: 10_000 }).toEqual([ids]);
});

test('an answering machine presses nothing, and the call has come back', async () => {
  const other = { ...about, attemptId: 'notification-n-2', to: '+12025550199' };
  expect(await phone.call(other)).toMatchObject({ outcome: 'accepted' });
  await expect
    .poll(() => told, { timeout: 20_000 })
    .toContainEqual({ ...ids, attemptId: 'notification-n-2', what: { bounced: 'not-taken' } });
  expect(taken).toHaveLength(1);
});

test('what Twilio refuses is refused with its code', async () => {
  const receipt = await phone.text({ ...about, to: 'nonsense', body });
  expect(receipt).toMatchObject({ outcome: 'refused' });
});
