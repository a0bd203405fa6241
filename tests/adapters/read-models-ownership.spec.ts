import { test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createPostgresKeyVault } from '../../adapters/key-vault/postgres.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { testDatabase } from '../support/database.js';
import { families } from '../support/families.js';
import { cuttableLine } from '../support/proxy.js';
import { startKeeper, type Keeper } from '../support/read-models-processes.js';
import { holdUp, said, started } from '../support/read-models.js';

const masterKey = Buffer.alloc(32, 1);
const tenant = 'acme';
const id = uuidv7();
const within10s = { timeout: 10_000, interval: 100 };

/** An installation of its own, and a line to its databases that can be cut. */
async function openInstallation() {
  const database = await testDatabase();
  const codec = createCodec(families, createPostgresKeyVault({ pool: database.keysPool, masterKey }));
  const store = createPostgresEventStore({ pool: database.pool, codec, wait: () => Promise.resolve() });
  const line = await cuttableLine(new URL(database.connectionString));
  const keepers: Keeper[] = [];
  const builds = async (): Promise<readonly Row[]> => {
    const { rows } = await database.pool.query<Row>('select owner, position from read_models.builds');
    return rows;
  };
  return {
    ...{ database, line },
    through: (url: string): string => Object.assign(new URL(url), { port: String(line.port) }).href,
    start: async (reach: (url: string) => string): Promise<Keeper> => {
      const one = await startKeeper({
        connectionString: reach(database.connectionString),
        keysConnectionString: reach(database.keysConnectionString),
        masterKey,
      });
      keepers.push(one);
      return one;
    },
    append: async (...events: readonly ConversationEvent[]): Promise<bigint> => {
      const envelope = { tenant, actor: 'visitor', commandId: 'c', correlationId: 'c', causationId: '' };
      const recorded = events.map((event) => ({ id: uuidv7(), event }));
      const outcome = await store.append({ category: 'conversation', id }, 'any', recorded, envelope);
      if (outcome.outcome === 'conflict') throw new Error('Conflict');
      return outcome.position;
    },
    owners: async (): Promise<readonly string[]> => [...new Set((await builds()).map(({ owner }) => owner))],
    isUpTo: async (position: bigint): Promise<boolean> =>
      (await builds()).every((build) => BigInt(build.position) >= position),
    counts: async () => {
      const { rows } = await database.pool.query<{ inbox: number; transcript: number }>(
        `select (select sum(message_count)::int from read_models.conversation_inbox_1) as inbox,
           (select count(*)::int from read_models.transcript_1) as transcript`,
      );
      return rows[0];
    },
    close: async (): Promise<void> => {
      await Promise.all(keepers.map((one) => one.end()));
      await line.close();
      await store.close();
      await database.close();
    },
  };
}

interface Row {
  readonly owner: string;
  readonly position: string;
}
type Line = Awaited<ReturnType<typeof cuttableLine>>;
interface Way {
  readonly way: string;
  readonly strike: (one: Keeper, line: Line) => void;
  readonly wake?: (one: Keeper, line: Line) => void;
}

const signal =
  (name: Parameters<Keeper['signal']>[0]) =>
  (one: Keeper): void => {
    one.signal(name);
  };
const ways: readonly Way[] = [
  { way: 'dies', strike: signal('SIGKILL') },
  { way: 'hangs', strike: signal('SIGSTOP'), wake: signal('SIGCONT') },
  {
    way: 'loses the network',
    strike: (_one, line) => {
      line.cut();
    },
    wake: (_one, line) => {
      line.mend();
    },
  },
];

// Side by side: each of them waits for a lease to run out.
test.concurrent.for(ways)(
  'an owner that $way in the middle of a batch is replaced within 10 s, and nothing is lost or counted twice',
  { timeout: 90_000 },
  async ({ strike, wake }, { expect, onTestFinished }) => {
    const installation = await openInstallation();
    onTestFinished(installation.close);
    const { database, line, through, start, append, owners, isUpTo, counts } = installation;
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
    strike(first, line);
    await hold.release();
    const isReplaced = async (): Promise<boolean> => {
      await say();
      return (await isUpTo(during)) && !(await owners()).includes(owner);
    };
    await expect.poll(isReplaced, within10s).toBe(true);

    const [other = ''] = await owners();
    wake?.(first, line);
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
