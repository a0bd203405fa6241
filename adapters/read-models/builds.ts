import { readFileSync } from 'node:fs';
import type { Pool, PoolClient } from 'pg';
import type { AnyProjection } from './read-models.js';

/** One table of a read model and how far it has come. */
export interface Build {
  readonly name: string;
  readonly build: number;
  readonly status: 'building' | 'live' | 'parked';
  readonly position: bigint;
  readonly token: bigint;
  readonly reason: string | null;
}

interface Row extends Omit<Build, 'position' | 'token'> {
  readonly position: string;
  readonly token: string;
}

const fromRow = (row: Row): Build => ({ ...row, position: BigInt(row.position), token: BigInt(row.token) });
const columns = 'name, build, status, position, token, reason';
const leaseText = `clock_timestamp() + interval '10 seconds'`;

export const tableOf = (name: string, build: number): string =>
  `read_models."${name.replaceAll('-', '_')}_${String(build)}"`;

/** Tables of read models: made, claimed, moved on, swapped and dropped. Times are the database's. */
export function createBuilds(pool: Pool, owner: string) {
  const begin = async (client: PoolClient, projection: AnyProjection): Promise<void> => {
    const { name, version, scope } = projection;
    const { rows } = await client.query<{ next: number }>(
      'select coalesce(max(build), 0) + 1 as next from read_models.builds where name = $1',
      [name],
    );
    const build = rows[0]?.next ?? 1;
    const table = tableOf(name, build);
    await client.query(textOfTable(name).replaceAll('{{table}}', table));
    await client.query(`grant select on ${table} to miapulse_reader`);
    if (scope === 'tenant') {
      await client.query(`alter table ${table} enable row level security`);
      await client.query(
        `create policy own_rows on ${table} for select using (tenant = current_setting('mia.tenant', true))`,
      );
    }
    await client.query(
      `insert into read_models.builds (name, build, version, status)
       values ($1, $2, $3, case when exists (select from read_models.builds where name = $1 and status <> 'building')
         then 'building' else 'live' end)`,
      [name, build, version],
    );
  };

  const drop = async (
    client: PoolClient,
    name: string,
    where: string,
    values: readonly unknown[],
  ): Promise<void> => {
    const { rows } = await client.query<{ build: number }>(
      `delete from read_models.builds where name = $1 and ${where} returning build`,
      [name, ...values],
    );
    for (const { build } of rows) await client.query(`drop table if exists ${tableOf(name, build)}`);
  };

  const inTransaction = async <Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  };

  return {
    inTransaction,

    /** Sees to it that every read model has a table of today's version, in use or on its way there. */
    ensure: (projections: readonly AnyProjection[]): Promise<void> =>
      inTransaction(async (client) => {
        await client.query('select pg_advisory_xact_lock(7203116)');
        for (const projection of projections) {
          const { rowCount } = await client.query(
            'select from read_models.builds where name = $1 and version = $2',
            [projection.name, projection.version],
          );
          if (rowCount === 0) await begin(client, projection);
        }
      }),

    /** A new table beside the one in use, filled from the start of the log. */
    rebuild: (projection: AnyProjection): Promise<void> =>
      inTransaction(async (client) => {
        await client.query('select pg_advisory_xact_lock(7203116)');
        await drop(client, projection.name, `status = 'building'`, []);
        await begin(client, projection);
      }),

    async all(): Promise<readonly Build[]> {
      const { rows } = await pool.query<Row>(
        `select ${columns} from read_models.builds order by name, build`,
      );
      return rows.map(fromRow);
    },

    /** Takes what nobody holds and keeps what is ours. A new owner has a new token. */
    async claim(names: readonly string[]): Promise<readonly Build[]> {
      const { rows } = await pool.query<Row>(
        `update read_models.builds set lease_until = ${leaseText}, owner = $1,
           token = case when owner = $1 then token else token + 1 end
         where name = any($2) and status <> 'parked' and (owner = $1 or lease_until < clock_timestamp())
         returning ${columns}`,
        [owner, names],
      );
      return rows.map(fromRow);
    },

    /** The fence: false when somebody else has it by now, and then nothing of this transaction may stay. */
    async moveOn(client: PoolClient, { name, build, position, token }: Build, end: bigint): Promise<boolean> {
      const { rowCount } = await client.query(
        `update read_models.builds set position = $1, lease_until = ${leaseText}
         where name = $2 and build = $3 and position = $4 and token = $5`,
        [end.toString(), name, build, position.toString(), token.toString()],
      );
      return rowCount === 1;
    },

    async park({ name, build, token }: Build, reason: string): Promise<void> {
      await pool.query(
        `update read_models.builds set status = 'parked', reason = $1
         where name = $2 and build = $3 and token = $4 and status = 'live'`,
        [reason, name, build, token.toString()],
      );
    },

    /** Puts a table that has caught up in the place of the one in use. */
    swap: ({ name, build }: Build): Promise<void> =>
      inTransaction(async (client) => {
        await client.query('select pg_advisory_xact_lock(7203116)');
        await drop(client, name, 'build <> $2', [build]);
        await client.query(`update read_models.builds set status = 'live' where name = $1 and build = $2`, [
          name,
          build,
        ]);
      }),

    async releaseAll(): Promise<void> {
      await pool.query(`update read_models.builds set lease_until = '-infinity', owner = ''`);
    },

    async release(): Promise<void> {
      await pool.query(
        `update read_models.builds set lease_until = '-infinity', owner = '' where owner = $1`,
        [owner],
      );
    },
  };
}

/** The table stands beside its projection, in the sources as in what is built from them. */
const textOfTable = (name: string): string =>
  readFileSync(new URL(`../../projections/${name}/table.sql`, import.meta.url), 'utf8');
