import type { Pool, PoolClient } from 'pg';
import type { Position } from '../../application/ports/event-store.js';
import { buildColumns, buildOf, type Build, type BuildRow } from './builds.js';
import { inTransaction } from '../transaction/transaction.js';
import type { AnyProjection } from './read-models.js';

/** As of a claim: whether this process may write it. */
export interface Claimed extends Build {
  readonly isMine: boolean;
}

/** How far a batch reaches and how many events are in it. */
export interface Move {
  readonly end: Position;
  readonly count: number;
}

/** The event a read model stops at. */
export interface Stop {
  readonly reason: string;
  readonly position: Position;
}

const leaseText = `interval '6 seconds'`;

/**
 * A process that is stopped or cut off in the midst of a batch holds its locks for less than a lease: the database ends
 * its transaction. The commit waits for no disk: what a power failure takes with it is read from the log once more.
 */
const begun = `begin; set local synchronous_commit = off; set local idle_in_transaction_session_timeout = '3s';
  set local lock_timeout = '3s'; set local statement_timeout = '4s'`;

/** Who writes which table of a read model, and from where it goes on. Times are the database's. */
export function createLeases(pool: Pool, owner: string) {
  return {
    /** Rows and checkpoint together or not at all. */
    batch: <Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> =>
      inTransaction(pool, begun, work),

    /**
     * Takes what nobody holds and keeps what is ours; answers with every table of these read models. A new owner has a
     * new token. Only tables of this process's versions: it knows no other's columns.
     */
    async claim(projections: readonly AnyProjection[]): Promise<readonly Claimed[]> {
      const { rows } = await pool.query<BuildRow & { isMine: boolean }>({
        name: 'claim-builds',
        text: claimText,
        values: [owner, projections.map(({ name }) => name), projections.map(({ version }) => version)],
      });
      return rows.map(buildOf);
    },

    /**
     * The fence, asked before anything is written: false when somebody else has one of them by now. Its locks on the
     * rows are taken before any on the tables, as a swap takes them.
     */
    async moveOn(client: PoolClient, group: readonly Build[], { end, count }: Move): Promise<boolean> {
      const { rowCount } = await client.query({
        name: 'move-on',
        text: moveOnText,
        values: [
          end.toString(),
          count,
          group.map(({ name }) => name),
          group.map(({ build }) => build),
          group.map(({ position }) => position.toString()),
          group.map(({ token }) => token.toString()),
        ],
      });
      return rowCount === group.length;
    },

    /** What is in use is parked; what was being built never comes into use. */
    async park({ name, build, token }: Build, { reason, position }: Stop): Promise<void> {
      await pool.query(
        `update read_models.builds set status = case status when 'live' then 'parked' else status end, reason = $1,
           stopped_at = $2
         where name = $3 and build = $4 and token = $5`,
        [reason, position.toString(), name, build, token.toString()],
      );
    },

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

// A lease is written anew only when a third of it is over, so that a quiet log leaves a quiet disk. A row that is locked
// is being written by whoever has it, however old its lease.
const claimText = `
  with free as (
    select name, build from read_models.builds
    where (name, version) in (select * from unnest($2::text[], $3::int[]))
      and status <> 'parked' and reason is null
      and (lease_until < clock_timestamp() or owner = $1 and lease_until < clock_timestamp() + ${leaseText} * 2 / 3)
    for update skip locked
  ), renewed as (
    update read_models.builds b set lease_until = clock_timestamp() + ${leaseText}, owner = $1,
      token = case when owner = $1 then token else token + 1 end
    from free where (b.name, b.build) = (free.name, free.build)
    returning ${buildColumns.replaceAll(/\w+/gu, 'b.$&')}
  )
  select ${buildColumns}, true as "isMine" from renewed
  union all
  select ${buildColumns}, owner = $1 and lease_until > clock_timestamp() and status <> 'parked' and reason is null
  from read_models.builds b
  where name = any($2) and not exists (select from renewed r where (r.name, r.build) = (b.name, b.build))`;

const moveOnText = `
  with mine as (
    select b.name, b.build from read_models.builds b
    join unnest($3::text[], $4::int[], $5::bigint[], $6::bigint[]) as m (name, build, position, token)
      on (b.name, b.build, b.position, b.token) = (m.name, m.build, m.position, m.token)
    order by b.name, b.build for update of b
  )
  update read_models.builds b set position = $1, events = events + $2, moved_at = clock_timestamp(),
    lease_until = clock_timestamp() + ${leaseText}
  from mine where (b.name, b.build) = (mine.name, mine.build)`;

export type Leases = ReturnType<typeof createLeases>;
