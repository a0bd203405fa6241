import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabases, type Databases } from '../../adapters/composition/databases.js';
import { createSweep, lastSweep, type Swept } from '../../adapters/storage-sweep/sweep.js';
import { clusterPlace, filesWith } from '../support/own-cluster.js';
import { retentionHouse, tenant, type RetentionHouse } from '../support/retention-house.js';

let home: string;
let databases: Databases;
let house: RetentionHouse;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'miapulse-sweep-'));
  chmodSync(home, 0o711);
  databases = await openDatabases(
    { dataDir: home, databases: undefined, masterKey: undefined },
    () => undefined,
  );
  house = await retentionHouse(databases);
});
afterAll(async () => {
  await house.close();
  await databases.close();
  rmSync(clusterPlace(home), { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
});

const words = ['canary-heliotrope-7719', 'canary-viridian-2284'];
const sweep = (): Promise<Swept | 'busy'> =>
  createSweep({ pool: databases.pool, connect: (database) => databases.connectAsOwner(database) })();

test('what a run has done away with stands in no file any more once the files were swept', async () => {
  const [inChat = '', inCall = ''] = words;
  await house.schedule();
  for (let copy = 0; copy < 40; copy += 1) {
    await house.chat(`old-${String(copy)}`, '2025-11-01T10:00:00.000Z', `${inChat} ${String(copy)}`);
  }
  // All of a table goes, and the same words stood in it more than once: such are sampled.
  for (const id of ['old-call', 'old-call-2', 'old-call-3'])
    await house.phone(id, '2025-11-01T10:00:00.000Z', inCall);
  await house.chat('new-chat', '2026-11-01T10:00:00.000Z', 'kept-marigold-1001');
  await house.seen();
  // As autovacuum does by itself: samples of what people said get into the statistics.
  await databases.asOwner().query('analyze');
  const { rows: sealed } = await databases.pool.query<{ bytes: Buffer }>('select bytes from log.sealed');
  const { rows: wrapped } = await databases.keysPool.query<{ bytes: Buffer }>(
    `select wrapped as bytes from vault.data_keys where container like '%old%'`,
  );
  const ciphertexts = sealed.map(({ bytes }) => bytes.subarray(-24));
  const keys = wrapped.map(({ bytes }) => bytes.subarray(-24));
  expect(keys.length).toBeGreaterThan(40);

  await house.runs.run(tenant, 'tonight');
  await house.seen();
  const { rows: left } = await databases.pool.query<{ bytes: Buffer }>('select bytes from log.sealed');
  const kept = new Set(left.map(({ bytes }) => bytes.subarray(-24).toString('hex')));
  const gone = ciphertexts.filter((bytes) => !kept.has(bytes.toString('hex')));
  expect(gone.length).toBeGreaterThan(80);
  // Gone from every table, and still in the files.
  for (const needles of [words, gone, keys]) expect(filesWith(clusterPlace(home), needles)).not.toEqual([]);

  const swept = await sweep();
  expect(swept).toMatchObject({ skipped: [], isLogEnded: true });
  for (const needles of [words, gone, keys]) expect(filesWith(clusterPlace(home), needles)).toEqual([]);
  expect(filesWith(clusterPlace(home), ['kept-marigold-1001'])).not.toEqual([]);
  expect(await lastSweep(databases.pool)).toMatchObject({ skipped: 0, isLogEnded: true });
});

test('only tables from which something went are written anew', async () => {
  const first = await sweep();
  const second = await sweep();
  if (first === 'busy' || second === 'busy') throw new Error('Nobody else sweeps');
  expect(second.rewritten).toBeLessThan(5);
});
