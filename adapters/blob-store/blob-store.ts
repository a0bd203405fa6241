import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { ErasableBlobs } from '../../application/ports/blob-store.js';
import type { KeyVault } from '../../application/ports/key-vault.js';
import { openBytes, sealBytes } from '../sealed-box/sealed-box.js';

interface Row {
  readonly key_id: string;
  readonly bytes: Buffer;
}

/** Blobs in PostgreSQL, each sealed under its subject's key and bound to its tenant and id. */
export const createBlobStore = (pool: Pool, vault: KeyVault): ErasableBlobs => ({
  async put({ tenant, blobId, bytes, ...scope }) {
    const key = await vault.keyFor({ tenant, ...scope });
    await pool.query(
      `insert into blobs.sealed (tenant, blob_id, key_id, bytes) values ($1, $2, $3, $4)
       on conflict (tenant, blob_id) do nothing`,
      [tenant, blobId, key.id, sealBytes(key.bytes, nameOf(tenant, blobId), bytes)],
    );
    return createHash('sha256').update(bytes).digest('hex');
  },

  async get(tenant, blobId) {
    const { rows } = await pool.query<Row>(
      'select key_id, bytes from blobs.sealed where tenant = $1 and blob_id = $2',
      [tenant, blobId],
    );
    const [row] = rows;
    if (row === undefined) return undefined;
    const key = (await vault.existing([row.key_id])).get(row.key_id);
    return key && openBytes(key, nameOf(tenant, blobId), row.bytes);
  },

  async forget(keyIds) {
    const { rowCount } = await pool.query('delete from blobs.sealed where key_id = any($1)', [keyIds]);
    return rowCount ?? 0;
  },
});

const nameOf = (tenant: string, blobId: string): string => `blob ${tenant} ${blobId}`;
