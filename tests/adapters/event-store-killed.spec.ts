import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { prepareDatabase } from '../../adapters/composition/schemas.js';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../adapters/embedded-postgres/embedded-postgres.js';
import { dataDirectory } from '../support/installation.js';
import { flawsOf, openLog, readWhole, wait, type LogAddress } from '../support/log.js';
import { startLogProcess, type LogProcess } from '../support/log-processes.js';
import { createRandom } from '../support/random.js';

/** With `LONG` set, as often as was promised. */
const killCount = process.env['LONG'] === undefined ? 6 : 200;
const seed = Number(process.env['KILL_SEED'] ?? 20_261_124);
/** One address for the whole run, so that processes which outlive their database find it again. */
const preferredPort = 15_000 + (process.pid % 5_000);

const data = dataDirectory();
let postgres: EmbeddedPostgres | undefined;
const running = new Set<LogProcess>();

afterAll(async () => {
  await Promise.all([...running].map((one) => one.kill()));
  await postgres?.stop();
  data.dispose();
});

async function prepare(started: EmbeddedPostgres): Promise<LogAddress> {
  const address = {
    main: await started.connectionString('log'),
    keys: await started.connectionString('keys'),
  };
  for (const kind of ['main', 'keys'] as const) {
    const pool = new Pool({ connectionString: address[kind], max: 1 });
    await prepareDatabase(pool, kind);
    await pool.end();
  }
  return address;
}

/** PostgreSQL and all its children at once, as when the machine's memory runs out or its power goes. */
function killPostgres(): void {
  const pointer = join(data.path, 'postgres-is-at');
  const directory = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(data.path, 'postgres');
  const [postmaster = ''] = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
  // Standing still it begets no more children, of whom the next one to start would find a survivor.
  process.kill(Number(postmaster), 'SIGSTOP');
  const children = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/u))
    .filter(([, parent]) => parent === postmaster)
    .map(([pid]) => Number(pid));
  for (const pid of [Number(postmaster), ...children]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself a moment ago.
    }
  }
}

test(`killed ${String(killCount)} times at random points, application or database, the log loses and doubles nothing acknowledged (seed ${String(seed)})`, async () => {
  const random = createRandom(seed);
  const start = () => startEmbeddedPostgres({ dataDir: data.path, preferredPort });
  postgres = await start();
  const address = await prepare(postgres);
  const everybody: LogProcess[] = [];
  const begin = (): LogProcess => {
    const one = startLogProcess('append', address, 1_000_000);
    everybody.push(one);
    running.add(one);
    return one;
  };
  const appenders: [LogProcess, LogProcess] = [begin(), begin()];
  const counts = { application: 0, database: 0 };

  for (let kills = 0; kills < killCount; kills += 1) {
    const known = appenders.map(({ acknowledged }) => acknowledged.size);
    const areAtWork = () =>
      appenders.every(({ acknowledged }, index) => acknowledged.size > (known[index] ?? 0));
    await expect.poll(areAtWork, { timeout: 60_000, interval: 5 }).toBe(true);
    await wait(random.below(150));
    if (random.chance(0.5)) {
      counts.application += 1;
      const index = random.below(2);
      const victim = appenders[index];
      await victim?.kill();
      if (victim !== undefined) running.delete(victim);
      appenders[index] = begin();
    } else {
      counts.database += 1;
      killPostgres();
      await postgres.stop();
      postgres = await start();
    }
  }
  await Promise.all(appenders.map((one) => one.kill()));

  const log = openLog(address);
  const all = await readWhole(log);
  const head = await log.store.head();
  await log.close();
  expect([...flawsOf(all)]).toEqual([]);
  expect(head).toBe(BigInt(all.length));
  const places = new Map(all.map(({ id, position }) => [id, String(position)]));
  const lost: string[] = [];
  for (const { acknowledged } of everybody) {
    for (const [id, position] of acknowledged) {
      if (!places.has(id) || (position !== undefined && places.get(id) !== position)) lost.push(id);
    }
  }
  expect(lost).toEqual([]);
  expect(Math.min(counts.application, counts.database)).toBeGreaterThan(killCount / 5);
  const acknowledgedCount = everybody.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  expect(acknowledgedCount).toBeGreaterThan(killCount * 10);
}, 1_800_000);
