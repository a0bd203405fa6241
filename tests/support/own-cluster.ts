import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { joinOrStartEmbeddedPostgres } from '../../adapters/embedded-postgres/embedded-postgres.js';
import { createSweep } from '../../adapters/storage-sweep/sweep.js';

/** The PostgreSQL of a data directory, beside whoever runs it, or alone. */
export async function ownCluster(dataDir: string) {
  const postgres = await joinOrStartEmbeddedPostgres({ dataDir });
  const [main, keys] = await Promise.all(
    ['miapulse', 'miapulse_keys'].map((name) => postgres.connectionString(name)),
  );
  const open = (connectionString: string | undefined): Pool => {
    const pool = new Pool({ connectionString, max: 6, options: '-c role=miapulse_app' });
    pool.on('error', () => undefined);
    return pool;
  };
  const [pool, keysPool] = [open(main), open(keys)];
  return {
    ...{ pool, keysPool },
    /** As each night. */
    sweep: createSweep({
      pool,
      connect: (database) => new Client({ connectionString: database === 'main' ? main : keys }),
    }),
    async close(): Promise<void> {
      await Promise.all([pool.end(), keysPool.end()]);
      await postgres.stop();
    },
  };
}

/** Where the files of a cluster stand. */
export function clusterPlace(dataDir: string): string {
  const pointer = join(dataDir, 'postgres-is-at');
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(dataDir, 'postgres');
}

/** Files under a folder in which one of these stands as bytes. A file that goes meanwhile has none. */
export function filesWith(folder: string, needles: readonly (Buffer | string)[]): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path) && statSync(path).isFile())
    .filter((path) => {
      const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
      return needles.some((needle) => bytes.includes(needle));
    });
}
