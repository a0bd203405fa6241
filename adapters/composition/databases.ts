import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeIdentifier, escapeLiteral, Pool } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../embedded-postgres/embedded-postgres.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import type { Environment } from './environment.js';
import { prepareDatabase } from './schemas.js';

export interface Databases {
  readonly pool: Pool;
  /** Another database: whoever copies the first one holds no key. */
  readonly keysPool: Pool;
  readonly masterKey: Uint8Array;
  /** Nobody else can be on them: PostgreSQL runs in the data directory that this process holds. */
  readonly isAlone: boolean;
  /** Where the master key lies, when it was made here. */
  readonly masterKeyFile: string | undefined;
  close(): Promise<void>;
}

type Config = Pick<Environment, 'dataDir' | 'databases' | 'masterKey'>;

interface Addresses {
  readonly main: string;
  readonly keys: string;
}

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
    const own = embedded && (await ownAddresses(embedded));
    const owners = own ?? databases?.owners ?? databases;
    if (owners === undefined) throw new Error('No database');
    for (const kind of ['main', 'keys'] as const) {
      const owner = open(owners[kind], 1);
      await prepareDatabase(owner, kind);
      if (databases?.owners !== undefined) await admit(owner, databases[kind]);
      if (own !== undefined) await setPassword(owner, applicationPassword(masterKey));
    }
    const applications =
      own === undefined
        ? databases
        : { main: asApplication(own.main, masterKey), keys: asApplication(own.keys, masterKey) };
    if (applications === undefined) throw new Error('No database');
    // Whoever owns the databases puts that aside before it serves anybody.
    const role = own === undefined && databases?.owners === undefined ? 'miapulse_app' : undefined;
    return {
      pool: open(applications.main, 30, role),
      keysPool: open(applications.keys, 10, role),
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

const ownAddresses = async (embedded: EmbeddedPostgres): Promise<Addresses> => ({
  main: await embedded.connectionString('miapulse'),
  keys: await embedded.connectionString('miapulse_keys'),
});

/** The same at every start, so that a process that comes later shuts nobody out. */
const applicationPassword = (masterKey: Uint8Array): string =>
  Buffer.from(deriveKey(masterKey, 'application-role')).toString('base64url');

function asApplication(address: string, masterKey: Uint8Array): string {
  const url = new URL(address);
  url.username = 'miapulse_app';
  url.password = applicationPassword(masterKey);
  return url.href;
}

async function setPassword(owner: Pool, password: string): Promise<void> {
  await owner.query(`alter role miapulse_app login password ${escapeLiteral(password)}`);
}

/** Whoever runs the program, as DATABASE_URL names it, may do what the application role may. */
async function admit(owner: Pool, address: string): Promise<void> {
  const name = decodeURIComponent(new URL(address).username);
  await owner.query(`grant miapulse_app to ${escapeIdentifier(name)}`);
}

function connect(connectionString: string, max: number, role: string | undefined): Pool {
  const pool = new Pool({
    connectionString,
    max,
    application_name: 'miapulse',
    ...(role === undefined ? {} : { options: `-c role=${role}` }),
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
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
