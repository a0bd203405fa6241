import type { Pool, PoolClient } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import { keptTables } from './tables.js';
import { inTransaction } from '../transaction/transaction.js';

interface Place {
  readonly pool: Pool;
  readonly keysPool: Pool;
  readonly backupId: string;
}

type Stage = 'begun' | 'loaded';

/** Raises `restore-unfinished` when a restore was cut off here. Asked before anything is served. */
export async function refuseHalfRestored(pool: Pool): Promise<void> {
  const under = await underWay(pool);
  if (under === undefined) return;
  throw new Fault(
    'restore-unfinished',
    `The restore of backup ${under.backupId} was not finished here, so nothing is served: run “npm run mia -- restore” again.`,
  );
}

/**
 * Marks an empty installation as one that is being restored, or takes up a restore that was cut off: answers how far it had
 * come. Nothing is ever written over: an installation that holds data is refused.
 */
export async function beginRestore({ pool, keysPool, backupId }: Place): Promise<Stage> {
  const under = await underWay(pool);
  if (under?.stage === 'loaded' && under.backupId !== backupId) {
    throw new Fault(
      'restore-of-another',
      `Backup ${under.backupId} is half restored here already: finish it, or name an empty database.`,
    );
  }
  if (under?.stage === 'loaded') return 'loaded';
  // Cut off before the log was in: what had come of the keys is taken out again.
  if (under !== undefined) await clearKeys(keysPool);
  await refuseFilled({ pool, keysPool });
  await pool.query(
    `insert into backup.restoring (backup_id, stage) values ($1, 'begun')
     on conflict (only_row) do update set backup_id = excluded.backup_id`,
    [backupId],
  );
  return 'begun';
}

/** Within the transaction that fills the log. */
export async function markLoaded(client: PoolClient): Promise<void> {
  await client.query(`update backup.restoring set stage = 'loaded'`);
}

/** From here on the installation serves. */
export async function finishRestore(pool: Pool): Promise<void> {
  await pool.query('delete from backup.restoring');
}

async function underWay(
  pool: Pool,
): Promise<{ readonly backupId: string; readonly stage: Stage } | undefined> {
  const { rows } = await pool.query<{ backupId: string; stage: Stage }>(
    'select backup_id as "backupId", stage from backup.restoring',
  );
  return rows[0];
}

const tablesIn = (database: 'main' | 'keys'): readonly string[] =>
  keptTables.filter((table) => table.database === database).map(({ name }) => name);

async function refuseFilled({ pool, keysPool }: Omit<Place, 'backupId'>): Promise<void> {
  const looks = [
    ...tablesIn('main').map((name) => ({ name, in: pool })),
    ...[...tablesIn('keys'), 'vault.destroyed'].map((name) => ({ name, in: keysPool })),
  ];
  for (const { name, in: database } of looks) {
    const { rowCount } = await database.query(`select from ${name} limit 1`);
    if (rowCount === 0) continue;
    throw new Fault(
      'restore-not-empty',
      `This installation holds data already (${name}), and nothing is ever written over: set DATA_DIR or DATABASE_URL and KEY_VAULT_URL to empty places.`,
    );
  }
}

const clearKeys = (keysPool: Pool): Promise<void> =>
  inTransaction(keysPool, 'begin', async (client) => {
    for (const name of [...tablesIn('keys'), 'vault.destroyed']) await client.query(`delete from ${name}`);
  });
