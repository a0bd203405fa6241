import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StreamLine } from '../../adapters/http/contract/widget.js';
import { testDatabase } from '../support/database.js';
import { dataDirectory, refusedStart, startProduct, type Running } from '../support/installation.js';
import { startKurrentDouble } from '../support/kurrentdb/server.js';
import { envelopeOf, openLog, said } from '../support/log.js';
import { visit } from '../support/visitor.js';

const data = dataDirectory();
let double: Awaited<ReturnType<typeof startKurrentDouble>>;
let product: Running;
const start = (): Promise<Running> => startProduct({ DATA_DIR: data.path, EVENT_STORE_URL: double.url });

beforeAll(async () => {
  double = await startKurrentDouble();
  product = await start();
});
afterAll(async () => {
  await product.stop();
  double.close();
  data.dispose();
});

/** What a new visitor is answered; nothing when it is refused. */
const ask = async (question: string): Promise<readonly StreamLine[]> => {
  const visitor = await visit(product.origin, 'marigold-demo');
  return visitor.send(question);
};
const askInVain = (question: string): Promise<readonly StreamLine[]> => ask(question).catch(() => []);

test('the whole product runs on KurrentDB, and nothing a visitor wrote stands there', async () => {
  const sources = async (): Promise<number> =>
    (await ask('What are your opening hours?')).flatMap((line) =>
      line.type === 'reply' ? line.message.sources : [],
    ).length;
  // First the demo's website has to be read: crawl, knowledge, passages and policies follow the log.
  await expect.poll(sources, { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(0);
  await ask('My name is Fenella');
  const texts = double.log.written.map(({ data: bytes, metadata }) => `${text(bytes)} ${text(metadata)}`);
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.join(' ')).not.toContain('Fenella');
});

test('a conversation goes on after a restart, and people are answered again after KurrentDB was away', async () => {
  const visitor = await visit(product.origin, 'marigold-demo');
  await visitor.send('Good morning');
  await product.kill();
  product = await start();
  expect((await visitor.resume(product.origin)).messages).toHaveLength(2);

  double.goAway();
  expect(await askInVain('Good morning')).toEqual([]);
  await double.comeBack();
  await expect.poll(() => askInVain('Good morning'), { timeout: 30_000, interval: 1_000 }).not.toEqual([]);
});

test('a database that followed another log is refused with one sentence', async () => {
  await product.stop();
  const without = await refusedStart({ DATA_DIR: data.path });
  expect(without.code).toBe(1);
  expect(without.said).toMatch(
    /^The read models in DATABASE_URL have seen more than this log holds\. Set EVENT_STORE_URL/u,
  );

  const other = await testDatabase();
  const log = openLog({ main: other.connectionString, keys: other.keysConnectionString });
  const events = [said('someone')];
  const appended = await log.store.append(
    { category: 'conversation', id: 'someone' },
    0,
    events,
    envelopeOf(events),
  );
  expect(appended.outcome).toBe('appended');
  await log.close();
  const withOne = await refusedStart({
    DATA_DIR: data.path,
    ...other.variables,
    EVENT_STORE_URL: double.url,
  });
  expect(withOne.said).toMatch(/^DATABASE_URL holds a log of its own\./u);
  await other.close();
});

test('who keeps the log in PostgreSQL does not load KurrentDB’s client', () => {
  const script = `
    import { createRequire } from 'node:module';
    const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => /@kurrent|@grpc/u.test(file));
    await import('./dist/adapters/composition/installation.js');
    const before = loaded();
    const { connectKurrent } = await import('./dist/adapters/event-store/kurrent/connect.js');
    await connectKurrent('kurrentdb://127.0.0.1:1?tls=false');
    console.log(JSON.stringify({ before, after: loaded() }));
    process.exit(0);`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  expect(JSON.parse(stdout)).toEqual({ before: false, after: true });
});

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
