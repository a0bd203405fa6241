import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createPostgresKeyVault } from '../../adapters/key-vault/postgres.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { families } from '../support/families.js';
import { cuttableLine } from '../support/proxy.js';
import { startKeeper, type Keeper } from '../support/read-models-processes.js';
import { holdUp, said, started } from '../support/read-models.js';

const masterKey = Buffer.alloc(32, 1);
const tenant = 'acme';
const id = uuidv7();
const within10s = { timeout: 10_000, interval: 100 };

let database: TestDatabase;
let store: ReturnType<typeof createPostgresEventStore>;
let line: Awaited<ReturnType<typeof cuttableLine>>;
let keepers: Keeper[];

beforeEach(async () => {
  database = await testDatabase();
  const codec = createCodec(families, createPostgresKeyVault({ pool: database.keysPool, masterKey }));
  store = createPostgresEventStore({ pool: database.pool, codec, wait: () => Promise.resolve() });
  line = await cuttableLine(new URL(database.connectionString));
  keepers = [];
});
afterEach(async () => {
  await Promise.all(keepers.map((one) => one.end()));
  await line.close();
  await store.close();
  await database.close();
});

const through = (url: string): string => {
  const changed = new URL(url);
  changed.port = String(line.port);
  return changed.href;
};
const start = async (reach: (url: string) => string): Promise<Keeper> => {
  const one = await startKeeper({
    connectionString: reach(database.connectionString),
    keysConnectionString: reach(database.keysConnectionString),
    masterKey,
  });
  keepers.push(one);
  return one;
};

const append = async (...events: readonly ConversationEvent[]): Promise<bigint> => {
  const envelope = { tenant, actor: 'visitor', commandId: 'c', correlationId: 'c', causationId: '' };
  const recorded = events.map((event) => ({ id: uuidv7(), event }));
  const outcome = await store.append({ category: 'conversation', id }, 'any', recorded, envelope);
  if (outcome.outcome === 'conflict') throw new Error('Conflict');
  return outcome.position;
};

interface Row {
  readonly owner: string;
  readonly position: string;
}
const builds = async (): Promise<readonly Row[]> => {
  const { rows } = await database.pool.query<Row>('select owner, position from read_models.builds');
  return rows;
};
const owners = async (): Promise<readonly string[]> => [
  ...new Set((await builds()).map(({ owner }) => owner)),
];
const isUpTo = async (position: bigint): Promise<boolean> =>
  (await builds()).every((build) => BigInt(build.position) >= position);
const counts = async () => {
  const { rows } = await database.pool.query<{ inbox: number; transcript: number }>(
    `select (select sum(message_count)::int from read_models.conversation_inbox_1) as inbox,
       (select count(*)::int from read_models.transcript_1) as transcript`,
  );
  return rows[0];
};

const signal =
  (name: Parameters<Keeper['signal']>[0]) =>
  (one: Keeper): void => {
    one.signal(name);
  };
const ways = [
  { way: 'dies', strike: signal('SIGKILL'), wake: undefined },
  { way: 'hangs', strike: signal('SIGSTOP'), wake: signal('SIGCONT') },
  {
    way: 'loses the network',
    strike: () => {
      line.cut();
    },
    wake: () => {
      line.mend();
    },
  },
];

test.each(ways)(
  'an owner that $way in the middle of a batch is replaced within 10 s, and nothing is lost or counted twice',
  { timeout: 90_000 },
  async ({ strike, wake }) => {
    const first = await start(through);
    await expect.poll(owners).toEqual([expect.stringMatching(/./u)]);
    const [owner = ''] = await owners();
    const second = await start((url) => url);
    let messages = 0;
    const say = (message = said('Hello')): Promise<bigint> => {
      messages += 1;
      return append(message);
    };
    await append(started(id));
    const before = await say();
    await expect.poll(() => isUpTo(before), within10s).toBe(true);
    expect(await owners()).toEqual([owner]);

    // It holds the locks on its checkpoints, has written rows, and waits for one.
    const message = said('Hello');
    const hold = await holdUp(database, tenant, message);
    const during = await say(message);
    await expect.poll(hold.waiting, within10s).toHaveLength(1);
    strike(first);
    await hold.release();
    const isReplaced = async (): Promise<boolean> => {
      await say();
      return (await isUpTo(during)) && !(await owners()).includes(owner);
    };
    await expect.poll(isReplaced, within10s).toBe(true);

    const [other = ''] = await owners();
    wake?.(first);
    if (wake !== undefined)
      await expect.poll(first.said, within10s).toContain('a round of the read models failed');
    const after = await say();
    await expect.poll(() => isUpTo(after), within10s).toBe(true);
    expect(await owners()).toEqual([other]);
    expect(await counts()).toEqual({ inbox: messages, transcript: messages });
    if (wake === undefined) return;

    // It is awake again, and as good as any.
    await second.end();
    const isBack = async (): Promise<boolean> => {
      await say();
      return (await isUpTo(after + 1n)) && (await owners()).includes(owner);
    };
    await expect.poll(isBack, within10s).toBe(true);
    const last = await say();
    await expect.poll(() => isUpTo(last), within10s).toBe(true);
    expect(await counts()).toEqual({ inbox: messages, transcript: messages });
  },
);
