import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createMemoryEventStore } from '../../adapters/event-store/memory.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import { createFollow, type Policy } from '../../application/handling/follow.js';
import { Fault } from '../../application/ports/fault.js';
import type { MovedBusinesses } from '../../application/ports/moved-businesses.js';
import { families } from '../support/families.js';
import { nobodyMoved } from '../support/nobody-moved.js';

interface Seams {
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly save?: (position: bigint) => void;
  readonly moved?: MovedBusinesses;
}

function house({ wait, save, moved = nobodyMoved }: Seams = {}) {
  const store = { ...createMemoryEventStore(createCodec(families, createMemoryKeyVault())) };
  const saved = new Map<string, bigint>();
  const failures: string[] = [];
  const refusals = { left: 0 };
  const follow = createFollow({
    moved,
    store,
    checkpoints: {
      read: (name) => Promise.resolve(saved.get(name) ?? 0n),
      save(name, position) {
        refusals.left -= 1;
        if (refusals.left >= 0) return Promise.reject(new Error('connection refused'));
        saved.set(name, position);
        save?.(position);
        return Promise.resolve();
      },
    },
    now: () => Date.now(),
    // What is waited for comes by itself: an append wakes, and a stop ends every wait.
    wait:
      wait ??
      ((ms, signal) =>
        ms <= 30_000
          ? Promise.resolve()
          : new Promise((resolve) => {
              signal.addEventListener('abort', () => {
                resolve();
              });
            })),
    onFailure: (_policy, eventId) => failures.push(eventId),
  });
  const append = async (): Promise<string> => {
    const id = uuidv7();
    const event = {
      type: 'LeadContacted',
      data: { leadId: id, changeId: 'x', contactedAt: '2026-11-24T10:00:00.000Z' },
    };
    const envelope = { tenant: 't', actor: 'a', commandId: id, correlationId: id, causationId: '' };
    await store.append({ category: 'lead', id }, 'no-stream', [{ id, event }], envelope);
    return id;
  };
  return { follow, append, saved, failures, refusals, store };
}

const policy = (when: Policy['when'], more: Partial<Policy> = {}): Policy => ({
  name: 'p',
  filter: { categories: ['lead'] },
  afterMs: 0,
  concurrency: 1,
  when,
  ...more,
});

test('each event is dealt with once, also across a stop', async () => {
  const { follow, append } = house();
  const seen: string[] = [];
  const when: Policy['when'] = ({ id }) => {
    seen.push(id);
    return Promise.resolve();
  };
  const first = await append();
  const running = follow(policy(when));
  const second = await append();
  await expect.poll(() => seen).toEqual([first, second]);
  await running.stop();
  const third = await append();
  const again = follow(policy(when));
  await expect.poll(() => seen).toEqual([first, second, third]);
  await again.stop();
});

test('an event that was being dealt with at the stop is dealt with again', async () => {
  const { follow, append, saved } = house();
  const seen: string[] = [];
  const first = await append();
  const slow = await append();
  const running = follow(
    policy(async ({ id }, signal) => {
      seen.push(id);
      if (id !== slow) return;
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
    }),
  );
  await expect.poll(() => seen).toEqual([first, slow]);
  await running.stop();
  expect(saved.get('p')).toBe(1n);
  const again = follow(
    policy(({ id }) => {
      seen.push(id);
      return Promise.resolve();
    }),
  );
  await expect.poll(() => seen).toEqual([first, slow, slow]);
  await again.stop();
});

test('several are dealt with at once, and the checkpoint waits for the oldest', async () => {
  const { follow, append, saved } = house();
  const [slow, fast] = [await append(), await append()];
  let finish = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const done: string[] = [];
  const running = follow(
    policy(
      async ({ id }) => {
        if (id === slow) await held;
        done.push(id);
      },
      { concurrency: 4 },
    ),
  );
  await expect.poll(() => done).toEqual([fast]);
  expect(saved.get('p') ?? 0n).toBe(0n);
  finish();
  await expect.poll(() => saved.get('p')).toBe(2n);
  await running.stop();
});

test('a checkpoint that could not be saved does not wait for the next event', async () => {
  const { follow, append, saved, refusals } = house();
  await append();
  let finish = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let isBegun = false;
  const running = follow(
    policy(async () => {
      isBegun = true;
      await held;
    }),
  );
  await expect.poll(() => isBegun).toBe(true);
  // The batch is passed: nothing but the event itself will move the checkpoint now.
  await new Promise((resolve) => setImmediate(resolve));
  refusals.left = 3;
  finish();
  await expect.poll(() => saved.get('p')).toBe(1n);
  expect(refusals.left).toBeLessThan(0);
  await running.stop();
});

