import { readFileSync } from 'node:fs';
import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { inTransaction } from '../transaction/transaction.js';
import type { AnyProjection } from './read-models.js';

/** One table of a read model and how far it has come. */
export interface Build {
  readonly name: string;
  readonly build: number;
  readonly version: number;
  readonly status: 'building' | 'live' | 'parked';
  readonly position: bigint;
  readonly token: bigint;
  /** The event that stopped it; a `building` one that has a reason is left as it is. */
  readonly reason: string | null;
}

export interface BuildRow extends Omit<Build, 'position' | 'token'> {
  readonly position: string;
  readonly token: string;
}

export const buildOf = <Row extends BuildRow>(row: Row) => ({
  ...row,
  position: BigInt(row.position),
  token: BigInt(row.token),
});
export const buildColumns = 'name, build, version, status, position, token, reason';

const lockNotAvailable = '55P03';

/** One process at a time makes and drops tables, and none for long: whoever stops in the midst of it is ended. */
const begun = `begin; set local idle_in_transaction_session_timeout = '3s'; set local lock_timeout = '10s';
  select pg_advisory_xact_lock(7203116); set local lock_timeout = '1s'`;

/** `view`: the name of a view that stands beside the table. */
export const tableOf = (name: string, build: number, view?: string): string =>
  `read_models."${[name.replaceAll('-', '_'), build, ...(view === undefined ? [] : [view])].join('_')}"`;

/** Tables of read models: made, swapped and dropped. */
export function createBuilds(pool: Pool) {
  const begin = async (client: PoolClient, projection: AnyProjection): Promise<void> => {
    const { name, version, scope } = projection;
    const { rows } = await client.query<{ next: number }>(
      'select coalesce(max(build), 0) + 1 as next from read_models.builds where name = $1',
      [name],
    );
    const build = rows[0]?.next ?? 1;
    const table = tableOf(name, build);
    await client.query(
      textOfTable(name).replaceAll(/\{\{table(?:\.(\w+))?\}\}/gu, (_whole, view?: string) =>
        tableOf(name, build, view),
      ),
    );
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
    for (const { build } of rows) await client.query(`drop table if exists ${tableOf(name, build)} cascade`);
  };

  return {
    /** Sees to it that every read model has a table of today's version, in use or on its way there. */
    ensure: (projections: readonly AnyProjection[]): Promise<void> =>
      inTransaction(pool, begun, async (client) => {
        for (const projection of inOrder(projections)) {
          const { rowCount } = await client.query(
            'select from read_models.builds where name = $1 and version = $2',
            [projection.name, projection.version],
          );
          if (rowCount !== 0) continue;
          await drop(client, projection.name, `status = 'building'`, []);
          await begin(client, projection);
        }
      }),

    /** New tables beside those in use, filled together from the start of the log: it is read and decoded once. */
    rebuild: (projections: readonly AnyProjection[]): Promise<void> =>
      inTransaction(pool, begun, async (client) => {
        for (const projection of inOrder(projections)) {
          await drop(client, projection.name, `status = 'building'`, []);
          await begin(client, projection);
        }
      }),

    /**
     * Drops what no projection makes any more, unless a process of an earlier program still keeps it. False while somebody reads
     * it for long: then it goes at the next start.
     */
    dropUnowned: (projections: readonly AnyProjection[]): Promise<boolean> =>
      unlessLocked(
        inTransaction(pool, begun, async (client) => {
          const { rows } = await client.query<{ name: string }>(
            `select name from read_models.builds where name <> all($1)
             group by name having max(lease_until) < clock_timestamp() order by name`,
            [projections.map(({ name }) => name)],
          );
          for (const { name } of rows) await drop(client, name, 'true', []);
          return true;
        }),
      ),

    async all(): Promise<readonly Build[]> {
      const { rows } = await pool.query<BuildRow>(
        `select ${buildColumns} from read_models.builds order by name, build`,
      );
      return rows.map(buildOf);
    },

    /**
     * Puts a table in the place of the one in use, if it has come as far: nobody may miss what they saw before. False also
     * while somebody reads the old one for long: whoever comes to read it would have to wait behind us.
     */
    swap: ({ name, build, token }: Build): Promise<boolean> => {
      return unlessLocked(
        inTransaction(pool, begun, async (client) => {
          const { rows } = await client.query<BuildRow>(
            `select ${buildColumns} from read_models.builds where name = $1 order by build for update`,
            [name],
          );
          const all = rows.map(buildOf);
          const mine = all.find((one) => one.build === build && one.token === token);
          if (mine === undefined) return false;
          if (all.some(({ status, position }) => status === 'live' && position > mine.position)) return false;
          await client.query(`set local lock_timeout = '100ms'`);
          await drop(client, name, 'build <> $2', [build]);
          await client.query(`update read_models.builds set status = 'live' where name = $1 and build = $2`, [
            name,
            build,
          ]);
          return true;
        }),
      );
    },
  };
}

/** False where a lock was not to be had in time. */
const unlessLocked = (work: Promise<boolean>): Promise<boolean> =>
  work.catch((error: unknown) => {
    if (error instanceof DatabaseError && error.code === lockNotAvailable) return false;
    throw error;
  });

/** Whoever locks several rows locks them by name, so that no two wait for each other. */
const inOrder = (projections: readonly AnyProjection[]): readonly AnyProjection[] =>
  projections.toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** The table stands beside its projection, in the sources as in what is built from them. */
const textOfTable = (name: string): string =>
  readFileSync(new URL(`../../projections/${name}/table.sql`, import.meta.url), 'utf8');
