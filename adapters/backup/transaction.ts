import type { Pool, PoolClient } from 'pg';

/** Runs work in one transaction that `start` begins. A connection that fails under it is thrown away. */
export async function inTransaction<Result>(
  pool: Pool,
  start: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  // Nobody else listens while it is out of the pool; the query that runs fails with the same.
  client.on('error', ignore);
  let isWhole = true;
  try {
    await client.query(start);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    isWhole = await client.query('rollback').then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    client.release(!isWhole);
    if (isWhole) client.off('error', ignore);
  }
}

const ignore = (): void => undefined;
