import type { Pool } from 'pg';
import type { Checkpoints } from '../../application/ports/checkpoints.js';

/** How far each policy has come, in PostgreSQL. A checkpoint never goes back. */
export const createCheckpoints = (pool: Pool): Checkpoints => ({
  async read(name) {
    const { rows } = await pool.query<{ position: string }>(
      'select position from policies.checkpoints where name = $1',
      [name],
    );
    return BigInt(rows[0]?.position ?? 0);
  },

  async save(name, position) {
    await pool.query(
      `insert into policies.checkpoints (name, position) values ($1, $2)
       on conflict (name) do update set position = greatest(checkpoints.position, excluded.position)`,
      [name, position.toString()],
    );
  },
});
