import 'reflect-metadata';
import { Container } from 'inversify';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Due } from '../../application/due/run-due.js';
import type { Clock } from '../../application/ports/clock.js';
import type { Embeddings } from '../../application/ports/embeddings.js';
import type { KeyVault } from '../../application/ports/key-vault.js';
import type { LanguageModel } from '../../application/ports/language-model.js';
import { knowledgeSnapshot } from '../../domain/knowledge/knowledge.js';
import { mailboxSnapshot } from '../../domain/mailbox/mailbox.js';
import type { Ledger } from '../backup/ledger.js';
import { ledgeringVault } from '../backup/ledgering-vault.js';
import { createBlobStore } from '../blob-store/blob-store.js';
import { createMovedBusinesses } from '../business-archive/moved.js';
import { createCheckpoints } from '../checkpoints/checkpoints.js';
import { createContactDirectory } from '../contact-directory/contact-directory.js';
import { createEgress } from '../egress/egress.js';
import { createLocalEmbeddings } from '../embeddings/local-embeddings.js';
import { createCodec } from '../event-store/codec.js';
import type { Kurrent } from '../event-store/kurrent/connect.js';
import { createKurrentEventStore } from '../event-store/kurrent/store.js';
import { createPostgresEventStore } from '../event-store/postgres/store.js';
import { createSnapshots } from '../event-store/snapshots/snapshots.js';
import { createExtractiveModel } from '../extractive/extractive.js';
import { createPostgresKeyVault } from '../key-vault/postgres.js';
import { openAiConfig, openAiEmbeddingsConfig } from '../openai/config.js';
import { createOpenAiEmbeddings } from '../openai/embeddings.js';
import { createOpenAiModel } from '../openai/openai.js';
import { createPassages } from '../passages/passages.js';
import { createReadModels } from '../read-models/read-models.js';
import type { ResendConfig } from '../resend/config.js';
import { createResendMail } from '../resend/resend.js';
import type { MovedClocks } from '../sandbox/clocks/moved-clocks.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import type { TelegramConfig } from '../telegram/config.js';
import type { TwilioConfig } from '../twilio/config.js';
import { createUsage } from '../usage/usage.js';
import { bindBilling, type BillingOutside } from './use-cases/billing.js';
import { bindConsentLog } from './use-cases/consent-log.js';
import { bindDataRequests } from './forgetting/data-requests.js';
import { bindDueWorks } from './duties/due-works.js';
import type { OpenAi } from './environment/vendors.js';
import { bindDisclosure } from './forgetting/disclosure.js';
import { bindErasure } from './forgetting/erasure.js';
import { families } from './families.js';
import { createLastErrors } from './last-errors.js';
import { bindLogins } from './use-cases/logins.js';
import { bindMail } from './use-cases/mail.js';
import { mayUse } from './use-cases/may-use.js';
import { bindNotifications } from './use-cases/notifications.js';
import { bindPhoneCompany } from './use-cases/phone-company.js';
import { bindPhone } from './use-cases/phone.js';
import { bindRetention } from './forgetting/retention.js';
import { bindPolicies } from './use-cases/policies.js';
import { projections } from './projections.js';
import { bindTelegram } from './use-cases/telegram.js';
import { tokens } from './tokens.js';
import { bindUseCases } from './use-cases/use-cases.js';
import { wait } from './wait.js';
import { bindWebhooks } from './use-cases/webhooks.js';
import { bindReports } from './use-cases/weekly-reports.js';

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
  /** What heads of the consent log are signed with; left out where a key of its own is made and kept. */
  readonly consentLogKey?: string | undefined;
  readonly resend: ResendConfig;
  /** Who words the answers; undefined where nobody but the extractive model does. */
  readonly openAi: OpenAi | undefined;
  /** Who brings calls and carries texts; undefined where nobody does. */
  readonly twilio: TwilioConfig | undefined;
  /** Who carries alerts to chats; undefined where nobody does. */
  readonly telegram: TelegramConfig | undefined;
  /** Who collects the money and what is sold; undefined where nothing is billed. */
  readonly payments: BillingOutside | undefined;
  /** Where whoever runs the installation reads letters about requests; left out where that is nowhere. */
  readonly supportAddress?: string | undefined;
  /** Our own addresses, where the sandbox's vendors call us. */
  readonly ownOrigins: readonly string[];
  /** Origins that the SSRF guard lets through: the demo's own, in the sandbox. */
  readonly exemptWebsites: readonly string[];
  /** Milliseconds between two requests to a website. */
  readonly pauseMs: number;
  /** Where people reach us. */
  readonly origin: string;
  readonly now: Clock;
  /** Of the demo's businesses; undefined outside the sandbox. */
  readonly movedClocks: MovedClocks | undefined;
  /** Told of what was due and done; left out where nobody watches. */
  readonly onDueDone?: (due: Due) => void;
  readonly onError: (about: string, error: unknown) => void;
  /** Something an operator should know, in one sentence. */
  readonly onNotice: (sentence: string) => void;
}

