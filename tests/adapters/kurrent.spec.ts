import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { readEnvironment } from '../../adapters/composition/environment/environment.js';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createTurns } from '../../adapters/event-store/kurrent/turns.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import {
  UnreadableEvent,
  type Batch,
  type EventFilter,
  type EventStore,
  type NewEvent,
  type Position,
} from '../../application/ports/event-store.js';
import { families } from '../support/families.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { startKurrentDouble } from '../support/kurrentdb/server.js';
import { kurrentStoreAt } from '../support/kurrentdb/store.js';

const tenant = 'acme';
const envelope = { tenant, actor: 'visitor', commandId: 'c', correlationId: 'c', causationId: '' };
const conversation = () => ({ category: 'conversation', id: uuidv7() });
const lead = () => ({ category: 'lead', id: uuidv7() });

const message = (text = 'words', id = uuidv7()): NewEvent => ({
  id,
  event: {
    type: 'MessageReceived',
    data: { messageId: id, visitorId: 'visitor-1', text, receivedAt: '2026-11-24T10:00:00.000Z' },
  },
});
const contacted = (): NewEvent => ({
  id: uuidv7(),
  event: {
    type: 'LeadContacted',
    data: { leadId: 'l', changeId: 'x', contactedAt: '2026-11-24T10:00:00.000Z' },
  },
});

let database: TestDatabase;
let double: Awaited<ReturnType<typeof startKurrentDouble>>;
let store: Awaited<ReturnType<typeof kurrentStoreAt>>;
const codec = createCodec(families, createMemoryKeyVault());

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  double = await startKurrentDouble();
  store = await kurrentStoreAt(double.url, database.pool, codec);
});
afterEach(async () => {
  await store.close();
  double.close();
});

/** Follows until stopped; keeps what it was given. */
function follow(from: EventStore, after: Position, filter: EventFilter = {}, countMax = 100) {
  const batches: Batch[] = [];
  const faults: unknown[] = [];
  const subscription = from.subscribe({
    ...{ after, filter, countMax },
    take(batch) {
      batches.push(batch);
      return Promise.resolve();
    },
    onFault: (error) => faults.push(error),
  });
  return {
    batches,
    faults,
    ids: () => batches.flatMap(({ events }) => events.map(({ id }) => id)),
    stop: () => subscription.stop(),
  };
}

async function appendMany(count: number): Promise<readonly string[]> {
  const events = Array.from({ length: count }, () => message());
  for (const event of events) await store.append(conversation(), 'no-stream', [event], envelope);
  return events.map(({ id }) => id);
}

