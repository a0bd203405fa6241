import { rmSync } from 'node:fs';
import { Pool } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { prepareDatabase } from '../../adapters/composition/schemas.js';
import { startEmbeddedPostgres } from '../../adapters/embedded-postgres/embedded-postgres.js';
import { installation } from '../support/backups.js';
import { dataDirectory } from '../support/installation.js';

/** An installation as a version that brought PostgreSQL 17 left it. */
async function onSeventeen() {
  const data = dataDirectory();
  const postgres = await startEmbeddedPostgres({ dataDir: data.path, packageName: 'embedded-postgres-17' });
  const pools = {
    pool: new Pool({ connectionString: await postgres.connectionString('miapulse') }),
    keysPool: new Pool({ connectionString: await postgres.connectionString('miapulse_keys') }),
  };
  // The server goes first: a connection that it cuts is no failure.
  for (const pool of Object.values(pools)) pool.on('error', () => undefined);
  await prepareDatabase(pools.pool, 'main');
  await prepareDatabase(pools.keysPool, 'keys');
  const source = await installation(pools);
  let isRunning = true;
  const stop = async (): Promise<void> => {
    if (!isRunning) return;
    isRunning = false;
    await source.store.close();
    for (const pool of Object.values(pools)) await pool.end();
    await postgres.stop();
  };
  onTestFinished(async () => {
    await stop();
    data.dispose();
    rmSync(source.target, { recursive: true, force: true });
  });
  return { source, dataDir: data.path, stop };
}

test('data of an older PostgreSQL are refused with the way out, and reach the newer one by it', async () => {
  const { source, dataDir, stop } = await onSeventeen();
  const [ann, bob] = [await source.meet('Ann'), await source.meet('Bob')];
  const known = await source.known(ann);
  const backup = await source.backup();
  expect(backup.manifest.postgresMajor).toBe(17);
  await source.forget(bob);
  const forgotten = await source.known(bob);
  await stop();

  await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
    code: 'data-of-another-major',
    publicText: expect.stringMatching(
      /made by PostgreSQL 17.*brings 18.*mia -- backup.*mia -- restore/u,
    ) as string,
  });

  const copy = await installation();
  onTestFinished(() => copy.close());
  expect(await copy.restore(source, backup)).toMatchObject({ outcome: 'less' });
  expect(await copy.known(ann)).toEqual(known);
  expect(await copy.known(bob)).toEqual(forgotten);
  expect((await copy.backup()).manifest).toMatchObject({ postgresMajor: 18, head: backup.manifest.head });
});
