import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
  /** As whoever runs the program. */
  readonly pool: Pool;
  /** As the owner of the main database, for what the program may not do. */
  readonly owner: Pool;
  readonly keysPool: Pool;
  readonly connectionString: string;
  readonly keysConnectionString: string;
  /** What a product has to be told to keep its data there. */
  readonly variables: Readonly<Record<'DATABASE_URL' | 'KEY_VAULT_URL' | 'MASTER_KEY', string>>;
  close(): Promise<void>;
}

/** A fresh main database and a fresh keys' database, their tables ready. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = randomBytes(6).toString('hex');
  const admin = new Pool({ connectionString: inject('postgres'), max: 1 });
  const copy = async (kind: 'main' | 'keys'): Promise<string> => {
    await admin.query(`create database test_${kind}_${name} template template_${kind}`);
    const url = new URL(inject('postgres'));
    url.pathname = `/test_${kind}_${name}`;
    return url.href;
  };
  const connectionString = await copy('main');
  const keysConnectionString = await copy('keys');
  const pools = {
    pool: new Pool({ connectionString, max: 10, options: '-c role=miapulse_app' }),
    keysPool: new Pool({ connectionString: keysConnectionString, max: 5, options: '-c role=miapulse_app' }),
    owner: new Pool({ connectionString, max: 2 }),
  };
  // The cluster ends with the run: a connection that it cuts is no failure.
  for (const pool of Object.values(pools)) pool.on('error', () => undefined);

  return {
    ...pools,
    connectionString,
    keysConnectionString,
    variables: {
      DATABASE_URL: connectionString,
      KEY_VAULT_URL: keysConnectionString,
      // With which `openLog` reads what the product wrote.
      MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    },
    async close() {
      await Promise.all(Object.values(pools).map((pool) => pool.end()));
      for (const kind of ['main', 'keys']) {
        await admin.query(`drop database test_${kind}_${name} with (force)`);
      }
      await admin.end();
    },
  };
}
