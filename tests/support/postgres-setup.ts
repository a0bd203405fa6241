import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import type { TestProject } from 'vitest/node';
import { prepareDatabase } from '../../adapters/composition/schemas.js';
import { startEmbeddedPostgres } from '../../adapters/embedded-postgres/embedded-postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Any database of the cluster the tests run on. */
    readonly postgres: string;
  }
}

/** One PostgreSQL for a whole run, with one prepared database of each kind to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'miapulse-test-'));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir });
  await forgetAtPowerLoss(await postgres.connectionString('postgres'));
  for (const kind of ['main', 'keys'] as const) {
    const pool = new Pool({ connectionString: await postgres.connectionString(`template_${kind}`) });
    pool.on('error', () => undefined);
    await prepareDatabase(pool, kind);
    await pool.end();
  }
  project.provide('postgres', await postgres.connectionString('postgres'));
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** No test cuts the power: what a killed process has written is there without waiting for the disk. */
async function forgetAtPowerLoss(connectionString: string): Promise<void> {
  const pool = new Pool({ connectionString, max: 1 });
  for (const setting of ['fsync', 'full_page_writes']) await pool.query(`alter system set ${setting} = off`);
  await pool.query('select pg_reload_conf()');
  await pool.end();
}
