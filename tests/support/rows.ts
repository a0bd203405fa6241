import { sum, type Change } from '../../projections/kernel/projection.js';

export type AnyRow = Readonly<Record<string, unknown>>;

/** By tenant and key. */
export type Rows = Map<string, Record<string, unknown>>;

const nameOf = (tenant: string, key: string): string => `${tenant} ${key}`;

/** What a change means, without a database: the table's defaults stay out of it. */
export function applyChange(rows: Rows, tenant: string, change: Change<AnyRow>): void {
  if (change.change !== 'put') {
    for (const [name, row] of rows) {
      const whole: AnyRow = { ...row, key: name.slice(nameOf(tenant, '').length) };
      const isMeant = Object.entries(change.where).every(([column, value]) => whole[column] === value);
      if (!isMeant || !name.startsWith(nameOf(tenant, ''))) continue;
      if (change.change === 'remove') rows.delete(name);
      else Object.assign(row, change.set);
    }
    return;
  }
  const name = nameOf(tenant, change.key);
  const row = rows.get(name) ?? {};
  rows.set(name, Object.assign(row, change.set));
  for (const [column, more] of Object.entries((change.add ?? {}) as Record<string, number | string>))
    row[column] = sum(row[column], more);
}