describe('a follower', () => {
  test('is given everything once and in order, however often the line is cut', async () => {
    const following = follow(store, 0n);
    const ids: string[] = [];
    for (let cuts = 0; cuts < 3; cuts += 1) {
      ids.push(...(await appendMany(5)));
      await expect.poll(following.ids).toEqual(ids);
      double.cut();
    }
    ids.push(...(await appendMany(5)));
    await expect.poll(following.ids, { timeout: 10_000 }).toEqual(ids);
    expect(following.faults).toHaveLength(3);
    // Each went once to the follower, and at most once as a hint: what was taken is not sent again.
    expect(double.sent().reduce((sum, count) => sum + count)).toBeLessThanOrEqual(2 * ids.length);
    await following.stop();
  });

  test('goes on when the server was away', async () => {
    const following = follow(store, 0n);
    const before = await appendMany(1);
    await expect.poll(following.ids).toEqual(before);
    double.goAway();
    await expect.poll(() => following.faults.length).toBeGreaterThan(0);
    await double.comeBack();
    const after = await appendMany(1);
    await expect.poll(following.ids, { timeout: 10_000 }).toEqual([...before, ...after]);
    await following.stop();
  });

  test('learns how far was looked when nothing matched, and need not look there again', async () => {
    const following = follow(store, 0n, { types: ['LeadContacted'] });
    await appendMany(200);
    await expect.poll(() => following.batches.length).toBeGreaterThan(0);
    await following.stop();
    expect(following.ids()).toEqual([]);
    const reached = following.batches.at(-1)?.end ?? 0n;
    const passed = await store.readAll(0n, {}, 1_000);
    expect(passed.events.filter(({ position }) => position <= reached).length).toBeGreaterThan(100);

    const again = follow(store, reached, { types: ['LeadContacted'] });
    await store.append(lead(), 'no-stream', [contacted()], envelope);
    await expect.poll(again.ids).toHaveLength(1);
    await again.stop();
  });

  test('misses nothing and sees nothing twice, wherever a checkpoint made it begin again', async () => {
    const filter = { categories: ['lead', 'conversation'], types: ['LeadContacted'] };
    for (let index = 0; index < 240; index += 1) {
      const [at, event] = index % 2 === 0 ? [lead(), contacted()] : [conversation(), message()];
      await store.append(at, 'no-stream', [event], envelope);
    }
    const all = (await store.readAll(0n, filter, 1_000)).events;
    const idsAfter = (end: Position) => all.filter(({ position }) => position > end).map(({ id }) => id);
    const whole = follow(store, 0n, filter, 1);
    await expect.poll(whole.ids).toEqual(idsAfter(0n));
    await whole.stop();

    const checkpoints = whole.batches.filter(({ events }) => events.length === 0);
    expect(checkpoints.length).toBeGreaterThanOrEqual(2);
    for (const { end } of checkpoints) {
      expect((await store.readAll(end, filter, 1_000)).events.map(({ id }) => id)).toEqual(idsAfter(end));
      const resumed = follow(store, end, filter);
      await expect.poll(resumed.ids).toEqual(idsAfter(end));
      await resumed.stop();
    }
  });

  test('that is busy makes the server wait', async () => {
    const events = Array.from({ length: 500 }, () => message());
    for (let stream = 0; stream < 10; stream += 1) {
      await store.append(
        conversation(),
        'no-stream',
        events.map((event) => ({ ...event, id: uuidv7() })),
        envelope,
      );
    }
    let goOn = (): void => undefined;
    const busy = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let taken = 0;
    const others = double.sent().length;
    const subscription = store.subscribe({
      ...{ after: 0n, filter: { categories: ['conversation'] }, countMax: 10 },
      async take(batch) {
        expect(batch.events.length).toBeLessThanOrEqual(10);
        taken += batch.events.length;
        await busy;
      },
      onFault: () => undefined,
    });
    await expect.poll(() => taken).toBeGreaterThan(0);
    await appendMany(200);
    expect(taken).toBeLessThanOrEqual(10);
    expect(double.sent()[others]).toBeLessThan(1_000);
    goOn();
    await expect.poll(() => taken, { timeout: 20_000 }).toBe(5_200);
    await subscription.stop();
  });

  test('is told of an event that another program wrote, and goes on behind it', async () => {
    const following = follow(store, 0n);
    const [first] = await appendMany(1);
    const strange = { id: uuidv7(), type: 'OrderPlaced', contentType: 'application/json' };
    const nothing = Buffer.from('{}');
    double.log.append('order-1', 'any', [{ ...strange, data: nothing, metadata: nothing }]);
    const body = Buffer.from(JSON.stringify({ leadId: 'l', contactedAt: '2026-11-24T10:00:00.000Z' }));
    const alike = { id: uuidv7(), type: 'LeadContacted', contentType: 'application/json' };
    double.log.append('lead-1', 'any', [{ ...alike, data: body, metadata: nothing }]);
    const [last] = await appendMany(1);
    await expect.poll(following.ids).toEqual([first, last]);
    expect(following.faults).toEqual([expect.any(UnreadableEvent), expect.any(UnreadableEvent)]);
    expect(following.faults[0]).toMatchObject({ eventId: strange.id, type: 'OrderPlaced' });
    await following.stop();
  });

  test('is woken by what another process appends', async () => {
    const other = await kurrentStoreAt(double.url, database.pool, codec);
    let wakes = 0;
    const hints = store.onAppend(() => {
      wakes += 1;
    });
    await expect.poll(double.sent).toHaveLength(2);
    const before = wakes;
    await other.append(conversation(), 'no-stream', [message()], envelope);
    // The slow poll would take a second.
    await expect.poll(() => wakes, { timeout: 500, interval: 10 }).toBeGreaterThan(before);
    await hints.stop();
    await other.close();
  });
});

