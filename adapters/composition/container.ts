import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { Container } from 'inversify';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { openDesk } from '../../application/account/open-desk.js';
import { answerLate } from '../../application/conversation/answer-late.js';
import { answerVisitor } from '../../application/conversation/answer-visitor.js';
import { createIntake } from '../../application/conversation/intake.js';
import { startConversation } from '../../application/conversation/start-conversation.js';
import { createHandle } from '../../application/handling/handle.js';
import {
  indexPublished,
  readStartedCrawls,
  repeatInterrupted,
} from '../../application/knowledge/follow-crawls.js';
import { indexPages } from '../../application/knowledge/index-pages.js';
import { readAgain } from '../../application/knowledge/read-again.js';
import { readWebsite } from '../../application/knowledge/read-website.js';
import { captureConfirmed } from '../../application/lead/capture-confirmed.js';
import type { Clock } from '../../application/ports/clock.js';
import { Fault } from '../../application/ports/fault.js';
import type { KeyVault } from '../../application/ports/key-vault.js';
import { account, accountEvents } from '../../domain/account/account.js';
import { conversation, conversationEvents } from '../../domain/conversation/conversation.js';
import { crawl, crawlEvents, crawlUpcasts } from '../../domain/crawl/crawl.js';
import {
  knowledge,
  knowledgeEvents,
  knowledgeSnapshot,
  knowledgeUpcasts,
} from '../../domain/knowledge/knowledge.js';
import { lead, leadEvents } from '../../domain/lead/lead.js';
import { accountOverview } from '../../projections/account-overview/projection.js';
import { createAccountOverview } from '../../projections/account-overview/queries.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { crawlProgress } from '../../projections/crawl-progress/projection.js';
import { crawlSchedule } from '../../projections/crawl-schedule/projection.js';
import { createCrawlSchedule } from '../../projections/crawl-schedule/queries.js';
import { deskDays } from '../../projections/desk-days/projection.js';
import { knowledgePages } from '../../projections/knowledge-pages/projection.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { memberships } from '../../projections/memberships/projection.js';
import { sites } from '../../projections/sites/projection.js';
import { transcript } from '../../projections/transcript/projection.js';
import type { Ledger } from '../backup/ledger.js';
import { ledgeringVault } from '../backup/ledgering-vault.js';
import { createBlobStore } from '../blob-store/blob-store.js';
import { createCheckpoints } from '../checkpoints/checkpoints.js';
import { createContactDetails } from '../contact-details/contact-details.js';
import { createContactDirectory } from '../contact-directory/contact-directory.js';
import { createWebsiteReader } from '../crawler/crawler.js';
import { createEgress } from '../egress/egress.js';
import { createCodec, type Family } from '../event-store/codec.js';
import type { Kurrent } from '../event-store/kurrent/connect.js';
import { createKurrentEventStore } from '../event-store/kurrent/store.js';
import { createPostgresEventStore } from '../event-store/postgres/store.js';
import { createSnapshots } from '../event-store/snapshots/snapshots.js';
import { createExtractiveModel } from '../extractive/extractive.js';
import { createPostgresKeyVault } from '../key-vault/postgres.js';
import { createLogins } from '../logins/logins.js';
import { createSessions } from '../logins/sessions.js';
import { createPassages } from '../passages/passages.js';
import { createReadModels } from '../read-models/read-models.js';
import type { ResendConfig } from '../resend/config.js';
import { createResendMail } from '../resend/resend.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import { createUsage } from '../usage/usage.js';
import { idNamed } from './named-id.js';
import { tokens } from './tokens.js';

/** What an entry point hands in. */
export interface Outside {
  readonly pool: Pool;
  readonly keysPool: Pool;
  readonly masterKey: Uint8Array;
  /** What is destroyed is written down there as well, where backups are kept. */
  readonly ledger: Ledger | undefined;
  /** The KurrentDB that keeps the log; undefined where PostgreSQL keeps it. */
  readonly kurrent: Kurrent | undefined;
  /** The database is this process's own. */
  readonly isAlone: boolean;
  readonly resend: ResendConfig;
  /** Origins that the SSRF guard lets through: the demo's own, in the sandbox. */
  readonly exemptWebsites: readonly string[];
  /** Milliseconds between two requests to a website. */
  readonly pauseMs: number;
  readonly now: Clock;
  readonly onError: (about: string, error: unknown) => void;
}

