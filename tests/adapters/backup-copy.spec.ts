import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { copyIn, copyOut, digestRows } from '../../adapters/backup/copy.js';
import { testDatabase } from '../support/database.js';

test('a copy takes as long as it takes, however little patience there is with other queries', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'miapulse-copy-'));
  const database = await testDatabase();
  const pool = new Pool({ connectionString: database.connectionString, max: 1, query_timeout: 100 });
  onTestFinished(async () => {
    await pool.end();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const client = await pool.connect();
  onTestFinished(() => {
    client.release();
  });
  const { owner } = database;
  await owner.query('create table slow (word text)');
  await owner.query(
    `create function take_your_time() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return new; end $$`,
  );
  await owner.query(
    'create trigger slowly before insert on slow for each row execute function take_your_time()',
  );

  const about = { path: join(folder, 'part'), sealing: undefined, onBytes: () => undefined };
  const slowly = `select 'word' || pg_sleep(0.3)::text as word`;
  const out = await copyOut(client, slowly, about);
  expect(out.rows).toBe(1);
  const into = await copyIn(client, 'slow', about);
  expect(into).toEqual({ rows: 1, rowsSha256: out.rowsSha256 });
  expect(await digestRows(client, slowly)).toBe(out.rowsSha256);
  // The connection serves whoever comes next, and what was copied in is there.
  expect(await digestRows(client, 'select word from slow')).toBe(out.rowsSha256);
  expect((await owner.query('select word from slow')).rows).toEqual([{ word: 'word' }]);
});
