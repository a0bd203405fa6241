import type { ClientBase } from 'pg';
import { handledTypes } from '../../projections/kernel/projection.js';
import { tableOf } from './builds.js';
import type { AnyProjection } from './read-models.js';

/** Of read models by name. */
export type ReadModelDigests = Readonly<
  Record<string, { readonly version: number; readonly sha256: string }>
>;

/** The names of those which are made of none of these events. */
export const untouchedBy = (
  projections: readonly AnyProjection[],
  types: ReadonlySet<string>,
): readonly string[] =>
  projections.filter((one) => !handledTypes(one).some((type) => types.has(type))).map(({ name }) => name);

/** SHA-256 over the rows of one business, by key, of each read model in use. */
export async function digestReadModels(
  client: ClientBase,
  tenant: string,
  names: readonly string[],
): Promise<ReadModelDigests> {
  const { rows: builds } = await client.query<{ name: string; build: number; version: number }>(
    `select name, build, version from read_models.builds where status <> 'building' and name = any($1) order by name`,
    [names],
  );
  const digests: [string, { version: number; sha256: string }][] = [];
  for (const { name, build, version } of builds) {
    const { rows } = await client.query<{ sha256: string }>(
      `select encode(sha256(convert_to(coalesce(string_agg(
         encode(sha256(convert_to(t::text, 'UTF8')), 'hex'), '' order by key collate "C"), ''), 'UTF8')), 'hex') as sha256
       from ${tableOf(name, build)} t where tenant = $1`,
      [tenant],
    );
    digests.push([name, { version, sha256: rows[0]?.sha256 ?? '' }]);
  }
  return Object.fromEntries(digests);
}

/** Whether every read model has seen all that there is of a business. */
export async function haveSeenAll(client: ClientBase, tenant: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from read_models.builds where status <> 'building' and position < (
       select position from log.events where tenant = $1 order by position desc limit 1) limit 1`,
    [tenant],
  );
  return rowCount === 0;
}
