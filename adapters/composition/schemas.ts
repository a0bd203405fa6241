import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { ClientBase, Pool, PoolClient } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import { inTransaction } from '../transaction/transaction.js';

type Database = 'main' | 'keys';

/** Folders of adapters with tables in the main database, and with tables in the keys' database. */
const places: Readonly<Record<Database, readonly string[]>> = {
  main: [
    'event-store/postgres',
    'event-store/snapshots',
    'blob-store',
    'checkpoints',
    'logins',
    'operator-access',
    'idempotency',
    'api-keys',
    'read-models',
    'usage',
    'passages',
    'sandbox/clocks',
    'resend',
    'sandbox/resend',
    'sandbox/stripe',
    'sandbox/twilio',
    'sandbox/telegram',
    'telegram',
    'stripe',
    'consent-log',
    'backup',
    'storage-sweep',
    'business-archive',
  ],
  keys: ['key-vault', 'contact-directory'],
};

/** The log belongs to the owner of the database: whoever runs the program only appends to it. */
const ownersPlace = 'event-store/postgres';

/** One step of a place's tables from one version to the next; applied once, never changed afterwards. */
export interface Migration {
  readonly place: string;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  /** SHA-256, hex. */
  readonly digest: string;
}

/** All there are for a database, in the order in which they are applied. */
export const migrationsOf = (database: Database): readonly Migration[] =>
  places[database].flatMap(migrationsIn);

/** The newest migration of each place. */
export const schemaVersions = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (['main', 'keys'] as const)
      .flatMap(migrationsOf)
      .map(({ place, number, title }) => [place, `${String(number)} ${title}`]),
  );

function migrationsIn(place: string): readonly Migration[] {
  const folder = new URL(`../${place}/migrations/`, import.meta.url);
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const [, number, title = ''] = /^(\d{4})-(.+)\.sql$/u.exec(file) ?? [];
      const text = readFileSync(new URL(file, folder), 'utf8');
      const digest = createHash('sha256').update(text).digest('hex');
      return { place, number: Number(number), title, text, digest };
    });
}

/**
 * Brings the tables of a database up to date; the pool connects as its owner. Safe to run by several processes at once, and
 * at every start. Raises the fault `schema-newer` when a later version of this program was here already.
 */
export const prepareDatabase = (owner: Pool, database: Database): Promise<void> =>
  inTransaction(owner, 'begin; select pg_advisory_xact_lock(7203115)', async (client) => {
    await client.query(readFileSync(new URL('roles.sql', import.meta.url), 'utf8'));
    for (const one of await pending(client, database)) await apply(client, one);
  });

/** What the next start would apply to a database, changing nothing. Raises as `prepareDatabase` does. */
export async function pendingMigrations(
  client: ClientBase,
  database: Database,
): Promise<readonly Migration[]> {
  const { rows } = await client.query<{ is_there: boolean }>(
    `select to_regclass('migrations.applied') is not null as is_there`,
  );
  return rows[0]?.is_there === true ? pending(client, database) : migrationsOf(database);
}

async function pending(client: ClientBase, database: Database): Promise<readonly Migration[]> {
  const { rows } = await client.query<{ name: string; digest: string }>(
    `select place || ' ' || number as name, digest from migrations.applied`,
  );
  const applied = new Map(rows.map(({ name, digest }) => [name, digest]));
  const known = migrationsOf(database);
  const names = new Set(known.map(nameOf));
  const foreign = rows.find(({ name }) => !names.has(name));
  if (foreign !== undefined) {
    throw new Fault(
      'schema-newer',
      `The database was prepared by a later version of MiaPulse (${foreign.name}): start that one, or restore a backup of this version.`,
    );
  }
  const changed = known.find((one) => (applied.get(nameOf(one)) ?? one.digest) !== one.digest);
  if (changed !== undefined) {
    throw new Fault(
      'migration-changed',
      `The migration ${nameOf(changed)} is not the one that was applied to this database: install an unchanged MiaPulse.`,
    );
  }
  return known.filter((one) => !applied.has(nameOf(one)));
}

const nameOf = ({ place, number }: Pick<Migration, 'place' | 'number'>): string =>
  `${place} ${String(number)}`;

async function apply(client: PoolClient, { place, number, title, text, digest }: Migration): Promise<void> {
  if (place === ownersPlace) await client.query(text);
  else await asApplication(client, text);
  await client.query(
    'insert into migrations.applied (place, number, title, digest) values ($1, $2, $3, $4)',
    [place, number, title, digest],
  );
}

/** What it makes belongs to whoever runs the program, who may make schemas for that moment only. */
async function asApplication(client: PoolClient, text: string): Promise<void> {
  const grant = (change: 'grant' | 'revoke', preposition: 'to' | 'from') =>
    `do $$ begin execute format('${change} create on database %I ${preposition} miapulse_app', current_database()); end $$`;
  await client.query(grant('grant', 'to'));
  await client.query('set local role miapulse_app');
  await client.query(text);
  await client.query('set local role none');
  await client.query(grant('revoke', 'from'));
}
