import { DatabaseError, type Pool } from 'pg';
import type { Query } from '../../projections/kernel/sql.js';
import { asReader } from './as-reader.js';
import { tableOf, type Build } from './builds.js';

const undefinedTable = '42P01';

/** NUL cannot be asked for, and stands in no row. */
const findable = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;

/**
 * Reads the tables in use, as a role that sees only rows of the tenant it is set to. `refresh` learns anew which tables
 * those are; a table that went in between is noticed and looked up once more.
 */
export function createQuery(pool: Pool, builds: () => Promise<readonly Build[]>) {
  let tables = new Map<string, Build>();

  const refresh = async (): Promise<void> => {
    const inUse = (await builds()).filter(({ status }) => status !== 'building');
    tables = new Map(inUse.map((build) => [build.name.replaceAll('-', '_'), build]));
  };

  const named = (text: string): string =>
    text.replaceAll(/\{\{(\w+)(?:\.(\w+))?\}\}/gu, (_whole, name: string, view?: string) => {
      const table = tables.get(name);
      if (table === undefined) throw new Error(`No read model is called ${name}`);
      return tableOf(table.name, table.build, view);
    });

  const run: Query = (tenant, text, values) =>
    asReader(pool, { tenant: tenant ?? '', text: named(text), values: values.map(findable) });

  const query: Query = async (tenant, text, values) => {
    // A command that only reads has not started anything.
    if (tables.size === 0) await refresh();
    try {
      return await run(tenant, text, values);
    } catch (error) {
      if (!(error instanceof DatabaseError && error.code === undefinedTable)) throw error;
      await refresh();
      return run(tenant, text, values);
    }
  };

  return { query, refresh };
}
