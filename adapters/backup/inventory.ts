import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { derivedKeys } from './derived-keys.js';
import { checkLedger } from './ledger-lines.js';
import { readManifest } from './manifest.js';
import { placesIn } from './places.js';

export interface Inventory {
  /** The newest whole backup; null when there is none. */
  readonly newest: { readonly backupId: string; readonly createdAt: string } | null;
  /** Until when the erasure ledger is complete, and how many erasures it lacks; null when there is none yet. */
  readonly ledger: { readonly asOf: string | null; readonly missing: number } | null;
}

/** What stands in a directory of backups. Raises `ledger-broken`, and what is wrong with the newest backup's manifest. */
export async function takeInventory(
  target: string,
  { keysPool, masterKey }: { readonly keysPool: Pool; readonly masterKey: Uint8Array },
): Promise<Inventory> {
  const places = placesIn(target);
  const keys = derivedKeys(masterKey);
  // Their ids are ordered by time.
  const ids = (await readdir(places.backups).catch(() => [])).filter((name) => !name.startsWith('.')).sort();
  const last = ids.at(-1);
  const newest = last === undefined ? null : await readManifest(join(places.backups, last), keys.manifest);
  const end = existsSync(places.ledger) ? await checkLedger(places.ledger, keys.ledger) : undefined;
  const { rows } = await keysPool.query<{ newest: string }>(
    'select coalesce(max(sequence), 0) as newest from vault.destroyed',
  );
  return {
    newest: newest && { backupId: newest.backupId, createdAt: newest.createdAt },
    ledger:
      end === undefined
        ? null
        : { asOf: end.asOf ?? null, missing: Number(rows[0]?.newest ?? 0) - end.sequence },
  };
}
