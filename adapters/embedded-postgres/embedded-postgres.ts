import { dirname, join } from 'node:path';
import { Fault } from '../../application/ports/fault.js';
import { prepareBinaries } from './binaries.js';
import { prepareCluster, roleName } from './cluster.js';
import { ensureDataDirectory, placeOf } from './data-directory.js';
import { ensureDatabase } from './database.js';
import { takeLock } from './lock.js';
import { startPostmaster, type Postmaster } from './postmaster.js';

interface Config {
  /** Absolute. */
  readonly dataDir: string;
  /** Tried first; another is taken when somebody has it. */
  readonly preferredPort?: number;
}

export interface EmbeddedPostgres {
  /** Where a database of this cluster is reached; it is made when there is none of that name. Raises `disk-full`. */
  connectionString(database: string): Promise<string>;
  /** Ends PostgreSQL in order and lets go of the data directory. Further calls do nothing. */
  stop(): Promise<void>;
}

/**
 * The real PostgreSQL from its npm package, on a data directory that this process owns until `stop`. It ends with this
 * process, however that ends. Every failure is one `Fault` whose text says what to do; its cause holds PostgreSQL's own
 * last words.
 */
export async function startEmbeddedPostgres({ dataDir, preferredPort }: Config): Promise<EmbeddedPostgres> {
  const locks: (() => void)[] = [];
  const unlock = (): void => {
    for (const release of locks) release();
  };
  try {
    const home = ensureDataDirectory(dataDir);
    locks.push(takeLock(join(home, 'lock')));
    const place = placeOf(home);
    // A copy of a data directory points at the same files elsewhere.
    if (dirname(place.directory) !== home) locks.push(takeLock(`${place.directory}.lock`));
    const binaries = prepareBinaries(place.runner);
    const password = prepareCluster({ ...place, dataDir: home, binaries });
    const postmaster = await startPostmaster({ ...place, binaries }, preferredPort);
    return running({ postmaster, password, dataDir, unlock });
  } catch (error) {
    unlock();
    if (error instanceof Fault) throw error;
    throw new Fault(
      'postgres-not-started',
      `PostgreSQL could not be started in ${dataDir}: see the cause below, or set DATABASE_URL.`,
      error,
    );
  }
}

interface Running {
  readonly postmaster: Postmaster;
  readonly password: string;
  readonly dataDir: string;
  readonly unlock: () => void;
}

function running({ postmaster, password, dataDir, unlock }: Running): EmbeddedPostgres {
  const addressOf = (database: string): string =>
    `postgres://${roleName}:${password}@127.0.0.1:${String(postmaster.port)}/${encodeURIComponent(database)}`;
  return {
    async connectionString(database) {
      await ensureDatabase({ maintenance: addressOf('postgres'), database, dataDir });
      return addressOf(database);
    },
    async stop() {
      await postmaster.stop();
      unlock();
    },
  };
}