test('what fails is tried ten times and told, and the next is dealt with', async () => {
  const { follow, append, failures } = house();
  const [bad, good] = [await append(), await append()];
  const tried: string[] = [];
  const running = follow(
    policy(({ id }) => {
      tried.push(id);
      return id === bad ? Promise.reject(new Error('No')) : Promise.resolve();
    }),
  );
  await expect.poll(() => tried).toEqual([...Array.from({ length: 10 }, () => bad), good]);
  expect(failures).toEqual([bad]);
  await running.stop();
});

test.each([
  ['the log does not answer', new Error('connection refused')],
  ['the log says that it may pass', new Fault('store-unavailable', 'Please try again.')],
])('nothing is given up while %s, however long that lasts', async (_why, fault) => {
  const { follow, append, failures, store } = house();
  const id = await append();
  let outageCount = 100;
  store.head = () => (outageCount > 0 ? Promise.reject(fault) : Promise.resolve(1n));
  const dealt: string[] = [];
  const running = follow(
    policy((recorded) => {
      outageCount -= 1;
      if (outageCount > 0) return Promise.reject(fault);
      dealt.push(recorded.id);
      return Promise.resolve();
    }),
  );
  await expect.poll(() => dealt).toEqual([id]);
  expect(failures).toEqual([]);
  await running.stop();
});

test('what does not concern a policy is noted down together, after a while', async () => {
  const saved: bigint[] = [];
  let rest = (): void => undefined;
  const { follow, append, store } = house({
    wait: (ms) => (ms === 1_000 ? new Promise((resolve) => (rest = resolve)) : Promise.resolve()),
    save: (position) => saved.push(position),
  });
  const looked: bigint[] = [];
  const subscribe = store.subscribe.bind(store);
  store.subscribe = (follower) =>
    subscribe({
      ...follower,
      async take(batch) {
        await follower.take(batch);
        looked.push(batch.end);
      },
    });
  const running = follow(policy(() => Promise.resolve(), { filter: { categories: ['crawl'] } }));
  for (let count = 1; count <= 3; count += 1) {
    await append();
    await expect.poll(() => looked).toHaveLength(count);
  }
  expect(saved).toEqual([]);
  rest();
  await expect.poll(() => saved).toEqual([3n]);
  await append();
  await expect.poll(() => looked).toHaveLength(4);
  rest();
  await expect.poll(() => saved).toEqual([3n, 4n]);
  await running.stop();
});

test.each([
  ['goes on for an hour', 1, []],
  ['does not go on for a day', 24, ['given up']],
])('asking a phone company that does not answer %s', async (_name, hours, expected) => {
  let isAnswered = false;
  let tries = 0;
  let late = 0;
  const { append, store, failures } = house();
  const follow = createFollow({
    moved: nobodyMoved,
    store,
    checkpoints: { read: () => Promise.resolve(0n), save: () => Promise.resolve() },
    now: () => Date.now() + late,
    wait: () => Promise.resolve(),
    onFailure: () => failures.push('given up'),
  });
  await append();
  const running = follow(
    policy(() => {
      tries += 1;
      late = hours * 60 * 60_000;
      if (tries > 50) isAnswered = true;
      return isAnswered
        ? Promise.resolve()
        : Promise.reject(new Fault('telephony-unavailable', 'The phone company does not answer.'));
    }),
  );
  await expect.poll(() => isAnswered || failures.length > 0).toBe(true);
  await running.stop();
  expect(failures).toEqual(expected);
});

test('what happened before a business moved here is acted on by none but those that make it ready', async () => {
  const moved: MovedBusinesses = { happenedHere: (events) => Promise.resolve(events.slice(1)) };
  const { follow, append, saved } = house({ moved });
  const [before, after] = [await append(), await append()];
  const seen: Record<string, string[]> = { acts: [], makesReady: [] };
  const noting = (name: string, more: Partial<Policy>) =>
    follow(policy(({ id }) => Promise.resolve(void seen[name]?.push(id)), { name, ...more }));
  const following = [noting('acts', {}), noting('makesReady', { alsoMoved: true })];
  await expect.poll(() => [...saved.values()]).toEqual([2n, 2n]);
  await Promise.all(following.map((one) => one.stop()));
  expect(seen).toEqual({ acts: [after], makesReady: [before, after] });
});
