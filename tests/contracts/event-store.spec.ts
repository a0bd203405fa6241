import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { createCodec, Undecodable, type Codec } from '../../adapters/event-store/codec.js';
import { createMemoryEventStore } from '../../adapters/event-store/memory.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import { UnreadableEvent, type EventStore, type NewEvent } from '../../application/ports/event-store.js';
import type { KeyVault } from '../../application/ports/key-vault.js';
import { families } from '../support/families.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { startKurrentDouble } from '../support/kurrentdb/server.js';
import { kurrentStoreAt } from '../support/kurrentdb/store.js';

interface Subject {
  readonly store: EventStore;
  readonly vault: KeyVault;
  close(): Promise<void>;
}

/** Events of a later program: this one cannot read them. */
const unheard = new Set<string>();

function codecOf(vault: KeyVault): Codec {
  const codec = createCodec(families, vault);
  return {
    ...codec,
    decode(stored) {
      const index = stored.findIndex((one) => unheard.has(one.stored.id));
      return index < 0 ? codec.decode(stored) : Promise.reject(new Undecodable(index, new Error('Unheard')));
    },
  };
}

interface Maker {
  /** Positions without gaps, and nobody but the test writes to the log. */
  readonly isDense: boolean;
  /** Not here: then it is reported as not run. */
  readonly isMissing?: boolean;
  readonly make: () => Promise<Subject>;
}

const realUrl = process.env['TEST_KURRENTDB_URL'] ?? '';

const makers: Readonly<Record<string, Maker>> = {
  memory: {
    isDense: true,
    make() {
      const vault = createMemoryKeyVault();
      const store = createMemoryEventStore(codecOf(vault));
      return Promise.resolve({ store, vault, close: () => Promise.resolve() });
    },
  },
  postgres: {
    isDense: true,
    async make() {
      const database: TestDatabase = await testDatabase();
      const vault = createMemoryKeyVault();
      const store = createPostgresEventStore({
        pool: database.pool,
        codec: codecOf(vault),
        wait: () => Promise.resolve(),
      });
      return {
        store,
        vault,
        async close() {
          await store.close();
          await database.close();
        },
      };
    },
  },
  kurrent: {
    isDense: false,
    async make() {
      const double = await startKurrentDouble();
      const subject = await kurrentAt(double.url);
      return {
        ...subject,
        async close() {
          await subject.close();
          double.close();
        },
      };
    },
  },
  'a real KurrentDB (TEST_KURRENTDB_URL)': {
    isDense: false,
    isMissing: realUrl === '',
    make: () => kurrentAt(realUrl),
  },
};

async function kurrentAt(url: string): Promise<Subject> {
  const database = await testDatabase();
  const vault = createMemoryKeyVault();
  const store = await kurrentStoreAt(url, database.pool, codecOf(vault));
  return {
    store,
    vault,
    async close() {
      await store.close();
      await database.close();
    },
  };
}

const tenant = 'acme';
const visitorId = 'visitor-1';
const envelope = { tenant, actor: 'visitor', commandId: 'c', correlationId: 'c', causationId: '' };

const message = (text: string, id = uuidv7()): NewEvent => ({
  id,
  event: {
    type: 'MessageReceived',
    data: { messageId: id, visitorId, text, receivedAt: '2026-11-24T10:00:00.000Z' },
  },
});
/** Nothing in it is sealed. */
const contacted = (): NewEvent => ({
  id: uuidv7(),
  event: {
    type: 'LeadContacted',
    data: { leadId: 'l', changeId: 'x', contactedAt: '2026-11-24T10:00:00.000Z' },
  },
});
const stream = (id = uuidv7()) => ({ category: 'conversation', id });