const families: Readonly<Record<string, Family>> = {
  account: { events: accountEvents, upcasts: {} },
  conversation: { events: conversationEvents, upcasts: {} },
  crawl: { events: crawlEvents, upcasts: crawlUpcasts },
  knowledge: { events: knowledgeEvents, upcasts: knowledgeUpcasts },
  lead: { events: leadEvents, upcasts: {} },
};

const projections = [
  accountOverview,
  conversationInbox,
  crawlProgress,
  crawlSchedule,
  deskDays,
  knowledgePages,
  leadInbox,
  memberships,
  sites,
  transcript,
];

const userAgent = 'MiaPulse/0.1 (front desk of the business whose website this is)';
const limits = {
  pageCountMax: 300,
  bytesPerPageMax: 2_000_000,
  bytesMax: 100_000_000,
  depthMax: 8,
  timeoutPerPageMs: 15_000,
  timeoutMs: 15 * 60_000,
};
/** Where phone numbers without a country code are taken to be. */
const country = 'US';

/** Resolves after a while, or at once when the signal is aborted. */
export const wait = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
};

/** The only place that knows the whole graph. Every line calls a factory that a test can call as well. */
export function createContainer(outside: Outside): Container {
  const container = new Container({ defaultScope: 'Singleton' });
  container.bind(tokens.outside).toConstantValue(outside);
  container.bind(tokens.now).toConstantValue(outside.now);
  bindStores(container, outside);
  bindWorld(container, outside);
  bindUseCases(container);
  bindPolicies(container);
  return container;
}

function bindStores(container: Container, outside: Outside): void {
  const { pool, keysPool, masterKey, kurrent, isAlone, onError } = outside;
  const newId = uuidv7;
  container.bind(tokens.vault).toResolvedValue(() => vaultOf(outside));
  container.bind(tokens.codec).toResolvedValue((vault) => createCodec(families, vault), [tokens.vault]);
  container
    .bind(tokens.store)
    .toResolvedValue(
      (codec) =>
        kurrent === undefined
          ? createPostgresEventStore({ pool, codec, wait })
          : createKurrentEventStore({ kurrent, pool, codec, wait }),
      [tokens.codec],
    );
  container
    .bind(tokens.readModels)
    .toResolvedValue(
      (store) => createReadModels({ pool, store, projections, isAlone, onFault: onError }),
      [tokens.store],
    );
  const specs = { knowledge: knowledgeSnapshot };
  container
    .bind(tokens.snapshots)
    .toResolvedValue(
      (vault) => createSnapshots({ pool, vault, specs, newId, onFault: onError }),
      [tokens.vault],
    );
  container.bind(tokens.blobs).toResolvedValue((vault) => createBlobStore(pool, vault), [tokens.vault]);
  container.bind(tokens.checkpoints).toResolvedValue(() => createCheckpoints(pool));
  container
    .bind(tokens.directory)
    .toResolvedValue(() =>
      createContactDirectory({ pool: keysPool, key: deriveKey(masterKey, 'contact-directory') }),
    );
  container.bind(tokens.passages).toResolvedValue(() => createPassages(pool));
  container.bind(tokens.usage).toResolvedValue(() => createUsage(pool));
  container
    .bind(tokens.logins)
    .toResolvedValue(() => createLogins({ pool, key: deriveKey(masterKey, 'logins'), newId }));
  container.bind(tokens.sessions).toResolvedValue(() => createSessions(pool));
}

function vaultOf({ keysPool, masterKey, ledger, onError }: Outside): KeyVault {
  const vault = createPostgresKeyVault({ pool: keysPool, masterKey });
  if (ledger === undefined) return vault;
  return ledgeringVault(vault, ledger, (error) => {
    onError('an erasure was not written to the ledger beside the backups', error);
  });
}

