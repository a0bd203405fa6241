import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import { bundledMajor, prepareBinaries } from './binaries.js';
import {
  ensureDataDirectory,
  existingCluster,
  majorOfCluster,
  prepareCluster,
  roleName,
} from './data-directory.js';
import { takeLock } from './lock.js';
import { runningPort, startPostmaster } from './postmaster.js';
import { chooseRunner } from './runner.js';

interface Config {
  /** Absolute. */
  readonly dataDir: string;
  /** Tried first; another is taken when somebody has it. */
  readonly preferredPort?: number;
  /** The npm package that brings the programs: another one than ours is another major. */
  readonly packageName?: string;
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
export async function startEmbeddedPostgres({
  dataDir,
  preferredPort,
  packageName,
}: Config): Promise<EmbeddedPostgres> {
  ensureDataDirectory(dataDir);
  const unlock = takeLock(join(dataDir, 'lock'));
  try {
    const runner = chooseRunner();
    const binaries = prepareBinaries(runner, packageName);
    const { directory, password } = prepareCluster(dataDir, binaries, runner);
    const postmaster = await startPostmaster({ directory, binaries, runner }, preferredPort);
    return {
      connectionString: connectionStrings(password, postmaster.port),
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

/** Which major of PostgreSQL made the data in a data directory (undefined: there is none yet), and which one we bring. */
export function postgresMajors(dataDir: string): {
  readonly made: string | undefined;
  readonly brought: string;
} {
  const cluster = existingCluster(dataDir, chooseRunner());
  return { made: cluster && majorOfCluster(cluster.directory), brought: bundledMajor() };
}

const pollMs = 250;
const joinTriesMax = 40;

/**
 * PostgreSQL on a data directory that another process may hold: then the one which that process runs, which stays when we
 * go, and otherwise one of our own. Raises the faults of `startEmbeddedPostgres`.
 */
export async function joinOrStartEmbeddedPostgres(config: Config): Promise<EmbeddedPostgres> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startEmbeddedPostgres(config);
    } catch (error) {
      const isInUse = error instanceof Fault && error.code === 'data-directory-in-use';
      if (!isInUse || tries >= joinTriesMax) throw error;
    }
    const joined = await joinEmbeddedPostgres(config.dataDir);
    if (joined !== undefined) return joined;
    // Its owner is just starting, or just ending.
    await wait(pollMs);
  }
}

async function joinEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres | undefined> {
  const cluster = existingCluster(dataDir, chooseRunner());
  const port = cluster && runningPort(cluster.directory);
  if (cluster === undefined || port === undefined) return undefined;
  const connectionString = connectionStrings(cluster.password, port);
  try {
    await connectionString('postgres');
  } catch {
    return undefined;
  }
  return { connectionString, stop: () => Promise.resolve() };
}

const connectionStrings = (password: string, port: number) => {
  const addressOf = (database: string): string =>
    `postgres://${roleName}:${password}@127.0.0.1:${String(port)}/${database}`;
  return async (database: string): Promise<string> => {
    await ensureDatabase(addressOf('postgres'), database);
    return addressOf(database);
  };
};

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
