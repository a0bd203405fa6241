import express, { Router } from 'express';
import twilio, { type Twilio } from 'twilio';
import type { IncomingPhoneNumberContext } from 'twilio/lib/rest/api/v2010/account/incomingPhoneNumber.js';
import type {
  MessageInstance,
  MessageListInstanceCreateOptions as MessageParams,
} from 'twilio/lib/rest/api/v2010/account/message.js';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { z } from 'zod';
import {
  createDeliveries,
  type CallbackOrder,
  type Deliveries,
} from '../../../adapters/sandbox/twilio/deliveries.js';
import { createMessages } from '../../../adapters/sandbox/twilio/messages.js';
import { ownNumber } from '../../../adapters/sandbox/twilio/number-store.js';
import { createNumbers } from '../../../adapters/sandbox/twilio/numbers.js';
import { createTwilioApi, type Failure } from '../../../adapters/sandbox/twilio/rest-api.js';
import { createTexts, type Texts } from '../../../adapters/sandbox/twilio/texts.js';
import type { WebhookAlert } from '../../../adapters/sandbox/twilio/webhook-alert.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { served } from '../served.js';

export const accountSid = `AC${'0123456789abcdef'.repeat(2)}`;
export const authToken = 'fedcba9876543210'.repeat(2);
export const studio = '+12025550143';
export const service = `MG${'a'.repeat(32)}`;
export const serviceNumber = '+12025550144';
/** Another number of the same service, which sends from the one above. */
export const secondServiceNumber = '+12025550145';

/** One call of a webhook. */
export interface Called {
  readonly path: string;
  readonly isSigned: boolean;
  readonly token: string | undefined;
  readonly params: Readonly<Record<string, string>>;
}

export interface TextingDouble {
  readonly database: TestDatabase;
  readonly webhooks: string;
  readonly client: Twilio;
  readonly deliveries: Deliveries;
  readonly texts: Texts;
  /** The number of a person of one test alone. */
  somebody(): string;
  /** Sends a text from the studio. */
  send(to: string, more?: Partial<MessageParams>): Promise<MessageInstance>;
  /** The states that status callbacks told, in the order in which they came. */
  told(): readonly (string | undefined)[];
  /** What a phone shows once nothing is under way, as `delivered: Hello`. */
  seenBy(number: string): Promise<readonly string[]>;
  /** What the SDK's lists hold does not know its own id (6.2): resources are reached by theirs. */
  numberOf(phoneNumber: string): Promise<IncomingPhoneNumberContext>;
  /** What came in over the wire, requests as `[operation, parameters]`. */
  readonly requests: (readonly [string, Readonly<Record<string, unknown>>])[];
  readonly answers: unknown[];
  readonly called: Called[];
  readonly alerts: WebhookAlert[];
  /** What the next requests suffer, and how callbacks and webhooks behave; reset by `calm`. */
  readonly trouble: Trouble;
  calm(): void;
  /** Deliveries as another process would make them. */
  process(wait?: (ms: number) => Promise<void>): Deliveries;
  withAdvancedOptOut(): Texts;
  clientAs(sid: string, token: string, timeoutMs?: number): Twilio;
  close(): Promise<void>;
}

export interface Trouble {
  failures: Failure[];
  callbacks: CallbackOrder;
  /** What the text webhook answers. */
  answer: { readonly status: number; readonly type: string; readonly body: string };
}

const calm = (): Trouble => ({
  failures: [],
  callbacks: 'once',
  answer: { status: 200, type: 'text/xml', body: '<Response/>' },
});

