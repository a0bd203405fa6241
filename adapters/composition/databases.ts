import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, escapeIdentifier, escapeLiteral, Pool } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../embedded-postgres/embedded-postgres.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import type { Environment } from './environment/environment.js';
import { prepareDatabase } from './schemas.js';

export interface Databases {
  readonly pool: Pool;
  /** Another database: whoever copies the first one holds no key. */
  readonly keysPool: Pool;
  readonly masterKey: Uint8Array;
  /** Nobody else can be on them: PostgreSQL runs in the data directory that this process holds. */
  readonly isAlone: boolean;
  /** The main database as its owner, for what no program that serves may do. Opened when it is asked for. */
  asOwner(): Pool;
  /** A connection to one of them as its owner, without a limit of time; not yet connected. */
  readonly connectAsOwner: (database: 'main' | 'keys') => Client;
  /** Where the master key lies, when it was made here. */
  readonly masterKeyFile: string | undefined;
  close(): Promise<void>;
}

type Config = Pick<Environment, 'dataDir' | 'databases' | 'masterKey'>;

interface Addresses {
  readonly main: string;
  readonly keys: string;
}

/** Both databases of a PostgreSQL that runs here, as its owner. */
export const ownAddresses = async (embedded: EmbeddedPostgres): Promise<Addresses> => ({
  main: await embedded.connectionString('miapulse'),
  keys: await embedded.connectionString('miapulse_keys'),
});

/** Connects to the databases named, or starts PostgreSQL in the data directory; brings their tables up to date. */
export async function openDatabases(config: Config, onError: (error: unknown) => void): Promise<Databases> {
  const { dataDir, databases } = config;
  const embedded = databases === undefined ? await startEmbeddedPostgres({ dataDir }) : undefined;
  const opened: Pool[] = [];
  const open = (address: string, max: number, role?: string): Pool => {
    const pool = connect(address, max, role);
    // Without a listener a connection that the server ends would end this process.
    pool.on('error', onError);
    opened.push(pool);
    return pool;
  };
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((pool) => pool.end()));
    await embedded?.stop();
  };
  try {
    const masterKey = config.masterKey ?? ownMasterKey(join(dataDir, 'master-key'));
    const access = embedded === undefined ? foreignAccess(databases) : await ownAccess(embedded, masterKey);
    await prepare(access, onError);
    return {
      pool: open(access.applications.main, 16, access.role),
      keysPool: open(access.applications.keys, 6, access.role),
      asOwner: () => open(access.owners.main, 2),
      connectAsOwner: (database) =>
        new Client({ connectionString: access.owners[database], application_name: 'miapulse sweep' }),
      masterKey,
      isAlone: embedded !== undefined,
      masterKeyFile: config.masterKey === undefined ? join(dataDir, 'master-key') : undefined,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Who brings the tables up to date, and who serves. */
interface Access {
  readonly owners: Addresses;
  readonly applications: Addresses;
  /** As whom the connections that serve act, when they are an owner's. */
  readonly role?: 'miapulse_app';
  /** What the owner lets in whoever serves with. */
  readonly letIn?: (owner: Pool, application: string) => Promise<unknown>;
}

async function ownAccess(embedded: EmbeddedPostgres, masterKey: Uint8Array): Promise<Access> {
  const owners = await ownAddresses(embedded);
  // The same at every start, so that a process that comes later shuts nobody out.
  const password = Buffer.from(deriveKey(masterKey, 'application-role')).toString('base64url');
  const application = (address: string): string =>
    Object.assign(new URL(address), { username: 'miapulse_app', password }).href;
  return {
    owners,
    applications: { main: application(owners.main), keys: application(owners.keys) },
    letIn: (owner) => owner.query(`alter role miapulse_app login password ${escapeLiteral(password)}`),
  };
}

function foreignAccess(databases: Config['databases']): Access {
  if (databases === undefined) throw new Error('No database');
  const { owners } = databases;
  // Whoever owns the databases puts that aside before it serves anybody.
  if (owners === undefined) return { owners: databases, applications: databases, role: 'miapulse_app' };
  return {
    owners,
    applications: databases,
    letIn: (owner, application) =>
      owner.query(
        `grant miapulse_app to ${escapeIdentifier(decodeURIComponent(new URL(application).username))}`,
      ),
  };
}

async function prepare(
  { owners, applications, letIn }: Access,
  onError: (error: unknown) => void,
): Promise<void> {
  for (const kind of ['main', 'keys'] as const) {
    const owner = connect(owners[kind], 1);
    owner.on('error', onError);
    try {
      await prepareDatabase(owner, kind);
      await letIn?.(owner, applications[kind]);
    } finally {
      await owner.end();
    }
  }
}

function connect(connectionString: string, max: number, role?: string): Pool {
  const pool = new Pool({
    connectionString,
    max,
    application_name: 'miapulse',
    ...(role === undefined ? {} : { options: `-c role=${role}` }),
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    // Longer than any statement: what takes so long has lost its way to the database.
    query_timeout: 35_000,
    keepAlive: true,
    idle_in_transaction_session_timeout: 30_000,
  });
  // The pool listens to connections that rest; one that is cut while it is at work is heard here, and its query fails.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}

/** Made once, readable by its owner only. Without it nothing that was sealed can be opened again. */
function ownMasterKey(file: string): Uint8Array {
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length === 32) return key;
  throw new Fault('master-key-broken', `${file} holds no key of 32 bytes in base64: restore it from a copy.`);
}