describe('an append', () => {
  test.each(['no-stream', 'any'] as const)(
    'whose reply was lost is found in the stream and not written again (%s)',
    async (expected) => {
      const at = conversation();
      double.mishap('reply-lost');
      const outcome = await store.append(at, expected, [message('one'), message('two')], envelope);
      expect(outcome).toEqual({ outcome: 'appended', revision: 2, position: await store.head() });
      expect(await store.readStream(tenant, at)).toHaveLength(2);
    },
  );

  test('of many to one stream that expect no revision is written once, though replies are lost', async () => {
    const at = conversation();
    const events = Array.from({ length: 12 }, () => message());
    double.mishap(
      ...events.map((_, index) => (index % 3 === 0 ? ('reply-lost' as const) : ('none' as const))),
    );
    await Promise.all(events.map((event) => store.append(at, 'any', [event], envelope)));
    const ids = (await store.readStream(tenant, at)).map(({ id }) => id);
    expect([...ids].sort()).toEqual(events.map(({ id }) => id).sort());
  });

  test('that reaches the server after its repetition is not written as well', async () => {
    const at = conversation();
    double.mishap('late');
    expect(await store.append(at, 'any', [message()], envelope)).toMatchObject({ revision: 1 });
    await expect.poll(() => double.late()).toBe(1);
    expect(await store.readStream(tenant, at)).toHaveLength(1);
  });

  test('is known to be written although no reply ever comes', async () => {
    const at = conversation();
    double.mishap(...Array.from({ length: 5 }, () => 'reply-lost' as const));
    expect(await store.append(at, 'no-stream', [message()], envelope)).toMatchObject({ revision: 1 });
    expect(await store.readStream(tenant, at)).toHaveLength(1);
  });

  test('that the server never got is sent again', async () => {
    const at = conversation();
    double.mishap('refused', 'refused');
    expect(await store.append(at, 'no-stream', [message()], envelope)).toMatchObject({ revision: 1 });
    expect(await store.readStream(tenant, at)).toHaveLength(1);
  });

  test('whose place was taken while its outcome was unknown is a conflict, and is written nowhere', async () => {
    const at = conversation();
    const other = message('theirs');
    const hasty = await kurrentStoreAt(double.url, database.pool, codec, async () => {
      await store.append(at, 'any', [other], envelope);
    });
    double.mishap('refused');
    expect(await hasty.append(at, 'no-stream', [message('ours')], envelope)).toEqual({
      outcome: 'conflict',
      actualRevision: 1,
    });
    expect((await store.readStream(tenant, at)).map(({ id }) => id)).toEqual([other.id]);
    await hasty.close();
  });

  test('of which nobody can tell whether it was written is a fault after a few tries, and is whole when it is repeated', async () => {
    const at = conversation();
    const event = message('kept');
    double.mishap(...Array.from({ length: 5 }, () => 'refused' as const));
    await expect(store.append(at, 'no-stream', [event], envelope)).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    // Its sealed value stands already, and sealing it anew gives other bytes.
    expect(await store.append(at, 'no-stream', [event], envelope)).toMatchObject({ revision: 1 });
    expect((await store.readStream(tenant, at))[0]?.event).toEqual(event.event);
  });

  test('keeps nothing personal on the server, and metadata that is flat text', async () => {
    await store.append(conversation(), 'no-stream', [message('Call me on 555 0100')], envelope);
    const written = double.log.written.find(({ type }) => type === 'MessageReceived');
    const texts = [written?.data, written?.metadata].map((bytes) =>
      Buffer.from(bytes ?? []).toString('utf8'),
    );
    // By itself: within a hash such digits stand by chance.
    expect(texts.join(' ')).not.toMatch(/\b555\b|Call me/u);
    const metadata = JSON.parse(texts[1] ?? '') as Record<string, unknown>;
    expect(metadata).toEqual({ ...envelope, schemaVersion: expect.stringMatching(/^\d+$/u) as string });
  });

  test('of two hundred at once, while the server goes away and comes back, is neither lost nor doubled', async () => {
    const streams = Array.from({ length: 200 }, conversation);
    const appends = Promise.allSettled(
      streams.map((at) => store.append(at, 'no-stream', [message()], envelope)),
    );
    await expect.poll(() => double.log.written.length, { interval: 1 }).toBeGreaterThan(20);
    double.goAway();
    await double.comeBack();
    const outcomes = await appends;
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    for (const at of streams) expect(await store.readStream(tenant, at)).toHaveLength(1);
  });
});

test('what was appended is read at once, also by an address that prefers followers of the cluster', async () => {
  const lazy = await kurrentStoreAt(`${double.url}&nodePreference=follower`, database.pool, codec);
  const at = conversation();
  await lazy.append(at, 'no-stream', [message()], envelope);
  expect(await lazy.readStream(tenant, at)).toHaveLength(1);
  expect((await lazy.readAll(0n, {}, 10)).events).toHaveLength(1);
  await lazy.close();
});

test('more appends than can wait are told so', async () => {
  const inTurn = createTurns();
  let answer = (): void => undefined;
  const silence = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const waiting = Array.from({ length: 10_100 }, () => inTurn(() => silence));
  await expect(inTurn(() => silence)).rejects.toMatchObject({ code: 'overloaded' });
  answer();
  await Promise.all(waiting);
  await expect(inTurn(() => silence)).resolves.toBeUndefined();
});

