import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Container } from 'inversify';
import type { Pool } from 'pg';
import { Fault } from '../../../application/ports/fault.js';
import {
  joinOrStartEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../embedded-postgres/embedded-postgres.js';
import { connectKurrent } from '../../event-store/kurrent/connect.js';
import { openDatabases, ownAddresses, type Databases } from '../databases.js';
import type { Environment } from '../environment/environment.js';
import { tokens } from '../tokens.js';

/** An installation in the hands of a command. */
export interface AtHand {
  readonly databases: Databases;
  readonly container: Container;
}

/** Raises `log-elsewhere` where KurrentDB keeps the log: what is here alone is no installation. */
export function requireOwnLog({ eventStoreUrl }: Environment): void {
  if (eventStoreUrl === undefined) return;
  throw new Fault(
    'log-elsewhere',
    'KurrentDB keeps the log of this installation: back up and restore that with its own tools, and PostgreSQL with pg_dump.',
  );
}

/** A server that runs on this database keeps a lease on its read models. */
export async function refuseServed(pool: Pool): Promise<void> {
  const { rowCount } = await pool.query(
    `select from read_models.builds where owner <> '' and lease_until > now() limit 1`,
  );
  if (rowCount === 0) return;
  throw new Fault(
    'installation-served',
    'A server runs on this database: stop it, wait ten seconds, and try again.',
  );
}

type Work<Result> = (atHand: AtHand) => Promise<Result>;

/** Works on the database of the running server, or on one started for the command where none runs. */
export const besideServer = <Result>(environment: Environment, work: Work<Result>): Promise<Result> =>
  withInstallation(environment, joinOrStartEmbeddedPostgres, work);

/**
 * Works on a data directory that nobody else holds: raises `data-directory-in-use` otherwise. A master key is not made: what
 * a command brings here was sealed under one that exists.
 */
export async function insteadOfServer<Result>(environment: Environment, work: Work<Result>): Promise<Result> {
  const keyFile = join(environment.dataDir, 'master-key');
  if (environment.masterKey === undefined && !existsSync(keyFile)) {
    throw new Fault(
      'master-key-missing',
      `The master key is needed first: put the file that belongs to the backup at ${keyFile}, or set MASTER_KEY.`,
    );
  }
  return withInstallation(environment, startEmbeddedPostgres, work);
}

async function withInstallation<Result>(
  environment: Environment,
  start: (config: { readonly dataDir: string }) => Promise<EmbeddedPostgres>,
  work: Work<Result>,
): Promise<Result> {
  const embedded = environment.databases === undefined ? await start(environment) : undefined;
  try {
    const addresses = embedded && (await ownAddresses(embedded));
    // A connection that ends fails the query that runs on it, and so the command.
    const databases = await openDatabases(
      { ...environment, databases: addresses ?? environment.databases },
      () => undefined,
    );
    try {
      return await workOn(environment, databases, work);
    } finally {
      await databases.close();
    }
  } finally {
    await embedded?.stop();
  }
}

async function workOn<Result>(
  { eventStoreUrl, consentLogKey, publicUrl }: Environment,
  databases: Databases,
  work: Work<Result>,
): Promise<Result> {
  // Loaded only now: whoever asks for help, or asks wrongly, does not wait for all the rest.
  const { createContainer } = await import('../container.js');
  const container = createContainer({
    ...databases,
    ledger: undefined,
    consentLogKey,
    kurrent: eventStoreUrl === undefined ? undefined : await connectKurrent(eventStoreUrl),
    // A command sends no letter, reads no website and asks no model.
    resend: {
      apiKey: 'none',
      baseUrl: 'http://127.0.0.1:9',
      from: 'nobody <nobody@localhost>',
      timeoutMs: 1,
      triesMax: 1,
    },
    openAi: undefined,
    twilio: undefined,
    telegram: undefined,
    payments: undefined,
    ownOrigins: [],
    movedClocks: undefined,
    exemptWebsites: [],
    pauseMs: 0,
    origin: publicUrl ?? '',
    now: () => new Date().toISOString(),
    onError: () => undefined,
    onNotice: () => undefined,
  });
  try {
    return await work({ databases, container });
  } finally {
    await container.get(tokens.store).close();
  }
}
