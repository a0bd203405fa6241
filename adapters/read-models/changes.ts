import type { PoolClient } from 'pg';
import { sum, type Change } from '../../projections/kernel/projection.js';

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
  readonly add: Record<string, number | string>;
}

const columnOf = (name: string): string => name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

/** What one table is given, in order. */
export interface Work {
  readonly table: string;
  readonly changes: readonly Owned[];
}

/** Writes changes, of each table in their order: as a rule all of them in one statement. */
export async function writeChanges(client: PoolClient, work: readonly Work[]): Promise<void> {
  const inserts: Insert[] = [];
  for (const { table, changes } of work) {
    let puts = new Map<string, Put>();
    for (const { tenant, change } of changes) {
      if (change.change === 'put') {
        merge(puts, tenant, change);
      } else {
        await insertAll(client, insertsOf(table, puts.values()));
        puts = new Map();
        if (change.change === 'remove') await remove(client, table, tenant, change.where);
        else await blank(client, { table, tenant }, change);
      }
    }
    inserts.push(...insertsOf(table, puts.values()));
  }
  await insertAll(client, inserts);
}

/** Several changes of one row become one. */
function merge(
  puts: Map<string, Put>,
  tenant: string,
  { key, set, add = {} }: Extract<Change<AnyRow>, { change: 'put' }>,
): void {
  // No tenant has a line break in it.
  const name = `${tenant}\n${key}`;
  const put = puts.get(name) ?? { tenant, key, set: {}, add: {} };
  puts.set(name, put);
  for (const [column, value] of Object.entries(set)) {
    put.set[column] = value;
    Reflect.deleteProperty(put.add, column);
  }
  for (const [column, more] of Object.entries(add as Record<string, number | string>)) {
    if (column in put.set) put.set[column] = sum(put.set[column], more);
    else put.add[column] = sum(put.add[column], more);
  }
}

/** Rows that touch the same columns, which one insert takes. */
function byShape(puts: Iterable<Put>): Iterable<readonly Put[]> {
  const shapes = new Map<string, Put[]>();
  for (const put of puts) {
    const shape = `${Object.keys(put.set).join(' ')}+${Object.keys(put.add).join(' ')}`;
    const rows = shapes.get(shape);
    if (rows === undefined) shapes.set(shape, [put]);
    else rows.push(put);
  }
  return shapes.values();
}

/** Rows of one table that touch the same columns. */
interface Insert {
  /** `parameter`: where the rows stand, as JSON. */
  readonly text: (parameter: string) => string;
  readonly rows: string;
}

const insertsOf = (table: string, puts: Iterable<Put>): readonly Insert[] =>
  [...byShape(puts)].map((rows) => insertOf(table, rows));

function insertOf(table: string, rows: readonly Put[]): Insert {
  const [{ set, add } = { set: {}, add: {} }] = rows;
  const names = [...Object.keys(set), ...Object.keys(add)].map((name) => ({ name, column: columnOf(name) }));
  const columns = ['tenant', 'key', ...names.map(({ column }) => `"${column}"`)].join(', ');
  const updates = [
    ...Object.keys(set).map((name) => `"${columnOf(name)}" = excluded."${columnOf(name)}"`),
    ...Object.entries(add).map(
      ([name, more]) =>
        `"${columnOf(name)}" = t."${columnOf(name)}" ${typeof more === 'number' ? '+' : '||'} excluded."${columnOf(name)}"`,
    ),
  ];
  const records = rows.map((row) => {
    const record: Record<string, unknown> = { tenant: row.tenant, key: row.key };
    for (const { name, column } of names) record[column] = row.set[name] ?? row.add[name];
    return record;
  });
  return {
    text: (parameter) => `insert into ${table} as t (${columns})
      select ${columns} from jsonb_populate_recordset(null::${table}, ${parameter}::jsonb)
      on conflict (tenant, key) do ${updates.length === 0 ? 'nothing' : `update set ${updates.join(', ')}`}`,
    rows: storableJson(records),
  };
}

/** One round trip: no two of them touch the same row, so they need no order. */
async function insertAll(client: PoolClient, inserts: readonly Insert[]): Promise<void> {
  if (inserts.length === 0) return;
  const parts = inserts.map(({ text }, index) => `w${String(index)} as (${text(`$${String(index + 1)}`)})`);
  await client.query(
    `with ${parts.join(', ')} select`,
    inserts.map(({ rows }) => rows),
  );
}

/** What a text column may not take shows as an escape; to look at every value costs more than to write them. */
function storableJson(records: readonly object[]): string {
  const text = JSON.stringify(records);
  return /\\u(?:0000|d[89a-f])/u.test(text) ? JSON.stringify(records, storable) : text;
}

/** No text column takes NUL or half a character. */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;

async function remove(client: PoolClient, table: string, tenant: string, where: AnyRow): Promise<void> {
  const { text, values } = conditionOf(tenant, where);
  await client.query(`delete from ${table} where ${text}`, values);
}

async function blank(
  client: PoolClient,
  { table, tenant }: { readonly table: string; readonly tenant: string },
  { where, set }: { readonly where: AnyRow; readonly set: AnyRow },
): Promise<void> {
  const { text, values } = conditionOf(tenant, where);
  const columns = Object.keys(set).map((name) => `"${columnOf(name)}"`);
  const record = Object.fromEntries(Object.entries(set).map(([name, value]) => [columnOf(name), value]));
  await client.query(
    `update ${table} set (${columns.join(', ')}) =
       (select ${columns.join(', ')} from jsonb_populate_record(null::${table}, $${String(values.length + 1)}::jsonb))
     where ${text}`,
    [...values, storableJson([record]).slice(1, -1)],
  );
}

function conditionOf(tenant: string, where: AnyRow): { readonly text: string; readonly values: unknown[] } {
  const names = Object.keys(where);
  const conditions = names.map((name, index) => ` and "${columnOf(name)}" = $${String(index + 2)}`);
  return { text: `tenant = $1${conditions.join('')}`, values: [tenant, ...names.map((name) => where[name])] };
}
