import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCheckpoints } from '../../adapters/checkpoints/checkpoints.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { flawsOf, openLog, readWhole, wait, type OpenLog } from '../support/log.js';
import { startLogProcess, type LogProcess } from '../support/log-processes.js';
import { createRandom } from '../support/random.js';

/** With `LONG` set, ten times as much. */
const times = process.env['LONG'] === undefined ? 1 : 10;
const seed = Number(process.env['KILL_SEED'] ?? 20_261_124);
const patience = { timeout: 60_000, interval: 20 };

let database: TestDatabase;
let log: OpenLog;
const running: LogProcess[] = [];

beforeAll(async () => {
  database = await testDatabase();
  log = openLog({ main: database.connectionString, keys: database.keysConnectionString });
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.kill()));
  await log.close();
  await database.close();
});

const start = (role: 'append' | 'follow' | 'deal', share = 0): LogProcess => {
  const one = startLogProcess(
    role,
    { main: database.connectionString, keys: database.keysConnectionString },
    share,
  );
  running.push(one);
  return one;
};

const whole = async (): Promise<readonly string[]> => (await readWhole(log)).map(({ id }) => id);

test('while four processes append, two that follow miss nothing, see nothing twice, and see the same', async () => {
  const followers = [start('follow'), start('follow')] as const;
  const appenders = Array.from({ length: 4 }, () => start('append', 25 * times));
  expect(await Promise.all(appenders.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);

  const all = await readWhole(log);
  const ids = all.map(({ id }) => id);
  expect([...flawsOf(all)]).toEqual([]);
  const acknowledged = appenders.flatMap((one) => [...one.acknowledged.keys()]);
  expect(acknowledged).toHaveLength(ids.length);
  expect(new Set(acknowledged)).toEqual(new Set(ids));
  for (const { given } of followers) {
    await expect.poll(() => given.length, patience).toBeGreaterThanOrEqual(ids.length);
    expect(given).toEqual(ids);
  }
  await Promise.all(followers.map((one) => one.kill()));
}, 300_000);

test('a policy that is killed time and again, and resumes from its checkpoint, misses nothing', async () => {
  const random = createRandom(seed);
  const given = new Set<string>();
  const checkpoints = createCheckpoints(log.pool);
  for (let kills = 0; kills < 5 * times; kills += 1) {
    const before = await checkpoints.read('a-policy');
    const [follower, appender] = [start('deal'), start('append', 12)];
    await expect.poll(() => checkpoints.read('a-policy'), patience).toBeGreaterThan(before);
    await wait(random.below(200));
    await follower.kill();
    for (const id of follower.given) given.add(id);
    await appender.ended;
  }
  const last = start('deal');
  const missing = async (): Promise<number> => {
    for (const id of last.given) given.add(id);
    return (await whole()).filter((id) => !given.has(id)).length;
  };
  await expect.poll(missing, { ...patience, interval: 200 }).toBe(0);
  // It went on from its checkpoint: not all of it was given once more.
  expect(last.given.length).toBeLessThan(given.size);
}, 600_000);
