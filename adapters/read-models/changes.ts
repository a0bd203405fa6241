import type { PoolClient } from 'pg';
import type { Change } from '../../projections/kernel/projection.js';

export type AnyRow = Readonly<Record<string, unknown>>;

/** A change and whose it is. */
export interface Owned {
  readonly tenant: string;
  readonly change: Change<AnyRow>;
}

interface Put {
  readonly tenant: string;
  readonly key: string;
  readonly set: Record<string, unknown>;
  readonly add: Record<string, number>;
}

const columnOf = (name: string): string =>
  `"${name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)}"`;

/** Writes changes in order, as few statements as their order allows. */
export async function writeChanges(
  client: PoolClient,
  table: string,
  changes: readonly Owned[],
): Promise<void> {
  let puts = new Map<string, Put>();
  for (const { tenant, change } of changes) {
    if (change.change === 'put') {
      merge(puts, tenant, change);
    } else {
      await writePuts(client, table, [...puts.values()]);
      puts = new Map();
      await remove(client, table, tenant, change.where);
    }
  }
  await writePuts(client, table, [...puts.values()]);
}

/** Several changes of one row become one. */
function merge(
  puts: Map<string, Put>,
  tenant: string,
  { key, set, add = {} }: Extract<Change<AnyRow>, { change: 'put' }>,
): void {
  const name = JSON.stringify([tenant, key]);
  const put = puts.get(name) ?? { tenant, key, set: {}, add: {} };
  puts.set(name, put);
  for (const [column, value] of Object.entries(set)) {
    put.set[column] = value;
    Reflect.deleteProperty(put.add, column);
  }
  for (const [column, count] of Object.entries<number>(add)) {
    const before = put.set[column];
    if (typeof before === 'number') put.set[column] = before + count;
    else put.add[column] = (put.add[column] ?? 0) + count;
  }
}

/** One statement for all rows that touch the same columns. */
async function writePuts(client: PoolClient, table: string, puts: readonly Put[]): Promise<void> {
  const byShape = new Map<string, Put[]>();
  for (const put of puts) {
    const shape = JSON.stringify([Object.keys(put.set).sort(), Object.keys(put.add).sort()]);
    byShape.set(shape, [...(byShape.get(shape) ?? []), put]);
  }
  for (const [shape, rows] of byShape) {
    const [set = [], add = []] = JSON.parse(shape) as readonly (readonly string[])[];
    const columns = ['tenant', 'key', ...[...set, ...add].map(columnOf)];
    const updates = [
      ...set.map((name) => `${columnOf(name)} = excluded.${columnOf(name)}`),
      ...add.map((name) => `${columnOf(name)} = t.${columnOf(name)} + excluded.${columnOf(name)}`),
    ];
    const records = rows.map((row) =>
      recordOf({ tenant: row.tenant, key: row.key }, { ...row.set, ...row.add }),
    );
    await client.query(
      `insert into ${table} as t (${columns.join(', ')})
       select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb)
       on conflict (tenant, key) do ${updates.length === 0 ? 'nothing' : `update set ${updates.join(', ')}`}`,
      [JSON.stringify(records, storable)],
    );
  }
}

const recordOf = (place: object, values: AnyRow): object => ({
  ...place,
  ...Object.fromEntries(Object.entries(values).map(([name, value]) => [columnOf(name).slice(1, -1), value])),
});

/** No text column takes NUL or half a character. */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;

async function remove(client: PoolClient, table: string, tenant: string, where: AnyRow): Promise<void> {
  const names = Object.keys(where);
  const conditions = names.map((name, index) => ` and ${columnOf(name)} = $${String(index + 2)}`);
  await client.query(`delete from ${table} where tenant = $1${conditions.join('')}`, [
    tenant,
    ...names.map((name) => where[name]),
  ]);
}
