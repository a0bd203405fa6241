import type { Pool, PoolClient } from 'pg';

const rollbackMs = 1_000;

/**
 * Runs work in one transaction that `start` begins. A connection that fails under it is thrown away: it may still stand in
 * that transaction, or as the role and the tenant that were set there.
 */
export async function inTransaction<Result>(
  pool: Pool,
  start: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  // Nobody else listens while it is out of the pool, and a server that goes away would end this process.
  client.on('error', ignore);
  let isWhole = true;
  try {
    await client.query(start);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    isWhole = await Promise.race([rolledBack(client), notInTime()]);
    throw error;
  } finally {
    client.release(!isWhole);
    if (isWhole) client.off('error', ignore);
  }
}

const rolledBack = (client: PoolClient): Promise<boolean> =>
  client.query('rollback').then(
    () => true,
    () => false,
  );

/** A connection that was left in the midst of a copy hears no other word: it is thrown away as well. */
const notInTime = (): Promise<boolean> =>
  new Promise((resolve) => {
    setTimeout(resolve, rollbackMs, false).unref();
  });

/** The query that runs fails with the same. */
const ignore = (): void => undefined;
