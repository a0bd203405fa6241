import type { Pool } from 'pg';
import type { StreamName } from '../../../application/ports/event-store.js';
import type { Snapshots } from '../../../application/ports/snapshots.js';
import type { EventSpec } from '../../../domain/kernel/event.js';
import { createCodec, Undecodable } from '../codec.js';
import type { Body } from '../../../domain/kernel/body.js';
import type { KeyVault } from '../../../application/ports/key-vault.js';

interface Needs {
  readonly pool: Pool;
  readonly vault: KeyVault;
  /** By category. */
  readonly specs: Readonly<Record<string, EventSpec>>;
  readonly newId: () => string;
  readonly onFault: (about: string, error: unknown) => void;
}

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly body: Body;
  readonly sealed: readonly (readonly [path: string, keyId: string, bytes: string])[];
}

const type = 'Snapshot';
const nameOf = ({ category, id }: StreamName): string => `${category}-${id}`;

/** Snapshots in PostgreSQL, sealed as events are: under the keys of the stream they were taken of. */
export function createSnapshots({ pool, vault, specs, newId, onFault }: Needs): Snapshots {
  const families = Object.entries(specs).map(
    ([category, spec]) => [category, { events: { [type]: spec }, upcasts: {} }] as const,
  );
  const codec = createCodec(Object.fromEntries(families), vault);

  const read = async (tenant: string, stream: StreamName, version: number) => {
    const { rows } = await pool.query<Row>({
      name: 'load-snapshot',
      text: 'select id, revision, body, sealed from snapshots.kept where stream = $1 and version = $2 and tenant = $3',
      values: [nameOf(stream), version, tenant],
    });
    const [row] = rows;
    if (row === undefined) return undefined;
    const sealed = row.sealed.map(([path, keyId, bytes]) => ({
      path,
      keyId,
      bytes: Buffer.from(bytes, 'base64'),
    }));
    const stored = { id: row.id, type, version, body: row.body };
    const [opened] = await codec.decode([{ category: stream.category, stored, sealed }]);
    return opened && { revision: row.revision, body: opened.data };
  };

  return {
    async load(tenant, stream, version) {
      try {
        return await read(tenant, stream, version);
      } catch (error) {
        onFault('a snapshot could not be read', error instanceof Undecodable ? error.cause : error);
        return undefined;
      }
    },

    async save(tenant, stream, { revision, body }) {
      try {
        const home = { tenant, container: nameOf(stream), category: stream.category };
        const [encoded] = await codec.encode([{ id: newId(), event: { type, data: body } }], home);
        if (encoded === undefined) return;
        const { stored, sealed } = encoded;
        const rows = sealed.map(({ path, keyId, bytes }) => [
          path,
          keyId,
          Buffer.from(bytes).toString('base64'),
        ]);
        await pool.query(
          `insert into snapshots.kept as kept (stream, version, tenant, revision, id, body, sealed, key_ids)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (stream, version) do update set tenant = excluded.tenant, revision = excluded.revision,
             id = excluded.id, body = excluded.body, sealed = excluded.sealed, key_ids = excluded.key_ids
           where kept.revision < excluded.revision`,
          [
            ...[nameOf(stream), stored.version, tenant, revision, stored.id],
            ...[JSON.stringify(stored.body), JSON.stringify(rows)],
            [...new Set(sealed.map(({ keyId }) => keyId))],
          ],
        );
      } catch (error) {
        onFault('a snapshot could not be kept', error);
      }
    },

    async forget(keyIds) {
      const { rowCount } = await pool.query('delete from snapshots.kept where key_ids && $1', [keyIds]);
      return rowCount ?? 0;
    },
  };
}
