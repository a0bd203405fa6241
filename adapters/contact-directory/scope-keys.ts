import { createHmac } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
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
  // A key never changes: it comes with its scope, before anybody asks for it.
  const known = new Map<string, Uint8Array>();
  return async (scope) => {
    const found = known.get(scope);
    if (found !== undefined) return found;
    const { rows } = await pool.query<{ sealed: Buffer }>(
      'select sealed from directory.scope_keys where scope = $1',
      [scope],
    );
    const [moved] = rows;
    const own = (): Uint8Array => createHmac('sha256', key).update(nameOf(scope)).digest();
    const bytes = moved === undefined ? own() : openBytes(key, nameOf(scope), moved.sealed);
    if (known.size >= keepMax) known.clear();
    known.set(scope, bytes);
    return bytes;
  };
}

/** Keeps the key of a scope that comes from another installation. */
export async function keepScopeKey({ pool, key }: Config, scope: string, bytes: Uint8Array): Promise<void> {
  await pool.query('insert into directory.scope_keys (scope, sealed) values ($1, $2)', [
    scope,
    sealBytes(key, nameOf(scope), bytes),
  ]);
}
