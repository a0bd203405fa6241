import { createHmac } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { createRecent } from '../key-vault/recent.js';
import { openBytes, sealBytes } from '../sealed-box/sealed-box.js';

interface Config {
  readonly pool: Pick<ClientBase | Pool, 'query'>;
  /** Of the directory, 32 bytes. */
  readonly key: Uint8Array;
}

const keepMax = 10_000;
const nameOf = (scope: string): string => `directory key of ${scope}`;

/** What the handles of a scope are hashed under: the key that came with it, or one of the installation's own. */
export function createScopeKeys({ pool, key }: Config): (scope: string) => Promise<Uint8Array> {
  const recent = createRecent<Promise<Uint8Array>>(keepMax);
  const look = async (scope: string): Promise<Uint8Array> => {
    const { rows } = await pool.query<{ sealed: Buffer }>(
      'select sealed from directory.scope_keys where scope = $1',
      [scope],
    );
    const [moved] = rows;
    if (moved !== undefined) return openBytes(key, nameOf(scope), moved.sealed);
    return createHmac('sha256', key).update(nameOf(scope)).digest();
  };
  return async (scope) => {
    try {
      return await (recent.get(scope) ?? recent.set(scope, look(scope)));
    } catch (error) {
      recent.clear();
      throw error;
    }
  };
}

/** Keeps the key of a scope that comes from another installation. */
export async function keepScopeKey({ pool, key }: Config, scope: string, bytes: Uint8Array): Promise<void> {
  await pool.query('insert into directory.scope_keys (scope, sealed) values ($1, $2)', [
    scope,
    sealBytes(key, nameOf(scope), bytes),
  ]);
}
