import type { Pool } from 'pg';
import type { EventStore } from '../../application/ports/event-store.js';
import { Fault } from '../../application/ports/fault.js';
import type { ReadModels } from '../read-models/read-models.js';

interface Parts {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly isKurrent: boolean;
}

/**
 * Positions mean something in one log only. A database that followed another one would pass events over in silence, so a
 * process that finds the signs of that does not start. Raises the fault `environment-refused`.
 */
export async function refuseOtherLog({ pool, store, readModels, isKurrent }: Parts): Promise<void> {
  const followed = (await readModels.progress()).map(({ position }) => position);
  const head = await store.head();
  if (followed.some((position) => position > head)) {
    throw refusal('The read models in DATABASE_URL have seen more than this log holds.');
  }
  if (isKurrent && (await hasOwnLog(pool))) throw refusal('DATABASE_URL holds a log of its own.');
}

async function hasOwnLog(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query('select from log.events limit 1');
  return rowCount !== 0;
}

const refusal = (sign: string): Fault =>
  new Fault(
    'environment-refused',
    `${sign} Set EVENT_STORE_URL, or leave it out, as when the database was new; a log moves to another engine only with an empty database.`,
  );
