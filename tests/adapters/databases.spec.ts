import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabases, type Databases } from '../../adapters/composition/databases.js';

const name = randomBytes(6).toString('hex');
const plain = `plain_${name}`;
const password = randomBytes(12).toString('hex');
let admin: Pool;
const opened: Databases[] = [];

const addressOf = (database: string, user?: string): string => {
  const url = new URL(inject('postgres'));
  url.pathname = `/${database}`;
  if (user !== undefined) Object.assign(url, { username: user, password });
  return url.href;
};

beforeAll(async () => {
  admin = new Pool({ connectionString: inject('postgres'), max: 1 });
  for (const kind of ['main', 'keys']) await admin.query(`create database foreign_${kind}_${name}`);
  await admin.query(`create role ${plain} login password '${password}'`);
});
afterAll(async () => {
  for (const one of opened) await one.close();
  for (const kind of ['main', 'keys'])
    await admin.query(`drop database foreign_${kind}_${name} with (force)`);
  await admin.query(`drop role ${plain}`);
  await admin.end();
});

const [main, keys] = [`foreign_main_${name}`, `foreign_keys_${name}`];

async function open(databases: Parameters<typeof openDatabases>[0]['databases']): Promise<Databases> {
  const one = await openDatabases(
    { dataDir: '/nowhere', databases, masterKey: randomBytes(32) },
    () => undefined,
  );
  opened.push(one);
  return one;
}

const refusals = ['delete from log.events', 'update log.head set position = 0', 'drop table log.sealed'];

test('on a PostgreSQL of its own the owner prepares the tables, and serves without its rights', async () => {
  const { pool, keysPool } = await open({ main: addressOf(main), keys: addressOf(keys) });
  for (const one of [pool, keysPool]) {
    const { rows } = await one.query<{ name: string }>('select current_user as name');
    expect(rows).toEqual([{ name: 'miapulse_app' }]);
  }
  for (const change of refusals) await expect(pool.query(change)).rejects.toMatchObject({ code: '42501' });
});

test('with an owner of its own, whoever runs the program needs no right but to log in, and can become nobody else', async () => {
  const { pool, keysPool } = await open({
    ...{ main: addressOf(main, plain), keys: addressOf(keys, plain) },
    owners: { main: addressOf(main), keys: addressOf(keys) },
  });
  await pool.query(`insert into policies.checkpoints values ('p', 1)`);
  await keysPool.query('select from vault.data_keys');
  await pool.query('begin read only; set local role miapulse_reader; commit');
  for (const change of [...refusals, 'set role miapulse', 'set session authorization miapulse']) {
    await expect(pool.query(change), change).rejects.toMatchObject({ code: '42501' });
  }
});