function bindWorld(container: Container, { resend, exemptWebsites }: Outside): void {
  container
    .bind(tokens.egress)
    .toResolvedValue(() => createEgress({ processors: [resend.baseUrl], exemptWebsites, userAgent }));
  container.bind(tokens.mail).toResolvedValue(() => createResendMail(resend, { wait }));
  container.bind(tokens.model).toResolvedValue(() => createExtractiveModel());
}

function bindUseCases(container: Container): void {
  const newId = uuidv7;
  container
    .bind(tokens.handles)
    .toResolvedValue(
      (store, snapshots) => createHandle({ store, newId, snapshots }),
      [tokens.store, tokens.snapshots],
    );
  container.bind(tokens.handleAccount).toResolvedValue((handle) => handle(account), [tokens.handles]);
  container
    .bind(tokens.handleConversation)
    .toResolvedValue((handle) => handle(conversation), [tokens.handles]);
  container.bind(tokens.handleCrawl).toResolvedValue((handle) => handle(crawl), [tokens.handles]);
  container.bind(tokens.handleKnowledge).toResolvedValue((handle) => handle(knowledge), [tokens.handles]);
  container.bind(tokens.handleLead).toResolvedValue((handle) => handle(lead), [tokens.handles]);
  container.bind(tokens.deskAt).toResolvedValue(
    (handleConversation, model, passages, directory, readModels) => {
      const intake = createIntake({ details: createContactDetails(), country });
      const accounts = createAccountOverview(readModels.query);
      const businessOf = async (tenant: string) => {
        const profile = await accounts.profile(tenant);
        if (profile?.businessName == null) {
          throw new Fault('business-not-found', 'There is no such business any more.');
        }
        return { name: profile.businessName, timeZone: profile.timeZone };
      };
      return (now) => ({
        start: startConversation({ handleConversation, newId, now }),
        answering: answerVisitor({
          ...{ handleConversation, model, passages, directory, intake, businessOf, newId, now },
        }),
      });
    },
    [tokens.handleConversation, tokens.model, tokens.passages, tokens.directory, tokens.readModels],
  );
  container.bind(tokens.readAgain).toResolvedValue(
    (readModels, handleCrawl, now) => {
      const accounts = createAccountOverview(readModels.query);
      const schedule = createCrawlSchedule(readModels.query);
      return readAgain({
        due: (at, countMax) => schedule.due(at, countMax),
        websiteOf: async (accountId) => (await accounts.profile(accountId))?.website ?? null,
        ...{ handleCrawl, idOf: idNamed, now },
      });
    },
    [tokens.readModels, tokens.handleCrawl, tokens.now],
  );
  container.bind(tokens.desk).toResolvedValue((deskAt, now) => deskAt(now), [tokens.deskAt, tokens.now]);
}

function bindPolicies(container: Container): void {
  container.bind(tokens.policies).toResolvedValue(
    (
      { pauseMs },
      now,
      egress,
      blobs,
      passages,
      { answering },
      handleConversation,
      handleCrawl,
      handleKnowledge,
      handleLead,
    ) => {
      const reader = createWebsiteReader(
        { webFetch: egress.webFetch, robotsToken: 'MiaPulse', pauseMs },
        { wait, now: () => Date.now() },
      );
      const read = readWebsite({ handleCrawl, handleKnowledge, reader, blobs, limits, newId: uuidv7, now });
      return [
        openDesk({ handleCrawl, handleKnowledge, now }),
        readStartedCrawls({ handleCrawl, read, now }),
        repeatInterrupted({ handleCrawl, now }),
        indexPublished(indexPages({ blobs, passages })),
        captureConfirmed({ handleConversation, handleLead }),
        answerLate(answering),
      ];
    },
    [
      tokens.outside,
      tokens.now,
      tokens.egress,
      tokens.blobs,
      tokens.passages,
      tokens.desk,
      tokens.handleConversation,
      tokens.handleCrawl,
      tokens.handleKnowledge,
      tokens.handleLead,
    ],
  );
}
