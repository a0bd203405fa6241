import { DatabaseError, Query, type Pool } from 'pg';

type Rows = readonly Record<string, unknown>[];

const timeoutMs = 10_000;

/**
 * All of them are set, no row comes back, and they end with the transaction. Until the server is told that this is all, what
 * it was sent is one (PostgreSQL, message flow, extended query, pipelining).
 */
const setUp = `select where concat(set_config('statement_timeout', '${String(timeoutMs)}', true),
  set_config('transaction_read_only', 'on', true), set_config('role', 'miapulse_reader', true),
  set_config('mia.tenant', $1, true)) is null`;

/** Runs one statement as a role that sees only rows of this tenant: with who reads in one message, where a transaction takes three. */
export async function asReader(
  pool: Pool,
  { tenant, text, values }: { readonly tenant: string; readonly text: string; readonly values: unknown[] },
): Promise<Rows> {
  // Without a value as well: a simple query would leave the transaction open.
  const config = { text, values, queryMode: 'extended' };
  const client = await pool.connect();
  // Nobody else listens while it is out of the pool, and a server that goes away would end this process.
  client.on('error', ignore);
  let isWhole = true;
  try {
    return await new Promise<Rows>((resolve, reject) => {
      const query = new Query<Record<string, unknown>>(config, (error, result) => {
        // Of both statements; the types know only of one.
        const results = [result].flat();
        if (error instanceof Error) reject(error);
        else resolve(results.at(-1)?.rows ?? []);
      });
      const submit = query.submit.bind(query);
      query.submit = (connection) => {
        connection.stream.cork();
        connection.parse({ name: '', text: setUp, types: [] }, true);
        connection.bind({ values: [tenant] }, true);
        connection.execute({}, true);
        submit(connection);
        connection.stream.uncork();
      };
      client.query(query);
    });
  } catch (error) {
    // What the server refuses leaves a connection as it was.
    isWhole = error instanceof DatabaseError;
    throw error;
  } finally {
    client.release(!isWhole);
    if (isWhole) client.off('error', ignore);
  }
}

/** The statement that runs fails with the same. */
const ignore = (): void => undefined;
