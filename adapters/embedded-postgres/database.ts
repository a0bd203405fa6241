import { Client } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import { full, isFull } from './disk-space.js';

interface Wanted {
  /** The address of a database that exists. */
  readonly maintenance: string;
  readonly database: string;
  readonly dataDir: string;
}

/** Makes a database unless there is one of that name. Raises `disk-full` and `postgres-not-reached`. */
export async function ensureDatabase({ maintenance, database, dataDir }: Wanted): Promise<void> {
  const client = new Client({ connectionString: maintenance });
  // Without a listener a connection that is cut would end this process; the query in hand fails anyway.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await create(client, database);
  } catch (error) {
    if (isFull(error)) throw full(dataDir, error);
    throw new Fault(
      'postgres-not-reached',
      'PostgreSQL started but then did not answer: start again, or set DATABASE_URL.',
      error,
    );
  } finally {
    await client.end();
  }
}

/** `duplicate_database`, and what two who make it at the same moment get instead. */
const alreadyThere = new Set(['42P04', '23505']);

async function create(client: Client, database: string): Promise<void> {
  try {
    await client.query(`create database ${client.escapeIdentifier(database)}`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && alreadyThere.has(String(error.code))) return;
    throw error;
  }
}
