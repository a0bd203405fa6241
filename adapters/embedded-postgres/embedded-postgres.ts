import { join } from 'node:path';
import { Client } from 'pg';
import { prepareBinaries } from './binaries.js';
import { ensureDataDirectory, prepareCluster, roleName } from './data-directory.js';
import { takeLock } from './lock.js';
import { startPostmaster } from './postmaster.js';
import { chooseRunner } from './runner.js';

interface Config {
  /** Absolute. */
  readonly dataDir: string;
  /** Tried first; another is taken when somebody has it. */
  readonly preferredPort?: number;
}

export interface EmbeddedPostgres {
  /** Where a database of this cluster is reached; it exists. */
  connectionString(database: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * The real PostgreSQL from its npm package, on a data directory that this process owns until `stop`. It ends with this
 * process, however that ends. Every failure is one `Fault` whose text says what to do; its cause holds PostgreSQL's own
 * last words.
 */
export async function startEmbeddedPostgres({ dataDir, preferredPort }: Config): Promise<EmbeddedPostgres> {
  ensureDataDirectory(dataDir);
  const unlock = takeLock(join(dataDir, 'lock'));
  try {
    const runner = chooseRunner();
    const binaries = prepareBinaries(runner);
    const { directory, password } = prepareCluster(dataDir, binaries, runner);
    const postmaster = await startPostmaster({ directory, binaries, runner }, preferredPort);
    const addressOf = (database: string): string =>
      `postgres://${roleName}:${password}@127.0.0.1:${String(postmaster.port)}/${database}`;

    return {
      async connectionString(database) {
        await ensureDatabase(addressOf('postgres'), database);
        return addressOf(database);
      },
      async stop() {
        await postmaster.stop();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function ensureDatabase(maintenance: string, database: string): Promise<void> {
  const client = new Client({ connectionString: maintenance });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
