import { readFileSync } from 'node:fs';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './connections.js';
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

/** As of a claim: whether this process may write it. */
export interface Claimed extends Build {
  readonly isMine: boolean;
}

interface Row extends Omit<Build, 'position' | 'token'> {
  readonly position: string;
  readonly token: string;
}

const fromRow = <R extends Row>(row: R) => ({
  ...row,
  position: BigInt(row.position),
  token: BigInt(row.token),
});
const columns = 'name, build, version, status, position, token, reason';
const leaseText = `interval '10 seconds'`;
/** One process at a time makes and drops tables. */
const begun = 'begin; select pg_advisory_xact_lock(7203116)';

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

  return {
    /**
     * Rows and checkpoint together or not at all. The commit waits for no disk: what a power failure takes with it is
     * read from the log once more.
     */
    batch: <Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> =>
      inTransaction(pool, 'begin; set local synchronous_commit = off', work),

    /** Sees to it that every read model has a table of today's version, in use or on its way there. */
    ensure: (projections: readonly AnyProjection[]): Promise<void> =>
      inTransaction(pool, begun, async (client) => {
        for (const projection of projections) {
          const { rowCount } = await client.query(
            'select from read_models.builds where name = $1 and version = $2',
            [projection.name, projection.version],
          );
          if (rowCount !== 0) continue;
          await drop(client, projection.name, `status = 'building'`, []);
          await begin(client, projection);
        }
      }),

    /** A new table beside the one in use, filled from the start of the log. */
    rebuild: (projection: AnyProjection): Promise<void> =>
      inTransaction(pool, begun, async (client) => {
        await drop(client, projection.name, `status = 'building'`, []);
        await begin(client, projection);
      }),

    async all(): Promise<readonly Build[]> {
      const { rows } = await pool.query<Row>(
        `select ${columns} from read_models.builds order by name, build`,
      );
      return rows.map(fromRow);
    },

    /**
     * Takes what nobody holds and keeps what is ours; answers with every table of these read models. A new owner has a
     * new token. Only tables of this process's versions: it knows no other's columns.
     */
    async claim(projections: readonly AnyProjection[]): Promise<readonly Claimed[]> {
      const { rows } = await pool.query<Row & { isMine: boolean }>({
        name: 'claim-builds',
        text: claimText,
        values: [owner, projections.map(({ name }) => name), projections.map(({ version }) => version)],
      });
      return rows.map(fromRow);
    },

    /**
     * The fence, asked before anything is written: false when somebody else has one of them by now. Its locks on the
     * rows are taken before any on the tables, as a swap takes them.
     */
    async moveOn(client: PoolClient, group: readonly Build[], end: bigint): Promise<boolean> {
      const { rowCount } = await client.query(
        `update read_models.builds b set position = $1, lease_until = clock_timestamp() + ${leaseText}
         from unnest($2::text[], $3::int[], $4::bigint[], $5::bigint[]) as mine (name, build, position, token)
         where (b.name, b.build, b.position, b.token) = (mine.name, mine.build, mine.position, mine.token)`,
        [
          end.toString(),
          group.map(({ name }) => name),
          group.map(({ build }) => build),
          group.map(({ position }) => position.toString()),
          group.map(({ token }) => token.toString()),
        ],
      );
      return rowCount === group.length;
    },

    /** What is in use is parked; what was being built never comes into use. */
    async park({ name, build, token }: Build, reason: string): Promise<void> {
      await pool.query(
        `update read_models.builds set status = case status when 'live' then 'parked' else status end, reason = $1
         where name = $2 and build = $3 and token = $4`,
        [reason, name, build, token.toString()],
      );
    },

    /** Puts a table in the place of the one in use, if it has come as far: nobody may miss what they saw before. */
    swap: ({ name, build, token }: Build): Promise<boolean> =>
      inTransaction(pool, begun, async (client) => {
        const { rows } = await client.query<Row>(
          `select ${columns} from read_models.builds where name = $1 for update`,
          [name],
        );
        const all = rows.map(fromRow);
        const mine = all.find((one) => one.build === build && one.token === token);
        if (mine === undefined) return false;
        if (all.some(({ status, position }) => status === 'live' && position > mine.position)) return false;
        await drop(client, name, 'build <> $2', [build]);
        await client.query(`update read_models.builds set status = 'live' where name = $1 and build = $2`, [
          name,
          build,
        ]);
        return true;
      }),

    /** For a process that is alone: nobody else can hold anything any more. */
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

// A lease is written anew only when half of it is over, so that a quiet log leaves a quiet disk.
const claimText = `
  with renewed as (
    update read_models.builds set lease_until = now() + ${leaseText}, owner = $1,
      token = case when owner = $1 then token else token + 1 end
    where (name, version) in (select * from unnest($2::text[], $3::int[]))
      and status <> 'parked' and reason is null
      and (lease_until < now() or owner = $1 and lease_until < now() + ${leaseText} / 2)
    returning ${columns}
  )
  select ${columns}, true as "isMine" from renewed
  union all
  select ${columns}, owner = $1 and lease_until > now() and status <> 'parked' and reason is null
  from read_models.builds b
  where name = any($2) and not exists (select from renewed r where (r.name, r.build) = (b.name, b.build))`;

export type Builds = ReturnType<typeof createBuilds>;

/** The table stands beside its projection, in the sources as in what is built from them. */
const textOfTable = (name: string): string =>
  readFileSync(new URL(`../../projections/${name}/table.sql`, import.meta.url), 'utf8');
