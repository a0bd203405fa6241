import type { Pool } from 'pg';

/** Businesses whose clock stands ahead of the real one, so that what is due later can be seen today. */
export interface MovedClocks {
  /** Milliseconds; 0 for a business whose clock is the real one. */
  aheadMs(tenant: string): number;
  ahead(): readonly string[];
  /** A clock only goes forward: what was done at a later time is not undone. */
  move(tenant: string, byMs: number): Promise<void>;
}

/** Kept in the database, because what was done at a moved time stays in the log. */
export async function createMovedClocks(pool: Pool): Promise<MovedClocks> {
  const { rows } = await pool.query<{ tenant: string; ahead_ms: string }>(
    'select tenant, ahead_ms from sandbox.moved_clocks',
  );
  const moved = new Map(rows.map(({ tenant, ahead_ms }) => [tenant, Number(ahead_ms)]));
  return {
    aheadMs: (tenant) => moved.get(tenant) ?? 0,
    ahead: () => [...moved.keys()],
    async move(tenant, byMs) {
      const { rows: after } = await pool.query<{ ahead_ms: string }>(
        `insert into sandbox.moved_clocks as clock (tenant, ahead_ms) values ($1, greatest($2::bigint, 0))
         on conflict (tenant) do update set ahead_ms = clock.ahead_ms + greatest($2::bigint, 0) returning ahead_ms`,
        [tenant, byMs],
      );
      moved.set(tenant, Number(after[0]?.ahead_ms ?? 0));
    },
  };
}
