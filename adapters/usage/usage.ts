import { createHmac, randomBytes } from 'node:crypto';
import { DatabaseError, type Pool, type PoolClient } from 'pg';
import type { Usage, Visit } from '../../application/ports/usage.js';
import { inTransaction } from '../transaction/transaction.js';

interface Day {
  readonly day: string;
  readonly salt: Buffer;
}

/** Of one business; whoever makes names up fills no table. */
const hostsMax = 50;
/** A busy website is not noted anew with every visit. */
const sightingSeconds = 5;
/** A check violation: no partition takes the row. */
const noPartition = '23514';
const monthsLocked = 'begin; select pg_advisory_xact_lock(7203117)';

/** Page views in PostgreSQL, and sessions counted under a salt that is thrown away each day (UTC). */
export function createUsage(pool: Pool): Usage {
  let newest: Day | undefined;
  let late: Day | undefined;

  const saltOf = async (day: string): Promise<Buffer> => {
    const known = [newest, late].find((one) => one?.day === day);
    if (known !== undefined) return known.salt;
    const stored = await openDay(pool, day);
    const opened = { day, salt: stored ?? randomBytes(32) };
    // A view of a day that is over is counted under a salt of its own: that of its day is gone, and stays gone.
    if (stored === undefined) late = opened;
    else newest = opened;
    return opened.salt;
  };

  return {
    async record({ tenant, at, path, referrerHost, device, fingerprint }) {
      const day = new Date(at).toISOString().slice(0, 10);
      const session = createHmac('sha256', await saltOf(day))
        .update(`${tenant}\0${fingerprint}`)
        .digest()
        .subarray(0, 16);
      const write = () =>
        pool.query(
          `with visit as (
           insert into usage.visits (tenant, at, path, referrer_host, device) values ($1, $2, $3, $4, $5)
         ), fresh as (
           insert into usage.sessions (tenant, day, session) values ($1, $6, $7) on conflict do nothing returning 1
         )
         insert into usage.days as d (tenant, day, page_views, sessions) values ($1, $6, 1, (select count(*) from fresh))
         on conflict (tenant, day) do update
           set page_views = d.page_views + 1, sessions = d.sessions + excluded.sessions`,
          [tenant, at, path.slice(0, 500), referrerHost.slice(0, 253), device, day, session],
        );
      try {
        await write();
      } catch (error) {
        // The month was empty and went since its day was opened.
        if (!(error instanceof DatabaseError && error.code === noPartition)) throw error;
        await inTransaction(pool, monthsLocked, (client) => openMonth(client, day));
        await write();
      }
    },

    async sight({ tenant, host, at }) {
      const { rowCount } = await pool.query(
        `insert into usage.sightings as s (tenant, host, seen_at)
         select $1, $2, $3 where exists (select from usage.sightings where tenant = $1 and host = $2)
           or (select count(*) from usage.sightings where tenant = $1) < ${String(hostsMax)}
         on conflict (tenant, host) do update set seen_at = excluded.seen_at
           where s.seen_at < excluded.seen_at - interval '${String(sightingSeconds)} seconds'`,
        [tenant, host.slice(0, 260), at],
      );
      return rowCount === 1;
    },

    async sightings(tenant) {
      const { rows } = await pool.query<{ host: string; seen_at: Date }>(
        'select host, seen_at from usage.sightings where tenant = $1 order by seen_at desc, host limit 10',
        [tenant],
      );
      return rows.map(({ host, seen_at: at }) => ({ host, at: at.toISOString() }));
    },

    async standing(tenant, before) {
      const { rows } = await pool.query<{ count: string; oldest: Date | null }>(
        `select count(*) filter (where at < $2) as count, min(at) filter (where at >= $2) as oldest from usage.visits where tenant = $1`,
        [tenant, before],
      );
      const [{ count, oldest } = { count: '0', oldest: null }] = rows;
      return { count: Number(count), oldestAt: oldest?.toISOString() ?? null };
    },

    async forget(tenant, before) {
      await pool.query('delete from usage.visits where tenant = $1 and at < $2', [tenant, before]);
    },

    dropEmptyMonths: (now) => dropEmptyMonths(pool, now),

    async days(tenant, fromDay) {
      const { rows } = await pool.query<{ day: string; page_views: number; sessions: number }>(
        `select day::text, page_views, sessions from usage.days
         where tenant = $1 and day >= $2 order by usage.days.day limit 366`,
        [tenant, fromDay],
      );
      return rows.map(({ day, page_views: pageViews, sessions }) => ({ day, pageViews, sessions }));
    },

    async visited(tenant, { from, to }) {
      const most = async <Row extends object>(column: 'path' | 'device') => {
        const { rows } = await pool.query<Row & { views: number }>(
          `select ${column}, count(*)::int as views from usage.visits
           where tenant = $1 and at >= $2 and at < $3 group by 1 order by 2 desc, 1 limit 10`,
          [tenant, from, to],
        );
        return rows;
      };
      const [pages, devices] = await Promise.all([
        most<Pick<Visit, 'path'>>('path'),
        most<Pick<Visit, 'device'>>('device'),
      ]);
      return { pages, devices };
    },
  };
}

/**
 * The day's salt, shared by all processes; the one that comes first on a day throws the day before away. Undefined when a
 * later day has begun.
 */
const openDay = (pool: Pool, day: string): Promise<Buffer | undefined> =>
  inTransaction(pool, monthsLocked, async (client) => {
    await openMonth(client, day);
    await client.query('delete from usage.salts where day < $1', [day]);
    await client.query('delete from usage.sessions where day < $1', [day]);
    await client.query(
      `insert into usage.salts (day, salt)
       select $1, $2 where not exists (select from usage.salts where day >= $1)`,
      [day, randomBytes(32)],
    );
    const { rows } = await client.query<{ salt: Buffer }>('select salt from usage.salts where day = $1', [
      day,
    ]);
    return rows[0]?.salt;
  });

/** Nobody writes into a month while its table goes: whoever comes then finds none, and makes it anew. */
const dropEmptyMonths = (pool: Pool, now: string): Promise<number> =>
  inTransaction(pool, monthsLocked, async (client) => {
    const { rows: months } = await client.query<{ month: string }>(
      `select substring(child.relname from 'visits_(.*)') as month from pg_inherits
       join pg_class child on child.oid = inhrelid where inhparent = 'usage.visits'::regclass order by 1`,
    );
    let dropped = 0;
    for (const { month } of months) {
      if (!/^\d{4}-\d{2}$/u.test(month) || month >= now.slice(0, 7)) continue;
      const table = `usage."visits_${month}"`;
      const { rowCount } = await client.query(`select from ${table} limit 1`);
      if (rowCount !== 0) continue;
      await client.query(`drop table ${table}`);
      dropped += 1;
    }
    return dropped;
  });

/** Makes room for the views of a month, named by any of its days. */
export async function openMonth(client: PoolClient, day: string): Promise<void> {
  await client.query(monthOf(day));
}

/** The table of a month, made when its first view comes. It is named in the statement, so only a date gets here. */
function monthOf(day: string): string {
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  const month = first.toISOString().slice(0, 7);
  first.setUTCMonth(first.getUTCMonth() + 1);
  return `create table if not exists usage."visits_${month}" partition of usage.visits
    for values from ('${month}-01T00:00:00Z') to ('${first.toISOString().slice(0, 7)}-01T00:00:00Z')`;
}