test('reading on while others append passes nothing over', async () => {
  const events = Array.from({ length: 100 }, contacted);
  const seen: string[] = [];
  const writing = (async () => {
    for (const event of events) await store.append(lead(), 'no-stream', [event], envelope);
  })();
  const readOn = async (after: Position): Promise<Position> => {
    const { events: found, end } = await store.readAll(after, { types: ['LeadContacted'] }, 1_000);
    seen.push(...found.map(({ id }) => id));
    return end;
  };
  let position = 0n;
  await expect
    .poll(async () => (position = await readOn(position)), { interval: 0, timeout: 10_000 })
    .toSatisfy(() => seen.length >= events.length);
  await writing;
  expect(seen).toEqual(events.map(({ id }) => id));
});

test('a server that cannot be reached is a fault that says so, and reading goes on when it is back', async () => {
  await appendMany(1);
  double.goAway();
  await expect(store.head()).rejects.toMatchObject({ code: 'store-unavailable' });
  await double.comeBack();
  expect((await store.readAll(0n, {}, 10)).events).toHaveLength(1);
});

describe('EVENT_STORE_URL', () => {
  const databases = {
    DATABASE_URL: 'postgres://localhost/a',
    KEY_VAULT_URL: 'postgres://localhost/b',
    MASTER_KEY: Buffer.alloc(32).toString('base64'),
  };
  const read = (url: string, others: Readonly<Record<string, string>> = databases) =>
    readEnvironment({ EVENT_STORE_URL: url, ...others }, '/');

  test.each([
    'kurrentdb://127.0.0.1:2113?tls=false',
    'esdb://user:p%40ss@kurrent:2113?tls=false',
    'kurrentdb://[::1]:2113/?tls=false',
    'kurrentdb+discover://admin:secret@cluster.example.com:2113',
    'kurrentdb://admin:secret@a.example.com:2113,b.example.com:2113,c.example.com:2113?nodePreference=leader',
  ])('%s is taken', (url) => {
    expect(read(url).eventStoreUrl).toBe(url);
  });

  test.each([
    ['http://127.0.0.1:2113', /^EVENT_STORE_URL is not valid: give an address such as kurrentdb:/u],
    ['kurrentdb://', /^EVENT_STORE_URL is not valid/u],
    ['kurrentdb://a.example.com:2113?tls=false', /^EVENT_STORE_URL leads to another machine without TLS/u],
    ['kurrentdb://localhost,10.0.0.7?TLS=false', /^EVENT_STORE_URL leads to another machine without TLS/u],
    ['kurrentdb://10.0.0.7?tlsVerifyCert=false', /^EVENT_STORE_URL leads to another machine without TLS/u],
  ])('%s is refused with a sentence that does not repeat it', (url, sentence) => {
    expect(() => read(url)).toThrow(
      expect.objectContaining({ publicText: expect.stringMatching(sentence) as string }),
    );
  });

  test('goes without databases of one’s own in the sandbox only', () => {
    const url = 'kurrentdb://localhost?tls=false';
    expect(read(url, {}).isSandbox).toBe(true);
    const mail = { RESEND_API_KEY: 're_12345678', MAIL_FROM: 'Desk <desk@example.com>' };
    expect(() => read(url, mail)).toThrow(
      expect.objectContaining({
        publicText: expect.stringMatching(/^With EVENT_STORE_URL set DATABASE_URL/u) as string,
      }),
    );
  });
});

test('an address that the client does not understand is refused without repeating it', async () => {
  const { connectKurrent } = await import('../../adapters/event-store/kurrent/connect.js');
  const fault: unknown = await connectKurrent('kurrentdb://user:secret@').catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'environment-refused', cause: undefined });
  expect(JSON.stringify(fault)).not.toContain('secret');
});

test('without the client one sentence says what to install', async () => {
  vi.resetModules();
  vi.doMock('@kurrent/kurrentdb-client', () => {
    throw new Error('Cannot find package');
  });
  const { connectKurrent } = await import('../../adapters/event-store/kurrent/connect.js');
  await expect(connectKurrent('kurrentdb://localhost')).rejects.toMatchObject({
    code: 'kurrent-missing',
    publicText: expect.stringContaining('npm install @kurrent/kurrentdb-client') as string,
  });
  vi.doUnmock('@kurrent/kurrentdb-client');
});
