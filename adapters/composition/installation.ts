import { join } from 'node:path';
import express from 'express';
import { uuidv7 } from 'uuidv7';
import type { Plans } from '../../application/billing/plans.js';
import { assignNumber } from '../../application/call/assign-number.js';
import { lineHandle, linesScope } from '../../application/call/needs.js';
import { createFollow, type Policy } from '../../application/handling/follow.js';
import { createLedger } from '../backup/ledger.js';
import { refuseHalfRestored } from '../backup/restoring.js';
import { connectKurrent } from '../event-store/kurrent/connect.js';
import { createApp } from '../http/app.js';
import { noticeFor } from '../http/notice.js';
import { clockRoutes } from '../sandbox/clocks/clock-routes.js';
import { createMovedClocks } from '../sandbox/clocks/moved-clocks.js';
import type { TimeMachine } from '../sandbox/clocks/time-machine.js';
import { demoSite } from '../sandbox/demo-site/demo-site.js';
import { handsetRoutes } from '../sandbox/handset.js';
import { sandboxPages } from '../sandbox/mailbox.js';
import { telegramPage } from '../sandbox/telegram-page.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import { telegramConfig, type TelegramConfig } from '../telegram/config.js';
import { stripeConfig } from '../stripe/config.js';
import { twilioConfig, type TwilioConfig } from '../twilio/config.js';
import { createPhoneLine } from '../twilio/phone-line.js';
import { startBackupDuties } from './backup-duties.js';
import { consentLogDuty } from './consent-log.js';
import { createContainer } from './container.js';
import { openDatabases, type Databases } from './databases.js';
import { demoLine } from './demo-line.js';
import { demo, openDemo, playDemoPast } from './demo.js';
import { startDuty } from './duty.js';
import type { Environment } from './environment.js';
import { listen, type Listening } from './listen.js';
import { refuseOtherLog } from './one-log.js';
import { createRoutes } from './routes.js';
import { operatorLink } from '../letters/operator-letter.js';
import { idNamed } from './named-id.js';
import { mailWebhooks } from './mail-routes.js';
import { startSandboxMail } from './sandbox-mail.js';
import { startSandboxTelegram } from './sandbox-telegram.js';
import { billingDuties, billingWebhook } from './billing.js';
import { examplePlans, readPlans } from './plans.js';
import { startSandboxStripe } from './sandbox-stripe.js';
import { startSandboxPhone } from './sandbox-phone.js';
import { timeMachineOf } from './time-machine.js';
import { tokens } from './tokens.js';
import { wait } from './wait.js';
import { startWebhookDuties } from './webhooks.js';

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

