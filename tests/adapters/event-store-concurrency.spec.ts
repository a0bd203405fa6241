import { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import type { Position } from '../../application/ports/event-store.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { families } from '../support/families.js';
import { envelopeOf, flawsOf, openLog, readWhole, said, tenant, wait, type OpenLog } from '../support/log.js';

let database: TestDatabase;
let logs: readonly [OpenLog, OpenLog];

beforeAll(async () => {
  database = await testDatabase();
  const address = { main: database.connectionString, keys: database.keysConnectionString };
  logs = [openLog(address), openLog(address)];
});
afterAll(async () => {
  await Promise.all(logs.map((log) => log.close()));
  await database.close();
});

const newStream = () => ({ category: 'conversation', id: uuidv7() });

test('twenty writers at one place of one stream, over two stores, have one winner, a thousand times', async () => {
  const roundCount = 100;
  const playOn = async (stream: ReturnType<typeof newStream>): Promise<void> => {
    for (let round = 0; round < roundCount; round += 1) {
      const writers = Array.from({ length: 20 }, (_, index) => ({
        event: said(stream.id),
        log: logs[index % 2 === 0 ? 0 : 1],
      }));
      const outcomes = await Promise.all(
        writers.map(({ event, log }) => log.store.append(stream, round, [event], envelopeOf([event]))),
      );
      const winners = writers.filter((_writer, index) => outcomes[index]?.outcome === 'appended');
      const losers = outcomes.filter(({ outcome }) => outcome === 'conflict');
      expect(winners).toHaveLength(1);
      expect(losers).toEqual(losers.map(() => ({ outcome: 'conflict', actualRevision: round + 1 })));
      const there = await logs[0].store.readStream(tenant, stream, round + 1);
      expect(there.map(({ id }) => id)).toEqual(winners.map(({ event }) => event.id));
    }
  };
  await Promise.all(Array.from({ length: 10 }, () => playOn(newStream())));
  expect([...flawsOf(await readWhole(logs[0]))]).toEqual([]);
});

/** Two who follow from here on, one on each store. */
function follow(after: Position) {
  const given = logs.map((): string[] => []);
  const following = logs.map(({ store }, index) =>
    store.subscribe({
      ...{ after, filter: {}, countMax: 10 },
      take({ events }) {
        given[index]?.push(...events.map(({ id }) => id));
        return Promise.resolve();
      },
      onFault: () => undefined,
    }),
  );
  return {
    /** Resolves once both were given exactly these, in this order. */
    areGiven: (ids: readonly string[]) =>
      expect.poll(() => given, { interval: 2, timeout: 10_000 }).toEqual([ids, ids]),
    stop: () => Promise.all(following.map((one) => one.stop())),
  };
}

test('a stranger’s transaction that began earlier and stays open hides nothing, a hundred times', async () => {
  const stranger = await database.owner.connect();
  await stranger.query('create table strangers_work (n int)');
  const followers = follow(await logs[0].store.head());
  const ids: string[] = [];
  for (let round = 0; round < 100; round += 1) {
    await stranger.query('begin');
    await stranger.query('insert into strangers_work values ($1)', [round]);
    for (const { store } of logs) {
      const stream = newStream();
      const event = said(stream.id);
      await store.append(stream, 'no-stream', [event], envelopeOf([event]));
      ids.push(event.id);
    }
    await followers.areGiven(ids);
    await stranger.query(round % 2 === 0 ? 'commit' : 'rollback');
  }
  await followers.areGiven(ids);
  await followers.stop();
  stranger.release();
});

test('an append that is held up uncommitted is neither skipped nor overtaken, and leaves no hole when it is undone', async () => {
  // One connection listens for good, so that all else is asked on the other: inside of the transaction that is held open.
  const pool = new Pool({ connectionString: database.connectionString, max: 2 });
  const codec = createCodec(families, createMemoryKeyVault());
  const held = createPostgresEventStore({ pool, codec, wait });
  const before = await logs[0].store.head();
  const followers = follow(before);
  const ids: string[] = [];
  const waitingCount = async (): Promise<number> => {
    const { rows } = await database.pool.query(
      `select from pg_locks join pg_database d on d.oid = database
       where locktype = 'advisory' and not granted and datname = current_database()`,
    );
    return rows.length;
  };
  for (let round = 0; round < 100; round += 1) {
    const isUndone = round % 3 === 0;
    const [slow, quick] = [newStream(), newStream()];
    const [first, second] = [said(slow.id), said(quick.id)];
    await pool.query('begin');
    const at = await held.append(slow, 'no-stream', [first], envelopeOf([first]));
    const appending = logs[1].store.append(quick, 'no-stream', [second], envelopeOf([second]));
    await expect.poll(waitingCount, { interval: 2 }).toBe(1);
    await pool.query(isUndone ? 'rollback' : 'commit');
    const after = await appending;
    const place = at.outcome === 'appended' ? at.position : 0n;
    expect(after).toMatchObject({ outcome: 'appended', position: isUndone ? place : place + 1n });
    ids.push(...(isUndone ? [second.id] : [first.id, second.id]));
  }
  await followers.areGiven(ids);
  await followers.stop();
  await held.close();
  await pool.end();
  expect(await logs[0].store.head()).toBe(before + BigInt(ids.length));
});