for (const [name, { isDense, isMissing = false, make }] of Object.entries(makers)) {
  describe.skipIf(isMissing)(`event store in ${name}`, () => {
    let subject: Subject;
    let store: EventStore;
    beforeAll(async () => {
      subject = await make();
      store = subject.store;
    });
    afterAll(() => subject.close());

    test('what was appended is read back opened, in order, with its envelope', async () => {
      const at = stream();
      const before = await store.head();
      const first = message('one\u0000two');
      const outcome = await store.append(at, 'no-stream', [first, message('three')], envelope);
      expect(outcome).toMatchObject({ outcome: 'appended', revision: 2 });
      const [one, two] = await store.readStream(tenant, at);
      expect(one).toMatchObject({ id: first.id, revision: 1, event: first.event });
      expect(await store.readStream(tenant, at, 2)).toEqual([two]);
      const { events } = await store.readAll(before, {}, 10);
      expect(events[0]).toMatchObject({ ...one, stream: at, envelope });
      expect(events[0]?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
      const [{ position } = { position: 0n }, next] = events;
      expect(next?.position).toBeGreaterThan(position);
      if (isDense) expect(next?.position).toBe(position + 1n);
    });

    test('each expected revision is enforced, and a conflict says where the stream stands', async () => {
      const at = stream();
      const conflict = (actualRevision: number) => ({ outcome: 'conflict', actualRevision });
      expect(await store.append(at, 'stream-exists', [message('x')], envelope)).toEqual(conflict(0));
      expect(await store.append(at, 1, [message('x')], envelope)).toEqual(conflict(0));
      expect(await store.append(at, 'any', [message('x')], envelope)).toMatchObject({ revision: 1 });
      expect(await store.append(at, 'no-stream', [message('x')], envelope)).toEqual(conflict(1));
      expect(await store.append(at, 'stream-exists', [message('x')], envelope)).toMatchObject({
        revision: 2,
      });
      expect(await store.append(at, 1, [message('x')], envelope)).toEqual(conflict(2));
      expect(await store.append(at, 2, [message('x')], envelope)).toMatchObject({ revision: 3 });
      expect(await store.append(at, 'any', [message('x')], envelope)).toMatchObject({ revision: 4 });
    });

    test('a repetition of the same events answers as the first time, whatever was expected', async () => {
      for (const expected of ['no-stream', 0, 'any'] as const) {
        const at = stream();
        const events = [message('one'), message('two')];
        const first = await store.append(at, expected, events, envelope);
        await store.append(at, 2, [message('three')], envelope);
        expect(await store.append(at, expected, events, envelope)).toEqual(first);
        expect(await store.readStream(tenant, at)).toHaveLength(3);
      }
    });

    test('appends that are made at once each have their own answer, and share no other’s fate', async () => {
      const [again, behind, other, existing] = [stream(), stream(), stream(), stream()] as const;
      const anew = { category: 'lead', id: uuidv7() };
      const events = [message('one'), message('two')];
      const first = await store.append(again, 'no-stream', events, envelope);
      await store.append(again, 2, [message('three')], envelope);
      const once = [contacted()];
      const firstAnew = await store.append(anew, 'any', once, envelope);
      await store.append(anew, 1, [contacted()], envelope);
      await store.append(behind, 'no-stream', [message('x')], envelope);
      await store.append(other, 'no-stream', [message('theirs')], { ...envelope, tenant: 'other' });
      await store.append(existing, 'no-stream', [message('x')], envelope);
      const before = await store.head();

      const outcomes = await Promise.all([
        store.append(stream(), 'no-stream', [message('a'), message('b')], envelope),
        store.append(again, 'no-stream', events, envelope),
        store.append(behind, 'no-stream', [message('y')], envelope),
        store.append(anew, 'any', once, envelope),
        store.append(other, 'any', [message('mine')], envelope),
        store.append(stream(), 'stream-exists', [message('y')], envelope),
        store.append(existing, 'stream-exists', [message('c')], envelope),
        store.append(stream(), 3, [message('y')], envelope),
        store.append(stream(), 'any', [message('d')], envelope),
      ]);
      const conflict = (actualRevision: number) => ({ outcome: 'conflict', actualRevision });
      expect(
        outcomes.map((outcome, index) => (index === 4 ? { outcome: outcome.outcome } : outcome)),
      ).toEqual([
        { outcome: 'appended', revision: 2, position: expect.any(BigInt) as bigint },
        first,
        conflict(1),
        firstAnew,
        { outcome: 'conflict' },
        conflict(0),
        { outcome: 'appended', revision: 2, position: expect.any(BigInt) as bigint },
        conflict(0),
        { outcome: 'appended', revision: 1, position: expect.any(BigInt) as bigint },
      ]);
      const { events: written } = await store.readAll(before, {}, 10);
      expect(written).toHaveLength(4);
      const ends = outcomes.flatMap((one) =>
        one.outcome === 'appended' && one.position > before ? [one.position] : [],
      );
      expect(written.map(({ position }) => position)).toEqual(expect.arrayContaining(ends));
    });

    test('twenty writers at one place of one stream have one winner', async () => {
      const at = stream();
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => store.append(at, 'no-stream', [message('mine')], envelope)),
      );
      expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
      expect(await store.readStream(tenant, at)).toHaveLength(1);
    });

    test('positions are in the order of commits, without a gap where the store has none, however many write', async () => {
      const before = await store.head();
      await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          store.append(stream(), index % 3 === 0 ? 1 : 'no-stream', [message('a'), message('b')], envelope),
        ),
      );
      const { events, end } = await store.readAll(before, {}, 1_000);
      expect(events).toHaveLength(80);
      const positions = events.map(({ position }) => position);
      expect(positions.every((position, index) => position > (positions[index - 1] ?? before))).toBe(true);
      expect((await store.readAll(end, {}, 10)).events).toEqual([]);
      if (!isDense) return;
      expect(positions.map((position) => position - before)).toEqual(
        events.map((_, index) => BigInt(index + 1)),
      );
      expect(end).toBe(await store.head());
    });

    test('an event that cannot be stored fails alone', async () => {
      const bad = { id: 'no uuid', event: { type: 'Unheard', data: {} } };
      const outcomes = await Promise.allSettled([
        store.append(stream(), 'no-stream', [message('a')], envelope),
        store.append(stream(), 'no-stream', [bad], envelope),
        store.append(stream(), 'no-stream', [message('b')], envelope),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    });

    test('a stream of another tenant reads as empty and takes nothing', async () => {
      const at = stream();
      await store.append(at, 'no-stream', [message('theirs')], envelope);
      const foreign = { ...envelope, tenant: 'other' };
      expect(await store.readStream('other', at)).toEqual([]);
      for (const expected of ['no-stream', 'any', 'stream-exists', 1] as const) {
        expect(await store.append(at, expected, [message('mine')], foreign)).toMatchObject({
          outcome: 'conflict',
        });
      }
    });

    test('reading all keeps to its filter and says how far it looked', async () => {
      const before = await store.head();
      const first = await store.append(stream(), 'no-stream', [message('a')], envelope);
      const lead = contacted();
      await store.append({ category: 'lead', id: uuidv7() }, 'no-stream', [lead], envelope);
      const last = await store.append(stream(), 'no-stream', [message('b')], envelope);
      const leads = await store.readAll(before, { categories: ['lead'] }, 10);
      expect(leads.events.map(({ id }) => id)).toEqual([lead.id]);
      const firstMessage = await store.readAll(before, { types: ['MessageReceived'] }, 1);
      const both = { categories: ['lead'], types: ['MessageReceived'] };
      expect((await store.readAll(before, both, 10)).events).toEqual([]);
      expect((await store.readAll(before, { types: [] }, 10)).events).toEqual([]);
      expect((await store.readAll(leads.end, {}, 10)).events).toEqual([]);
      expect(first).toHaveProperty('position', firstMessage.end);
      expect((await store.readAll(firstMessage.end, {}, 10)).events).toHaveLength(2);
      if (!isDense) return;
      expect(leads.end).toBe(before + 3n);
      expect(firstMessage.end).toBe(before + 1n);
      expect(last).toHaveProperty('position', before + 3n);
      expect(await store.readAll(before + 3n, {}, 10)).toEqual({ events: [], end: before + 3n });
    });

    test('what cannot be read is told once nothing lies before it, and can be passed over', async () => {
      const before = await store.head();
      const at = stream();
      const [good, bad, later] = [message('a'), message('b'), message('c')];
      unheard.add(bad.id);
      await store.append(at, 'no-stream', [good, bad, later], envelope);
      const first = await store.readAll(before, {}, 10);
      expect(first.events.map(({ id }) => id)).toEqual([good.id]);
      const fault: unknown = await store.readAll(first.end, {}, 10).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(UnreadableEvent);
      expect(fault).toMatchObject({ eventId: bad.id, type: 'MessageReceived' });
      const { position } = fault as UnreadableEvent;
      expect((await store.readAll(position, {}, 10)).events.map(({ id }) => id)).toEqual([later.id]);
      await expect(store.readStream(tenant, at)).rejects.toBeInstanceOf(UnreadableEvent);

      const followed: string[] = [];
      const faults: unknown[] = [];
      const following = store.subscribe({
        ...{ after: before, filter: {}, countMax: 10 },
        take: ({ events }) => {
          followed.push(...events.map(({ id }) => id));
          return Promise.resolve();
        },
        onFault: (error) => faults.push(error),
      });
      await expect.poll(() => followed).toEqual([good.id, later.id]);
      expect(faults).toEqual([fault]);
      await following.stop();
    });

    test('a follower catches up, stays, is never given more than it asked for, and is given again what it refused', async () => {
      const before = await store.head();
      const old = Array.from({ length: 7 }, () => message('old'));
      await store.append(stream(), 'no-stream', old, envelope);
      const sizes: number[] = [];
      const taken: string[] = [];
      let isBusy = false;
      let refusals = 1;
      const following = store.subscribe({
        ...{ after: before, filter: { categories: ['conversation'] }, countMax: 3 },
        async take({ events }) {
          expect(isBusy).toBe(false);
          isBusy = true;
          await new Promise((resolve) => setImmediate(resolve));
          isBusy = false;
          refusals -= 1;
          if (refusals === 0) throw new Error('Not now');
          sizes.push(events.length);
          taken.push(...events.map(({ id }) => id));
        },
        onFault: () => undefined,
      });
      await expect.poll(() => taken).toHaveLength(7);
      const live = message('live');
      await store.append(stream(), 'no-stream', [live], envelope);
      await expect.poll(() => taken).toEqual([...old, live].map(({ id }) => id));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(3);
      await following.stop();
      await store.append(stream(), 'no-stream', [message('unheard')], envelope);
      expect(taken).toHaveLength(8);
    });

    test('an append wakes whoever follows', async () => {
      let wake = (): void => undefined;
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const subscription = store.onAppend(() => {
        wake();
      });
      await store.append(stream(), 'no-stream', [message('a')], envelope);
      await woken;
      await subscription.stop();
    });

    test('a value reads as erased once its row or its key is gone, and nothing more is written under it', async () => {
      const at = stream();
      const subjectId = uuidv7();
      const about = (text: string): NewEvent => {
        const { id, event } = message(text);
        return { id, event: { ...event, data: { ...event.data, visitorId: subjectId } } };
      };
      await store.append(at, 'no-stream', [about('secret')], envelope);
      await subject.vault.forgetSubject({ tenant, subject: subjectId });
      const [read] = await store.readStream(tenant, at);
      expect(read?.event.data).toMatchObject({ text: { erased: true } });
      await expect(store.append(at, 1, [about('more')], envelope)).rejects.toMatchObject({
        code: 'key-destroyed',
      });

      const other = stream();
      await store.append(other, 'no-stream', [message('kept under a key')], envelope);
      const key = await subject.vault.keyFor({
        tenant,
        subject: visitorId,
        keep: 'transcript',
        container: `conversation-${other.id}`,
      });
      expect(await store.eraseSealed([key.id])).toBe(1);
      expect((await store.readStream(tenant, other))[0]?.event.data).toMatchObject({
        text: { erased: true },
      });
    });

    test('a key that is erased seals nothing more, even where somebody still trusts it, and its neighbours are not held up', async () => {
      const at = stream();
      await store.append(at, 'no-stream', [message('one')], envelope);
      const scope = { tenant, subject: visitorId, keep: 'transcript' } as const;
      const key = await subject.vault.keyFor({ ...scope, container: `conversation-${at.id}` });
      await store.eraseSealed([key.id]);
      const other = stream();
      const outcomes = await Promise.allSettled([
        store.append(other, 'no-stream', [message('fine')], envelope),
        store.append(at, 1, [message('late')], envelope),
      ]);
      expect(outcomes).toMatchObject([
        { status: 'fulfilled', value: { outcome: 'appended' } },
        { status: 'rejected', reason: { code: 'key-destroyed' } },
      ]);
      expect(await store.readStream(tenant, at)).toHaveLength(1);
    });
  });
}