type OnError = (about: string, error: unknown) => void;

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
    return { ...(await run(environment, databases, { closing, onError, onNotice })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Life {
  readonly closing: (() => Promise<void>)[];
  readonly onError: OnError;
  readonly onNotice: (sentence: string) => void;
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
    consentLogKey: environment.consentLogKey,
    movedClocks: sandbox?.movedClocks,
    onDueDone: (due) => timeMachine?.note(due),
    origin,
    now,
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
  startPolicies(container.get(tokens.policies), container, { closing, onError });
  startDuties(container, { closing, onError });
  closing.push(startWebhookDuties(container.get(tokens.dispatch)));

  const timeMachine: TimeMachine | undefined =
    sandbox && timeMachineOf(container, { ...databases, ...sandbox });

  const routes = createRoutes(container, { ...environment, origin });
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
    routes.live.close();
    phone?.relay.close();
    return Promise.resolve();
  });
  const demoLogin =
    sandbox && (await startDemo(container, { website: sandbox.website, origin, closing, onError }));
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

interface Place {
  readonly origin: string;
  readonly door: Listening;
  readonly dataDir: string;
  readonly closing: Life['closing'];
  readonly onError: OnError;
  readonly plans: Plans;
  /** Another double of the phone company is there already. */
  readonly hasPhone: boolean;
}

/** The made-up business's website and the other sides of the vendors, each on a loopback port of its own. */
async function startSandbox({ pool }: Databases, place: Place) {
  const { origin, door, dataDir, closing, onError } = place;
  const loopback = '127.0.0.1';
  const changedPages = join(dataDir, 'demo-site');
  const site = express().use(
    demoSite({ widgetUrl: `${origin}/widget.js`, siteKey: demo.siteKey, changedPages }),
  );
  // The port beside ours, so that links to the demo's pages stay good; any other when somebody has it.
  const siteDoor = await listen(site, door.port + 1, loopback).catch(() => listen(site, 0, loopback));
  closing.push(() => siteDoor.close());
  // By number: what signs an address and what answers it have to name it alike.
  const publicUrl = `http://${loopback}:${String(door.port)}`;
  const mail = await startSandboxMail({ pool, publicUrl, closing });
  const phone = place.hasPhone ? undefined : await startSandboxPhone({ pool, publicUrl, closing, onError });
  const telegram = await startSandboxTelegram({ pool, origin, publicUrl, closing, onError });
  const movedClocks = await createMovedClocks(pool);
  const stripe = await startSandboxStripe({
    pool,
    publicUrl,
    origin,
    plans: place.plans,
    movedClocks,
    closing,
    onError,
  });
  return {
    ...{ publicUrl, phone, mail, telegram, movedClocks, stripe },
    website: `http://${loopback}:${String(siteDoor.port)}/`,
    routes: {
      mailbox: sandboxPages(pool),
      stripe: stripe.double.pages,
      telegram: telegramPage(telegram.double.people),
      handset: phone && handsetRoutes({ ...phone.double, ringing: phone.ringing, lines: [demoLine] }),
      demo: demoSite({ widgetUrl: '/widget.js', siteKey: demo.siteKey, changedPages }),
    },
  };
}

type Container = ReturnType<typeof createContainer>;

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

/** How calls and texts come in. */
function startPhone(
  container: Container,
  config: TwilioConfig,
  { onError, onNotice }: Pick<Life, 'onError' | 'onNotice'>,
) {
  const { masterKey } = container.get(tokens.outside);
  const directory = container.get(tokens.directory);
  return createPhoneLine(config, {
    calls: container.get(tokens.calls),
    receiveText: container.get(tokens.receiveText),
    recordTextStatus: container.get(tokens.recordTextStatus),
    alerts: container.get(tokens.alertCalls),
    tenantOf: (line) => directory.find(linesScope, lineHandle(line)),
    ...{ idNamed, wait, newId: uuidv7, now: () => Date.now() },
    relayKey: deriveKey(masterKey, 'phone-relay'),
    onNotice: (notice) => {
      onNotice(`The phone company's door: ${notice}.`);
    },
    onError: (error) => {
      onError('a call or text failed', error);
    },
  });
}

function startPolicies(
  policies: readonly Policy[],
  container: Container,
  { closing, onError }: Pick<Life, 'closing' | 'onError'>,
): void {
  const follow = createFollow({
    store: container.get(tokens.store),
    checkpoints: container.get(tokens.checkpoints),
    now: () => Date.now(),
    wait,
    onFailure: (policy, eventId, error, tenant) => {
      if (tenant !== undefined) container.get(tokens.lastErrors).note(tenant, `policy: ${policy}`, error);
      onError(`policy ${policy} failed at event ${eventId}`, error);
    },
  });
  const following = policies.map((policy) => follow(policy));
  closing.push(async () => {
    await Promise.all(following.map((one) => one.stop()));
  });
}

/** What a running installation owes its businesses: their websites are read again, and what is due is done, when it is time. */
function startDuties(container: Container, { closing, onError }: Pick<Life, 'closing' | 'onError'>): void {
  const reading = { work: container.get(tokens.readAgain), everyMs: 5 * 60 * 1_000 };
  const addresses = { work: container.get(tokens.ripenAddresses), everyMs: 5 * 60 * 1_000 };
  const due = { work: container.get(tokens.runDue), everyMs: 1_000 };
  for (const duty of billingDuties(container)) closing.push(startDuty({ ...duty, onError }));
  closing.push(startDuty({ ...consentLogDuty(container), onError }));
  closing.push(
    startDuty({ ...reading, failure: 'websites that are due were not read again', onError }),
    startDuty({ ...addresses, failure: 'changes of address that are due were not applied', onError }),
    startDuty({ ...due, failure: 'what is due was not looked up', onError }),
  );
}

interface Demo extends Pick<Life, 'closing' | 'onError'> {
  readonly website: string;
  readonly origin: string;
}

/** Opens the made-up business and plays its past in the background. Answers a link that logs its owner in, once. */
async function startDemo(container: Container, { website, origin, closing, onError }: Demo): Promise<string> {
  const stopping = new AbortController();
  const needs = {
    handleAccount: container.get(tokens.handleAccount),
    handleDesk: container.get(tokens.handleDesk),
    handleKnowledge: container.get(tokens.handleKnowledge),
    handleLine: container.get(tokens.handleLine),
    assign: assignNumber(container.get(tokens.callNeeds)),
    directory: container.get(tokens.directory),
    checkpoints: container.get(tokens.checkpoints),
    passages: container.get(tokens.passages),
    usage: container.get(tokens.usage),
    deskAt: container.get(tokens.deskAt),
    now: container.get(tokens.now),
    noticeVersion: (language: string) => noticeFor(language, '').version,
    website,
    signal: stopping.signal,
  };
  await openDemo(needs);
  // Whoever opens the demo at once finds it there.
  await container.get(tokens.readModels).waitFor(await container.get(tokens.store).head(), 5_000);
  const playing = playDemoPast(needs).catch((error: unknown) => {
    if (!stopping.signal.aborted) onError('the demo’s past was not played to its end', error);
  });
  closing.push(async () => {
    stopping.abort();
    await playing;
  });
  const { token } = await container
    .get(tokens.logins)
    .open({ purpose: 'login', email: demo.ownerEmail }, { boundTo: 'nobody' });
  return `${origin}/#/login/${token}`;
}
