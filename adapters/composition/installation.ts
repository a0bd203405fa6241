import type { Container } from 'inversify';
import express from 'express';
import { createLedger } from '../backup/ledger.js';
import { refuseHalfRestored } from '../backup/restoring.js';
import { refuseHalfMoved } from '../business-archive/moved.js';
import { connectKurrent } from '../event-store/kurrent/connect.js';
import { createApp } from '../http/app.js';
import { operatorLink } from '../letters/operator-letter.js';
import { clockRoutes } from '../sandbox/clocks/clock-routes.js';
import type { TimeMachine } from '../sandbox/clocks/time-machine.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import { stripeConfig } from '../stripe/config.js';
import { telegramConfig, type TelegramConfig } from '../telegram/config.js';
import { twilioConfig, type TwilioConfig } from '../twilio/config.js';
import { startBackupDuties } from './duties/backup-duties.js';
import { billingWebhook } from './use-cases/billing.js';
import { createContainer } from './container.js';
import { openDatabases, type Databases } from './databases.js';
import { startDuties, startPolicies } from './duties/duties.js';
import type { Environment } from './environment/environment.js';
import type { Life } from './life.js';
import { letGoOfTheForgotten } from './forgetting/erasure.js';
import { listen } from './listen.js';
import { mailWebhooks } from './routes/mail.js';
import { refuseOtherLog } from './one-log.js';
import { startDemo } from './demo/open-demo.js';
import { startPhone } from './routes/phone-door.js';
import { writePapers } from './papers.js';
import { examplePlans, readPlans } from './plans.js';
import { createRoutes } from './routes/routes.js';
import { storageDuty } from './duties/storage-duties.js';
import { startDuty } from './duties/duty.js';
import { startSandbox } from './sandbox/sandbox.js';
import { timeMachineOf } from './demo/time-machine.js';
import { tokens } from './tokens.js';
import { startWebhookDuties } from './use-cases/webhooks.js';

export interface Installation {
  /** Where people reach it. */
  readonly origin: string;
  readonly isSandbox: boolean;
  readonly masterKeyFile: string | undefined;
  /** In the sandbox: opens the demo's dashboard, once. */
  readonly demoLogin: string | undefined;
  /** In the sandbox: opens the operator's view, once. */
  readonly operatorLogin: string | undefined;
  close(): Promise<void>;
}