describe('the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    const codec = createCodec(families, createMemoryKeyVault());
    const store = createPostgresEventStore({ pool: database.pool, codec, wait: () => Promise.resolve() });
    await store.append(stream(), 'no-stream', [message('a')], envelope);
    await store.close();
  });
  afterAll(() => database.close());

  const changes = [
    'update log.events set actor = $$x$$',
    'delete from log.events',
    'truncate log.events',
    'update log.sealed set path = $$x$$',
    'delete from log.sealed',
    'truncate log.sealed',
    'delete from log.head',
    'delete from log.erased_keys',
  ];

  test('gives whoever runs the program no right to change the log, or to write to it past its doors', async () => {
    const pastTheDoors = [
      'insert into log.events select * from log.events',
      'insert into log.sealed select * from log.sealed',
      'insert into log.erased_keys values ($$x$$)',
      'update log.head set position = 0',
      'alter table log.events disable trigger all',
      'drop table log.events cascade',
      'create table log.mine (id int)',
      'create or replace function log.append_one() returns int language sql as $$select 1$$',
      'set session_replication_role = replica',
    ];
    for (const change of [...changes, ...pastTheDoors]) {
      await expect(database.pool.query(change), change).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('refuses owners and superusers as well, even where ordinary triggers are off', async () => {
    const client = await database.owner.connect();
    for (const role of ['origin', 'replica']) {
      await client.query(`set session_replication_role = ${role}`);
      for (const change of changes) {
        await expect(client.query(change), change).rejects.toMatchObject({ code: '42501' });
      }
    }
    client.release(true);
    const { rows } = await database.owner.query('select count(*)::int as count from log.sealed');
    expect(rows).toEqual([{ count: 1 }]);
  });
});

describe('event store in postgres, when things go wrong', () => {
  let database: TestDatabase;
  let store: ReturnType<typeof createPostgresEventStore>;
  beforeAll(async () => {
    database = await testDatabase();
    const codec = createCodec(families, createMemoryKeyVault());
    // As long as it waits outside: tried again at once, all tries meet connections that the pool has not yet seen to be dead.
    store = createPostgresEventStore({ pool: database.pool, codec, wait: (ms) => setTimeout(ms) });
  });
  afterAll(async () => {
    await store.close();
    await database.close();
  });

  test('an event that the database refuses fails alone, and burns no position', async () => {
    const outcomes = await Promise.allSettled([
      store.append(stream(), 'no-stream', [message('a')], envelope),
      store.append(stream(), 'no-stream', [message('b', 'no-uuid')], envelope),
      store.append(stream(), 'no-stream', [message('c')], envelope),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.head()).toBe(2n);
  });

  test('appends whose connection is cut are neither lost nor doubled', async () => {
    const streams = Array.from({ length: 200 }, () => stream());
    const before = await store.head();
    const appends = streams.map((at) => store.append(at, 'no-stream', [message('x')], envelope));
    const cut = async (): Promise<void> => {
      for (let count = 0; count < 5; count += 1) {
        await database.owner.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where query like '%log.append%' and pid <> pg_backend_pid() and datname = current_database()`,
        );
      }
    };
    const [outcomes] = await Promise.all([Promise.all(appends), cut()]);
    expect(outcomes.every(({ outcome }) => outcome === 'appended')).toBe(true);
    expect((await store.head()) - before).toBe(200n);
  });
});