/** Twilio's double on loopback with three numbers, a program whose webhooks it calls, and the SDK pointed at it. */
export async function textingDouble(): Promise<TextingDouble> {
  const database = await testDatabase();
  const { pool } = database;
  const [called, alerts, requests, answers]: [
    Called[],
    WebhookAlert[],
    TextingDouble['requests'],
    unknown[],
  ] = [[], [], [], []];
  const trouble = calm();
  const webhooks = await served(express().use(webhooksOf(called, () => trouble.answer)));
  const account = { accountSid, authToken, fetch };
  const alert = (one: WebhookAlert): void => void alerts.push(one);
  const process = (wait: (ms: number) => Promise<void> = () => Promise.resolve()): Deliveries =>
    createDeliveries({ pool, account, wait, callbacks: () => trouble.callbacks, alert });
  const deliveries = process();
  const fail = (operation: string): Failure | undefined => {
    requests.push([operation, {}]);
    return trouble.failures.shift();
  };
  const recorder = Router().use((request, response, next) => {
    requests.push([
      requests.pop()?.[0] ?? '',
      { ...z.record(z.string(), z.unknown()).parse(request.body ?? {}), ...request.query },
    ]);
    const json = response.json.bind(response);
    response.json = (body) => {
      answers.push(body);
      return json(body);
    };
    next();
  });
  const resources = [
    recorder,
    createMessages({ pool, accountSid, deliveries }),
    createNumbers({ pool, accountSid }),
  ];
  const api = await served(express().use(createTwilioApi({ accountSid, authToken, fail, resources })));
  const clientAs = (sid: string, token: string, timeoutMs = 10_000): Twilio => {
    const client = twilio(sid, token, { timeout: timeoutMs });
    client.api.baseUrl = api.origin;
    return client;
  };
  const texts = (hasAdvancedOptOut: boolean): Texts =>
    createTexts({ pool, account, deliveries, hasAdvancedOptOut, alert });
  await ownNumber(pool, { phoneNumber: studio });
  await ownNumber(pool, { phoneNumber: serviceNumber, messagingServiceSid: service });
  await ownNumber(pool, { phoneNumber: secondServiceNumber, messagingServiceSid: service });
  const client = clientAs(accountSid, authToken);
  const listed = texts(false);
  let persons = 0;
  return {
    database,
    webhooks: webhooks.origin,
    client,
    deliveries,
    texts: listed,
    somebody() {
      persons += 1;
      return `+1${persons < 100 ? '303' : '404'}55501${String(persons % 100).padStart(2, '0')}`;
    },
    send: (to, more) =>
      client.messages.create({
        to,
        from: studio,
        body: 'Here is the link.',
        statusCallback: `${webhooks.origin}/status/one`,
        ...more,
      }),
    told: () =>
      called.filter(({ path }) => path.startsWith('/status')).map(({ params }) => params['MessageStatus']),
    async seenBy(number) {
      await deliveries.settled();
      return (await listed.list(number)).map(({ body, status }) => `${status}: ${body}`);
    },
    async numberOf(phoneNumber) {
      const [found] = await client.incomingPhoneNumbers.list({ phoneNumber });
      return client.incomingPhoneNumbers(found?.sid ?? '');
    },
    requests,
    answers,
    called,
    alerts,
    trouble,
    calm() {
      Object.assign(trouble, calm());
      for (const list of [called, alerts, requests, answers]) list.length = 0;
    },
    process,
    withAdvancedOptOut: () => texts(true),
    clientAs,
    async close() {
      await deliveries.settled();
      await api.close();
      await webhooks.close();
      await database.close();
    },
  };
}

const webhooksOf = (called: Called[], answer: () => Trouble['answer']): Router =>
  Router()
    .use(express.urlencoded({ extended: false }))
    .use((request, response) => {
      const params = z.record(z.string(), z.string()).parse({ ...request.body });
      const url = `http://${request.get('host') ?? ''}${request.originalUrl}`;
      called.push({
        path: request.path,
        isSigned: validateRequest(authToken, request.get('x-twilio-signature') ?? '', url, params),
        token: request.get('i-twilio-idempotency-token'),
        params,
      });
      const { status, type, body } = request.path === '/sms' ? answer() : calm().answer;
      response.status(status).type(type).send(body);
    });

/** The number of the error with which a request was refused, or `sent`. */
export const codeOf = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => 'sent',
    (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error ? error.code : error),
  );