/** Starts everything that one process runs. Raises a `Fault` whose text says what to do. */
export async function startInstallation(
  environment: Environment,
  { onError, onNotice }: Pick<Life, 'onError' | 'onNotice'>,
): Promise<Installation> {
  const closing: (() => Promise<void>)[] = [];
  let isClosing = false;
  const close = async (): Promise<void> => {
    isClosing = true;
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const databases = await openDatabases(environment, (error) => {
      if (!isClosing) onError('a database connection ended', error);
    });
    closing.push(() => databases.close());
    await refuseHalfRestored(databases.pool);
    await refuseHalfMoved(databases.pool);
    return { ...(await run(environment, databases, { closing, onError, onNotice })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function run(environment: Environment, databases: Databases, { closing, onError, onNotice }: Life) {
  const { port, host, publicUrl, isSandbox, dataDir, backupDir, eventStoreUrl, openAi } = environment;
  // The port is taken before anything is promised to be there: an app is hung in once it is whole.
  const front = express();
  const door = await listen(front, port, host);
  closing.push(() => door.close());
  const origin = publicUrl ?? `http://${host === '127.0.0.1' ? 'localhost' : host}:${String(door.port)}`;
  const plans = environment.plansFile === undefined ? examplePlans : readPlans(environment.plansFile);
  const sandbox = isSandbox
    ? await startSandbox(databases, {
        origin,
        door,
        dataDir,
        closing,
        onError,
        hasPhone: environment.twilio !== undefined,
        plans,
      })
    : undefined;
  const twilio = sandbox?.phone?.config ?? twilioConfigOf(environment, origin);

  const telegram = sandbox?.telegram.config ?? telegramConfigOf(environment, origin, databases.masterKey);
  const stripe = sandbox?.stripe.config ?? (environment.stripe && stripeConfig.parse(environment.stripe));

  const now = (): string => new Date().toISOString();
  const ledger = backupDir === undefined ? undefined : createLedger({ ...databases, target: backupDir, now });
  if (backupDir !== undefined && ledger !== undefined) {
    closing.push(startBackupDuties({ target: backupDir, ledger, now, onError }));
  }
  const container = createContainer({
    ...databases,
    ledger,
    movedClocks: sandbox?.movedClocks,
    onDueDone: (due) => timeMachine?.note(due),
    origin,
    now,
    consentLogKey: environment.consentLogKey,
    supportAddress: environment.supportEmail.includes('@')
      ? environment.supportEmail
      : environment.operatorEmails[0],
    openAi,
    kurrent: eventStoreUrl === undefined ? undefined : await connectKurrent(eventStoreUrl),
    resend: {
      timeoutMs: 10_000,
      triesMax: 4,
      ...(sandbox?.mail.config ?? environment.resend ?? unreachable),
    },
    twilio,
    telegram,
    payments: stripe !== undefined && environment.isBilled ? { stripe, plans } : undefined,
    // Where the sandbox's vendors call us back.
    ownOrigins: sandbox === undefined ? [] : [sandbox.publicUrl],
    exemptWebsites: sandbox === undefined ? [] : [sandbox.website],
    pauseMs: isSandbox ? 20 : 500,
    onError,
    onNotice,
  });
  const readModels = container.get(tokens.readModels);
  const store = container.get(tokens.store);
  const egress = container.get(tokens.egress);
  egress.install();
  closing.push(
    () => egress.close(),
    () => store.close(),
  );
  await refuseOtherLog({ pool: databases.pool, store, readModels, isKurrent: eventStoreUrl !== undefined });
  await readModels.start();
  closing.push(() => readModels.stop());
  letGoOfTheForgotten(container);
  startPolicies(container.get(tokens.policies), container, { closing, onError });
  startDuties(container, { closing, onError });
  const storage = storageDuty({ ...databases, usage: container.get(tokens.usage), now, onNotice });
  closing.push(startDuty({ ...storage, onError }));
  closing.push(startWebhookDuties(container.get(tokens.dispatch)));

  const timeMachine: TimeMachine | undefined =
    sandbox && timeMachineOf(container, { ...databases, ...sandbox });

  const papers = await writePapers(container, { ...environment, origin });
  const routes = createRoutes(container, { ...environment, ...papers, origin });
  const phone = twilio && startPhone(container, twilio, { onError, onNotice });
  if (phone !== undefined) door.onUpgrade((...upgrade) => phone.relay.handleUpgrade(...upgrade));
  const chats = container.get(tokens.telegram);
  const parts = {
    ...routes,
    sandbox: sandbox && timeMachine && { ...sandbox.routes, clock: clockRoutes(timeMachine) },
    webhooks: [
      ...(phone === undefined ? [] : [phone.webhooks]),
      ...mailWebhooks(container, (sandbox?.mail.config ?? environment.resend)?.webhookSecret),
      ...(chats === 'off' ? [] : [chats.webhooks]),
      ...(stripe === undefined || !environment.isBilled
        ? []
        : [billingWebhook(container, stripe, { onNotice, onError })]),
    ],
    isReady: async () => (await readModels.progress()).every(({ status }) => status !== 'parked'),
    onError: (error: unknown) => {
      onError('a request failed', error);
    },
  };
  front.use(createApp({ origin, trustedProxyHops: environment.trustedProxyHops, isSandbox }, parts));
  void sandbox?.mail.double.courier.resume().catch((error: unknown) => {
    onError('letters of the sandbox were not taken up again', error);
  });
  // Texts that were under way when the process ended: only now somebody hears what becomes of them.
  void sandbox?.phone?.double.deliveries.resume().catch((error: unknown) => {
    onError('texts of the sandbox were not taken up again', error);
  });
  if (chats !== 'off') {
    const stopping = new AbortController();
    const connecting = chats.connect(stopping.signal);
    closing.push(() => {
      stopping.abort();
      return connecting;
    });
  }
  closing.push(() => {
    for (const streams of routes.streams) streams.close();
    phone?.relay.close();
    return Promise.resolve();
  });
  const demoLogin =
    sandbox &&
    (await startDemo(container, {
      ...{ website: sandbox.website, hasPast: environment.hasDemoPast, inForce: papers.inForce },
      ...{ origin, closing, onError },
    }));
  const [email] = environment.operatorEmails;
  const operatorLogin =
    isSandbox && email !== undefined ? await openOperator(container, origin, email) : undefined;
  return { origin, isSandbox, masterKeyFile: databases.masterKeyFile, demoLogin, operatorLogin };
}

async function openOperator(container: Container, origin: string, email: string): Promise<string> {
  const logins = container.get(tokens.logins);
  const { token } = await logins.open({ purpose: 'operator', email }, { boundTo: 'nobody' });
  return operatorLink(origin, token);
}

const unreachable = { apiKey: 'none', baseUrl: 'http://127.0.0.1:9', from: 'nobody <nobody@localhost>' };

function twilioConfigOf({ twilio }: Environment, origin: string): TwilioConfig | undefined {
  return twilio && twilioConfig.parse({ ...twilio, publicUrl: origin.replace('//localhost', '//127.0.0.1') });
}

function telegramConfigOf(
  { telegram }: Environment,
  origin: string,
  masterKey: Uint8Array,
): TelegramConfig | undefined {
  if (telegram === undefined) return undefined;
  const derived = Buffer.from(deriveKey(masterKey, 'telegram-webhook')).toString('base64url');
  return telegramConfig.parse({
    ...{ botToken: telegram.botToken, apiUrl: telegram.apiUrl },
    webhookSecret: telegram.webhookSecret ?? derived,
    publicUrl: origin.replace('//localhost', '//127.0.0.1'),
  });
}