const userAgent = 'MiaPulse/0.1 (front desk of the business whose website this is)';
/** The only place that knows the whole graph. Every line calls a factory that a test can call as well. */
export function createContainer(outside: Outside): Container {
  const container = new Container({ defaultScope: 'Singleton' });
  container.bind(tokens.outside).toConstantValue(outside);
  container.bind(tokens.now).toConstantValue(outside.now);
  container.bind(tokens.lastErrors).toConstantValue(createLastErrors(outside.now));
  bindStores(container, outside);
  bindConsentLog(container, outside);
  bindLogins(container, outside);
  bindWorld(container, outside);
  bindUseCases(container);
  bindMail(container);
  bindPhone(container);
  bindWebhooks(container);
  bindTelegram(container);
  bindReports(container);
  bindBilling(container, outside);
  bindNotifications(container);
  bindRetention(container);
  bindDisclosure(container);
  bindErasure(container, outside);
  bindDataRequests(container);
  bindPolicies(container);
  bindDueWorks(container);
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
  const specs = { knowledge: knowledgeSnapshot, mailbox: mailboxSnapshot };
  container
    .bind(tokens.snapshots)
    .toResolvedValue(
      (vault) => createSnapshots({ pool, vault, specs, newId, onFault: onError }),
      [tokens.vault],
    );
  container.bind(tokens.blobs).toResolvedValue((vault) => createBlobStore(pool, vault), [tokens.vault]);
  container.bind(tokens.checkpoints).toResolvedValue(() => createCheckpoints(pool));
  container.bind(tokens.moved).toResolvedValue(() => createMovedBusinesses(pool));
  container
    .bind(tokens.directory)
    .toResolvedValue(() =>
      createContactDirectory({ pool: keysPool, key: deriveKey(masterKey, 'contact-directory') }),
    );
  container.bind(tokens.passages).toResolvedValue(
    (embeddings, maySend) =>
      createPassages({
        pool,
        embeddings,
        onFault: onError,
        ...(!embeddings.isLocal && { mayAsk: maySend }),
      }),
    [tokens.embeddings, tokens.maySend],
  );
  container
    .bind(tokens.maySend)
    .toResolvedValue(({ query }) => mayUse(query, 'language-model'), [tokens.readModels]);
  container.bind(tokens.usage).toResolvedValue(() => createUsage(pool));
}

function vaultOf({ keysPool, masterKey, ledger, onError }: Outside): KeyVault {
  const vault = createPostgresKeyVault({ pool: keysPool, masterKey });
  if (ledger === undefined) return vault;
  return ledgeringVault(vault, ledger, (error) => {
    onError('an erasure was not written to the ledger beside the backups', error);
  });
}

function bindWorld(container: Container, outside: Outside): void {
  const { resend, openAi, twilio, telegram, payments, exemptWebsites, ownOrigins } = outside;
  const processors = [
    ...[resend.baseUrl, openAi?.baseUrl, twilio?.apiUrl, telegram?.apiUrl, payments?.stripe.apiUrl],
    ...ownOrigins,
  ].filter((one) => one !== undefined);
  bindPhoneCompany(container, twilio);
  container
    .bind(tokens.egress)
    .toResolvedValue(() =>
      createEgress({ processors, exemptWebsites, allowsLoopback: ownOrigins.length > 0, userAgent }),
    );
  container.bind(tokens.mail).toResolvedValue(() => createResendMail(resend, { wait }));
  container.bind(tokens.extractive).toResolvedValue(() => createExtractiveModel());
  container
    .bind(tokens.model)
    .toResolvedValue((extractive) => modelOf(outside) ?? extractive, [tokens.extractive]);
  container.bind(tokens.embeddings).toResolvedValue(() => embeddingsOf(outside));
}

function modelOf({ openAi, onNotice }: Outside): LanguageModel | undefined {
  if (openAi === undefined) return undefined;
  return createOpenAiModel(openAiConfig.parse(openAi), {
    safetyIdentifierOf: ({ visitorId }) => visitorId,
    onNotice,
    wait,
    now: () => Date.now(),
  });
}

function embeddingsOf({ openAi }: Outside): Embeddings {
  if (openAi?.embeddingModel === undefined) return createLocalEmbeddings();
  const { apiKey, baseUrl, embeddingModel: model } = openAi;
  return createOpenAiEmbeddings(openAiEmbeddingsConfig.parse({ apiKey, baseUrl, model }), {
    wait,
    now: () => Date.now(),
  });
}
