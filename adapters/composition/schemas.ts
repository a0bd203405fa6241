import { readFileSync } from 'node:fs';
import type { Pool } from 'pg';

/** Folders of adapters whose tables stand in the main database, and those of the keys' database. */
const places = {
  main: [
    'event-store/postgres',
    'blob-store',
    'checkpoints',
    'logins',
    'read-models',
    'usage',
    'passages',
    'sandbox/resend',
    'backup',
  ],
  keys: ['key-vault', 'contact-directory'],
} as const;

/** Brings the tables of a database up to date. Safe to run by several processes at once, and at every start. */
export async function prepareDatabase(pool: Pool, database: keyof typeof places): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(7203115)');
    for (const place of places[database]) {
      await client.query(readFileSync(new URL(`../${place}/schema.sql`, import.meta.url), 'utf8'));
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
