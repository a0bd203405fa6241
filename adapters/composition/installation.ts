import { join } from 'node:path';
import express from 'express';
import { uuidv7 } from 'uuidv7';
import { assignNumber } from '../../application/call/assign-number.js';
import { lineHandle, linesScope } from '../../application/call/needs.js';
import { createFollow, type Policy } from '../../application/handling/follow.js';
import { createLedger } from '../backup/ledger.js';
import { refuseHalfRestored } from '../backup/restoring.js';
import { connectKurrent } from '../event-store/kurrent/connect.js';
import { createApp } from '../http/app.js';
import { noticeFor } from '../http/notice.js';
import { createMovedClocks } from '../sandbox/clocks/moved-clocks.js';
import { demoSite } from '../sandbox/demo-site/demo-site.js';
import { handsetRoutes } from '../sandbox/handset.js';
import { sandboxPages } from '../sandbox/mailbox.js';
import { createResendDouble } from '../sandbox/resend/resend-double.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import { twilioConfig, type TwilioConfig } from '../twilio/config.js';
import { createPhoneLine } from '../twilio/phone-line.js';
import { startBackupDuties } from './backup-duties.js';
import { createContainer } from './container.js';
import { openDatabases, type Databases } from './databases.js';
import { demoLine } from './demo-line.js';
import { demo, openDemo, playDemoPast } from './demo.js';
import { startDuty } from './duty.js';
import type { Environment } from './environment.js';
import { listen, type Listening } from './listen.js';
import { refuseOtherLog } from './one-log.js';
import { createRoutes } from './routes.js';
import { idNamed } from './named-id.js';
import { startSandboxPhone } from './sandbox-phone.js';
import { tokens } from './tokens.js';
import { wait } from './wait.js';

export interface Installation {
  /** Where people reach it. */
  readonly origin: string;
  readonly isSandbox: boolean;
  readonly masterKeyFile: string | undefined;
  /** In the sandbox: opens the demo's dashboard, once. */
  readonly demoLogin: string | undefined;
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
  const sandbox = isSandbox
    ? await startSandbox(databases, {
        origin,
        door,
        dataDir,
        closing,
        onError,
        hasPhone: environment.twilio !== undefined,
      })
    : undefined;
  const twilio = sandbox?.phone?.config ?? twilioConfigOf(environment, origin);

  const now = (): string => new Date().toISOString();
  const ledger = backupDir === undefined ? undefined : createLedger({ ...databases, target: backupDir, now });
  if (backupDir !== undefined && ledger !== undefined) {
    closing.push(startBackupDuties({ target: backupDir, ledger, now, onError }));
  }
  const container = createContainer({
    ...databases,
    ledger,
    movedClocks: sandbox?.movedClocks,
    origin,
    now,
    openAi,
    kurrent: eventStoreUrl === undefined ? undefined : await connectKurrent(eventStoreUrl),
    resend: { timeoutMs: 10_000, triesMax: 4, ...(sandbox?.resend ?? environment.resend ?? unreachable) },
    twilio,
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

  const routes = createRoutes(container, { ...environment, origin });
  const phone = twilio && startPhone(container, twilio, { onError, onNotice });
  if (phone !== undefined) door.onUpgrade((...upgrade) => phone.relay.handleUpgrade(...upgrade));
  const parts = {
    ...routes,
    webhooks: phone === undefined ? [] : [phone.webhooks],
    sandbox: sandbox?.routes,
    isReady: async () => (await readModels.progress()).every(({ status }) => status !== 'parked'),
    onError: (error: unknown) => {
      onError('a request failed', error);
    },
  };
  front.use(createApp({ origin, trustedProxyHops: environment.trustedProxyHops, isSandbox }, parts));
  // Texts that were under way when the process ended: only now somebody hears what becomes of them.
  void sandbox?.phone?.double.deliveries.resume().catch((error: unknown) => {
    onError('texts of the sandbox were not taken up again', error);
  });
  closing.push(() => {
    routes.live.close();
    phone?.relay.close();
    return Promise.resolve();
  });
  const demoLogin =
    sandbox && (await startDemo(container, { website: sandbox.website, origin, closing, onError }));
  return { origin, isSandbox, masterKeyFile: databases.masterKeyFile, demoLogin };
}

const unreachable = { apiKey: 'none', baseUrl: 'http://127.0.0.1:9', from: 'nobody <nobody@localhost>' };

interface Place {
  readonly origin: string;
  readonly door: Listening;
  readonly dataDir: string;
  readonly closing: Life['closing'];
  readonly onError: OnError;
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
  const mailDoor = await listen(express().use(createResendDouble(pool)), 0, loopback);
  closing.push(() => mailDoor.close());
  // By number: what signs an address and what answers it have to name it alike.
  const publicUrl = `http://${loopback}:${String(door.port)}`;
  const phone = place.hasPhone ? undefined : await startSandboxPhone({ pool, publicUrl, closing, onError });
  return {
    ...{ publicUrl, phone, movedClocks: await createMovedClocks(pool) },
    website: `http://${loopback}:${String(siteDoor.port)}/`,
    resend: {
      apiKey: 're_sandbox',
      baseUrl: `http://${loopback}:${String(mailDoor.port)}`,
      from: 'MiaPulse <desk@miapulse.example>',
    },
    routes: {
      mailbox: sandboxPages(pool),
      handset: phone && handsetRoutes({ ...phone.double, ringing: phone.ringing, lines: [demoLine] }),
      demo: demoSite({ widgetUrl: '/widget.js', siteKey: demo.siteKey, changedPages }),
    },
  };
}

type Container = ReturnType<typeof createContainer>;

function twilioConfigOf({ twilio }: Environment, origin: string): TwilioConfig | undefined {
  return twilio && twilioConfig.parse({ ...twilio, publicUrl: origin.replace('//localhost', '//127.0.0.1') });
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
    onFailure: (policy, eventId, error) => {
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
  const due = { work: container.get(tokens.runDue), everyMs: 1_000 };
  closing.push(
    startDuty({ ...reading, failure: 'websites that are due were not read again', onError }),
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
