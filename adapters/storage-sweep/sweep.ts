import { DatabaseError, escapeIdentifier, type Client, type Pool } from 'pg';

interface Config {
  /** As whoever runs the program: where it is written down. */
  readonly pool: Pool;
  /** A connection of its own to each database, as its owner and without a limit of time. */
  readonly connect: (database: 'main' | 'keys') => Client;
}

export interface Swept {
  readonly rewritten: number;
  /** Tables that somebody held for too long; the next sweep takes them. */
  readonly skipped: readonly string[];
  readonly tookMs: number;
  /** Whether the write-ahead log was ended: elsewhere than in a cluster of our own only its owner may. */
  readonly isLogEnded: boolean;
}

interface Table {
  readonly oid: string;
  readonly name: string;
  readonly counters: string;
}

/** Held by whoever sweeps, so that two processes do not. */
const lock = 7_203_119;
const lockTimeoutMs = 3_000;
const lockTries = 3;
const lockNotAvailable = '55P03';
const isDenied = (error: unknown): boolean => error instanceof DatabaseError && error.code === '42501';

/**
 * Rewrites every table from which something went since the last sweep, and ends the write-ahead log. PostgreSQL leaves deleted rows where
 * they stood until something is written over them, samples of them in its statistics, and all of them once more in the log of changes.
 * Answers `busy` where another process sweeps just now.
 */
export const createSweep =
  ({ pool, connect }: Config) =>
  async (): Promise<Swept | 'busy'> => {
    const began = performance.now();
    const clients = { main: connect('main'), keys: connect('keys') };
    const all = Object.values(clients);
    try {
      for (const client of all) {
        client.on('error', () => undefined);
        await client.connect();
        await client.query(`set statement_timeout = 0; set lock_timeout = ${String(lockTimeoutMs)}`);
      }
      const { rows } = await clients.main.query<{ had: boolean }>('select pg_try_advisory_lock($1) as had', [
        lock,
      ]);
      if (rows[0]?.had !== true) return 'busy';

      const done: Table[] = [];
      const skipped: string[] = [];
      for (const [database, client] of Object.entries(clients)) {
        const known = await countersOf(pool);
        for (const table of await tablesOf(client, database)) {
          if (known.get(table.name) === table.counters) continue;
          if (await rewrite(client, table)) done.push(table);
          else skipped.push(table.name);
        }
        await rewriteStatistics(client);
      }
      // What is noted here stands in the log that comes after.
      await note(pool, done);
      const isLogEnded = await endLog(all);
      const swept = {
        ...{ rewritten: done.length, skipped, isLogEnded },
        tookMs: Math.round(performance.now() - began),
      };
      await pool.query(
        'insert into sweep.runs (rewritten, skipped, took_ms, is_log_ended) values ($1, $2, $3, $4)',
        [swept.rewritten, skipped.length, swept.tookMs, isLogEnded],
      );
      return swept;
    } finally {
      await Promise.all(all.map((client) => client.end().catch(() => undefined)));
    }
  };

/** When the files were swept last, and what came of it; undefined: never. */
export async function lastSweep(
  pool: Pool,
): Promise<{ readonly at: string; readonly skipped: number; readonly isLogEnded: boolean } | undefined> {
  const { rows } = await pool.query<{ at: Date; skipped: number; is_log_ended: boolean }>(
    'select at, skipped, is_log_ended from sweep.runs order by at desc limit 1',
  );
  const [row] = rows;
  return row && { at: row.at.toISOString(), skipped: row.skipped, isLogEnded: row.is_log_ended };
}

/**
 * Every table but those of which nothing ever goes. Their counters, read before they are rewritten: what goes meanwhile is seen by the next
 * sweep.
 */
async function tablesOf(client: Client, database: string): Promise<readonly Table[]> {
  const { rows } = await client.query<{ oid: string; schema: string; table: string; counters: string }>(
    `select c.oid, n.nspname as schema, c.relname as table,
       concat_ws('/', c.oid, pg_stat_get_tuples_updated(c.oid), pg_stat_get_tuples_deleted(c.oid),
         pg_stat_get_autovacuum_count(c.oid)) as counters
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
       and (n.nspname, c.relname) not in (('log', 'events'), ('log', 'erased_keys'), ('migrations', 'applied'))
       and n.nspname <> 'sweep' and pg_total_relation_size(c.oid) > 0
     order by pg_total_relation_size(c.oid)`,
  );
  return rows.map(({ oid, schema, table, counters }) => {
    const name = `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
    return { oid, name: `${database} ${name}`, counters };
  });
}

async function countersOf(pool: Pool): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ name: string; counters: string }>(
    'select name, counters from sweep.tables',
  );
  return new Map(rows.map(({ name, counters }) => [name, counters]));
}

async function note(pool: Pool, tables: readonly Table[]): Promise<void> {
  await pool.query(
    `insert into sweep.tables (name, counters) select * from unnest($1::text[], $2::text[])
     on conflict (name) do update set counters = excluded.counters`,
    [tables.map(({ name }) => name), tables.map(({ counters }) => counters)],
  );
}

/** Nobody reads or writes the table meanwhile. Whoever holds it is waited for a little, so that nobody waits long behind us. */
async function rewrite(client: Client, { oid, name }: Table): Promise<boolean> {
  const [, table = ''] = name.split(/ (.*)/su);
  for (let tries = 0; tries < lockTries; tries += 1) {
    try {
      // A table without rows keeps the samples of those it had.
      await ignoringDenial(client.query('delete from pg_statistic where starelid = $1', [oid]));
      await client.query(`vacuum (full, analyze) ${table}`);
      return true;
    } catch (error) {
      if (!(error instanceof DatabaseError && error.code === lockNotAvailable)) throw error;
    }
  }
  return false;
}

const rewriteStatistics = (client: Client): Promise<boolean> =>
  ignoringDenial(client.query('vacuum full pg_catalog.pg_statistic'));

/** From here on it is written in a file of its own; all before it go with the checkpoint. */
async function endLog([client]: readonly Client[]): Promise<boolean> {
  if (client === undefined) return false;
  return (
    (await ignoringDenial(client.query('select pg_switch_wal()'))) &&
    (await ignoringDenial(client.query('checkpoint')))
  );
}

/** In a database of somebody else's some of it is not ours to do, which is told and no failure. */
async function ignoringDenial(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (isDenied(error)) return false;
    throw error;
  }
}
