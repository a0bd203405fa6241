import { createHmac, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Usage } from '../../application/ports/usage.js';

interface Day {
  readonly day: string;
  readonly salt: Buffer;
}

/** Page views in PostgreSQL, and sessions counted under a salt that is thrown away each day (UTC). */
export function createUsage(pool: Pool): Usage {
  let today: Day | undefined;

  /** The day's salt is shared by all processes; the one that comes first on a day throws yesterday's away. */
  const saltOf = async (day: string): Promise<Buffer> => {
    if (today?.day === day) return today.salt;
    await pool.query('delete from usage.salts where day < $1::date', [day]);
    await pool.query('delete from usage.sessions where day < $1::date', [day]);
    await pool.query(monthOf(day));
    await pool.query('insert into usage.salts (day, salt) values ($1, $2) on conflict do nothing', [
      day,
      randomBytes(32),
    ]);
    const { rows } = await pool.query<{ salt: Buffer }>('select salt from usage.salts where day = $1', [day]);
    const salt = rows[0]?.salt ?? randomBytes(32);
    today = { day, salt };
    return salt;
  };

  return {
    async record({ tenant, at, path, referrerHost, device, fingerprint }) {
      const day = at.slice(0, 10);
      const session = createHmac('sha256', await saltOf(day))
        .update(`${tenant}\0${fingerprint}`)
        .digest()
        .subarray(0, 16);
      await pool.query(
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
    },

    async days(tenant, fromDay) {
      const { rows } = await pool.query<{ day: string; page_views: number; sessions: number }>(
        `select day::text, page_views, sessions from usage.days
         where tenant = $1 and day >= $2 order by usage.days.day limit 366`,
        [tenant, fromDay],
      );
      return rows.map(({ day, page_views: pageViews, sessions }) => ({ day, pageViews, sessions }));
    },
  };
}

/** The table of a month, made when its first view comes. */
function monthOf(day: string): string {
  const month = day.slice(0, 7);
  const next = new Date(`${month}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return `create table if not exists usage."visits_${month}" partition of usage.visits
    for values from ('${month}-01') to ('${next.toISOString().slice(0, 7)}-01')`;
}
