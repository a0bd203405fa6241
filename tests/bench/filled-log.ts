import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { prepareDatabase } from '../../adapters/composition/schemas.js';
import { startEmbeddedPostgres } from '../../adapters/embedded-postgres/embedded-postgres.js';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createPostgresKeyVault } from '../../adapters/key-vault/postgres.js';
import type { AppendOutcome } from '../../application/ports/event-store.js';
import { families } from '../support/families.js';
import { demoMix, type History } from './demo-mix.js';
import { seed } from './figures.js';

export const masterKey = Buffer.alloc(32, 7);
/** Streams that are written at the same time, so that their events stand interleaved in the log as they do in life. */
const writersMax = 200;

/** Something to look at, because it takes minutes. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** A PostgreSQL of its own for logs of any number. */
export async function openPostgres() {
  const dataDir = mkdtempSync(join(tmpdir(), 'miapulse-bench-'));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir });
  return {
    connectionString: (database: string) => postgres.connectionString(database),
    async close(): Promise<void> {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

type Postgres = Awaited<ReturnType<typeof openPostgres>>;

/** A log and its keys, as the product runs them, to be filled with the demo's mix. */
export async function openLog(postgres: Postgres, name: string) {
  const connectionString = await postgres.connectionString(name);
  const keysConnectionString = await postgres.connectionString(`${name}_keys`);
  const owner = new Pool({ connectionString, max: 2 });
  const pool = new Pool({ connectionString, max: 20, options: '-c role=miapulse_app' });
  // A hundred thousand new keys: nothing that is measured waits for their way to the disk.
  const keysPool = new Pool({
    ...{ connectionString: keysConnectionString, max: 10, options: '-c synchronous_commit=off' },
  });
  // PostgreSQL may end before the last connection has closed.
  for (const one of [owner, pool, keysPool]) one.on('error', () => undefined);
  await prepareDatabase(owner, 'main');
  await prepareDatabase(keysPool, 'keys');
  const codec = createCodec(families, createPostgresKeyVault({ pool: keysPool, masterKey }));
  const store = createPostgresEventStore({ pool, codec, wait: () => Promise.resolve() });
  const mix = demoMix(seed);

  const nextHistory = (): History => mix.next().value;

  const write = async (history: History, turn: number): Promise<AppendOutcome> => {
    const { tenant, stream, turns } = history;
    const before = turns.slice(0, turn).reduce((sum, events) => sum + events.length, 0);
    const envelope = {
      tenant,
      actor: 'visitor',
      commandId: uuidv7(),
      correlationId: uuidv7(),
      causationId: '',
    };
    const events = (turns[turn] ?? []).map((event) => ({ id: uuidv7(), event }));
    return store.append(stream, before === 0 ? 'no-stream' : before, events, envelope);
  };

  return {
    ...{ owner, pool, keysPool, connectionString, keysConnectionString, store, nextHistory, write },

    /** Goes on with the mix until the log holds so many events, or a few more. `shape`: how each stream is written. */
    async fill(count: number, shape: (history: History) => History = (history) => history): Promise<void> {
      let head = await store.head();
      let said = performance.now();
      const writer = async (): Promise<void> => {
        while (head < BigInt(count)) {
          const history = shape(nextHistory());
          for (const turn of history.turns.keys()) {
            const outcome = await write(history, turn);
            if (outcome.outcome === 'conflict') throw new Error('A conflict nobody made');
            if (outcome.position > head) head = outcome.position;
          }
          if (performance.now() - said < 5_000) continue;
          said = performance.now();
          say(`${name}: ${head.toLocaleString('en')} of ${count.toLocaleString('en')} events are in the log`);
        }
      };
      await Promise.all(Array.from({ length: writersMax }, writer));
      await owner.query('analyze');
    },

    async close(): Promise<void> {
      await store.close();
      await pool.end();
      await owner.end();
      await keysPool.end();
    },
  };
}

export type FilledLog = Awaited<ReturnType<typeof openLog>>;
