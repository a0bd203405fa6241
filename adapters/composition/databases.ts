import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import { startEmbeddedPostgres } from '../embedded-postgres/embedded-postgres.js';
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

/** Connects to the databases named, or starts PostgreSQL in the data directory; brings their tables up to date. */
export async function openDatabases(
  { dataDir, databases, masterKey }: Config,
  onError: (error: unknown) => void,
): Promise<Databases> {
  const embedded = databases === undefined ? await startEmbeddedPostgres({ dataDir }) : undefined;
  const addresses =
    embedded === undefined
      ? databases
      : {
          main: await embedded.connectionString('miapulse'),
          keys: await embedded.connectionString('miapulse_keys'),
        };
  if (addresses === undefined) throw new Error('No database');

  const pools = { pool: connect(addresses.main, 30), keysPool: connect(addresses.keys, 10) };
  // Without a listener a connection that the server ends would end this process.
  for (const pool of Object.values(pools)) pool.on('error', onError);
  const close = async (): Promise<void> => {
    await Promise.all(Object.values(pools).map((pool) => pool.end()));
    await embedded?.stop();
  };
  try {
    await prepareDatabase(pools.pool, 'main');
    await prepareDatabase(pools.keysPool, 'keys');
    const file = masterKey === undefined ? join(dataDir, 'master-key') : undefined;
    return {
      ...pools,
      masterKey: masterKey ?? ownMasterKey(join(dataDir, 'master-key')),
      isAlone: embedded !== undefined,
      masterKeyFile: file,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function connect(connectionString: string, max: number): Pool {
  const pool = new Pool({
    connectionString,
    max,
    application_name: 'miapulse',
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
