import type * as Sdk from '@kurrent/kurrentdb-client';
import { Fault } from '../../../application/ports/fault.js';

/** The official client's module, a client that appends and follows, and how to have another. */
export interface Kurrent {
  readonly sdk: typeof Sdk;
  readonly client: Sdk.KurrentDBClient;
  readonly connect: () => Sdk.KurrentDBClient;
}

/**
 * Loads the client, which whoever keeps the log in PostgreSQL neither loads nor needs, and prepares a connection. Raises the
 * faults `kurrent-missing` and `environment-refused` with what to do.
 */
export async function connectKurrent(url: string): Promise<Kurrent> {
  const sdk = await load();
  // The old name of the protocol still works, but the client says on the console that it is old.
  const connect = () => sdk.KurrentDBClient.connectionString(url.replace(/^esdb/u, 'kurrentdb'));
  try {
    return { sdk, client: connect(), connect };
  } catch {
    // The client's own error repeats the address, and with it the password.
    throw new Fault(
      'environment-refused',
      'EVENT_STORE_URL is not valid: KurrentDB’s client does not understand it.',
    );
  }
}

async function load(): Promise<typeof Sdk> {
  try {
    return await import('@kurrent/kurrentdb-client');
  } catch (cause) {
    throw new Fault(
      'kurrent-missing',
      'EVENT_STORE_URL asks for KurrentDB, and its client is not installed here: run npm install @kurrent/kurrentdb-client, or leave EVENT_STORE_URL out.',
      cause,
    );
  }
}
