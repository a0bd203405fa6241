import type { Pool, PoolClient } from 'pg';

/**
 * Runs work in one transaction that `start` begins. When it fails the connection is cut, which ends the transaction as well:
 * one that was cut short in the middle of a copy hears no other word.
 */
export async function inTransaction<Result>(
  pool: Pool,
  start: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  // Nobody else listens while it is out of the pool; the query that runs fails with the same.
  client.on('error', ignore);
  try {
    await client.query(start);
    const result = await work(client);
    await client.query('commit');
    client.off('error', ignore);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

const ignore = (): void => undefined;
