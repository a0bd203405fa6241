import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Pool } from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { migrationsOf, prepareDatabase } from '../../adapters/composition/schemas.js';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import { families } from '../support/families.js';

const released = new URL('../history/schemas/', import.meta.url);
const versions = readdirSync(released);
const kinds = ['main', 'keys'] as const;
const admin = new Pool({ connectionString: inject('postgres'), max: 1 });
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await admin.end();
});

/** An empty database, and a way to connect to it. */
async function emptyDatabase() {
  const name = `test_migrations_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${name}`);
  closing.push(() => admin.query(`drop database ${name} with (force)`));
  const url = new URL(inject('postgres'));
  url.pathname = `/${name}`;
  const connect = (role?: string): Pool => {
    const options = role === undefined ? {} : { options: `-c role=${role}` };
    const pool = new Pool({ connectionString: url.href, max: 3, ...options });
    pool.on('error', () => undefined);
    closing.push(() => pool.end());
    return pool;
  };
  return { owner: connect(), connect };
}

/** Everything in the catalogue that the program could stumble over, but for what the data itself made. */
async function shapeOf(owner: Pool): Promise<unknown> {
  const { rows } = await owner.query(
    `select 'column' as kind, n.nspname || '.' || c.relname || '.' || a.attname as name,
       concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) as shape,
       concat_ws(' ', c.relowner::regrole::text, c.relacl::text) as owner
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') and not c.relispartition
     and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and c.relname !~ '_[0-9]+$'
     union all
     select 'index', i.schemaname || '.' || i.indexname, i.indexdef, '' from pg_indexes i
     where i.schemaname not like 'pg\\_%' and i.tablename !~ '_[0-9]+$'
     union all
     select 'function', p.oid::regprocedure::text, md5(pg_get_functiondef(p.oid)) || coalesce(p.proacl::text, ''), p.proowner::regrole::text
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
     union all
     select 'trigger', t.tgrelid::regclass || '.' || t.tgname, pg_get_triggerdef(t.oid) || t.tgenabled::text, '' from pg_trigger t
     where not t.tgisinternal
     union all
     select 'schema', n.nspname, coalesce(n.nspacl::text, ''), n.nspowner::regrole::text from pg_namespace n
     where n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')
     order by 1, 2, 3`,
  );
  return rows;
}

describe.each(versions)('a database of version %s', (version) => {
  test.each(kinds)('comes to the shape of a new one: %s', async (kind) => {
    const [old, fresh] = [await emptyDatabase(), await emptyDatabase()];
    await old.owner.query(readFileSync(new URL(`${version}/${kind}.sql`, released), 'utf8'));
    await prepareDatabase(old.owner, kind);
    await prepareDatabase(fresh.owner, kind);
    expect(await shapeOf(old.owner)).toEqual(await shapeOf(fresh.owner));
    // A second start has nothing to do.
    await prepareDatabase(old.owner, kind);
    const { rows } = await old.owner.query('select place, number from migrations.applied');
    expect(rows).toHaveLength(migrationsOf(kind).length);
  });

  test('keeps what was written, and goes on from there as whoever runs the program', async () => {
    const { owner, connect } = await emptyDatabase();
    await owner.query(readFileSync(new URL(`${version}/main.sql`, released), 'utf8'));
    await prepareDatabase(owner, 'main');
    const pool = connect('miapulse_app');
    const codec = createCodec(families, createMemoryKeyVault());
    const store = createPostgresEventStore({ pool, codec, wait: () => Promise.resolve() });
    const { events } = await store.readAll(0n, {}, 10);
    expect(events).toMatchObject([
      { position: 1n, event: { type: 'LeadContacted' }, recordedAt: '2026-11-24T10:00:00.123Z' },
      { position: 2n, event: { type: 'CrawlFailed' }, recordedAt: '2026-11-24T10:00:01.000Z' },
    ]);
    const stream = { category: 'lead', id: '019a0000-0000-7000-8000-000000000001' };
    const event = {
      type: 'LeadContacted',
      data: { leadId: stream.id, changeId: 'x', contactedAt: '2026-11-24T10:00:00.000Z' },
    };
    const envelope = { tenant: 'acme', actor: 'a', commandId: 'c', correlationId: 'c', causationId: '' };
    expect(await store.append(stream, 1, [{ id: uuidv7(), event }], envelope)).toEqual({
      outcome: 'appended',
      revision: 2,
      position: 3n,
    });
    expect(await store.eraseSealed(['a-key'])).toBe(1);
    await store.close();
    // What it owns now it may change as before.
    await pool.query(`create table usage."visits_2026_12" partition of usage.visits
      for values from ('2026-12-01') to ('2027-01-01')`);
    await pool.query('drop table read_models.lead_inbox_1');
    const { rows } = await pool.query('select page_views from usage.days');
    expect(rows).toEqual([{ page_views: 7 }]);
  });
});

test('several processes that start at once prepare a database once', async () => {
  const { owner } = await emptyDatabase();
  await Promise.all(Array.from({ length: 3 }, () => prepareDatabase(owner, 'main')));
  const { rows } = await owner.query('select place from migrations.applied');
  expect(rows).toHaveLength(migrationsOf('main').length);
});

test('a database of a later version is refused, and so is a migration that was changed after it was applied', async () => {
  const { owner } = await emptyDatabase();
  await prepareDatabase(owner, 'keys');
  await owner.query(`insert into migrations.applied values ('key-vault', 9999, 'later', 'x')`);
  await expect(prepareDatabase(owner, 'keys')).rejects.toMatchObject({ code: 'schema-newer' });
  await owner.query(`delete from migrations.applied where number = 9999`);
  await owner.query(`update migrations.applied set digest = 'x' where place = 'key-vault'`);
  await expect(prepareDatabase(owner, 'keys')).rejects.toMatchObject({ code: 'migration-changed' });
});

test('an owner who is no superuser prepares a database, and whoever runs the program needs no more than to be let in', async () => {
  const { owner } = await emptyDatabase();
  const name = `plain_${randomBytes(4).toString('hex')}`;
  const { rows } = await owner.query<{ name: string }>('select current_database() as name');
  await admin.query(`create role ${name} login createrole password 'x'`);
  closing.push(() => admin.query(`drop owned by ${name}; drop role ${name}`).catch(() => undefined));
  await admin.query(`alter database ${rows[0]?.name ?? ''} owner to ${name}`);
  // Roles that somebody else made are given by whoever made them.
  await admin.query(`grant miapulse_app, miapulse_reader to ${name} with admin option`);
  const url = new URL(inject('postgres'));
  url.username = name;
  url.password = 'x';
  url.pathname = `/${rows[0]?.name ?? ''}`;
  const plain = new Pool({ connectionString: url.href, max: 1 });
  plain.on('error', () => undefined);
  closing.push(() => plain.end());
  await prepareDatabase(plain, 'main');
  await prepareDatabase(plain, 'main');
  const tables = await plain.query(
    `select distinct tableowner from pg_tables where schemaname in ('usage', 'access', 'blobs', 'log') order by 1`,
  );
  expect(tables.rows).toEqual([{ tableowner: 'miapulse_app' }, { tableowner: name }]);
});
