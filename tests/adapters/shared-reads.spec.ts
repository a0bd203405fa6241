import { expect, test } from 'vitest';
import { sharedReads } from '../../adapters/event-store/postgres/shared-reads.js';
import {
  UnreadableEvent,
  type Batch,
  type EventFilter,
  type RecordedEvent,
} from '../../application/ports/event-store.js';

const recorded = (position: bigint, category: string, type: string): RecordedEvent => ({
  ...{ id: String(position), revision: 1, position, recordedAt: '2026-03-02T10:00:00.000Z' },
  stream: { category, id: 'one' },
  event: { type, data: {} },
  envelope: { tenant: 't', actor: 'system', commandId: 'c', correlationId: 'c', causationId: '' },
});

const log = [
  recorded(1n, 'conversation', 'MessageReceived'),
  recorded(2n, 'lead', 'LeadCaptured'),
  recorded(3n, 'crawl', 'CrawlStarted'),
];

function watched(answer: (filter: EventFilter) => Batch | Error = () => ({ events: log, end: 3n })) {
  const asked: (readonly [bigint, EventFilter, number])[] = [];
  const readAll = sharedReads((after, filter, countMax) => {
    asked.push([after, filter, countMax]);
    const batch = answer(filter);
    return batch instanceof Error ? Promise.reject(batch) : Promise.resolve(batch);
  });
  return { asked, readAll };
}

const idsOf = ({ events }: Batch): readonly string[] => events.map(({ id }) => id);

test('followers at the same place share one read, and each has what it looks for', async () => {
  const { asked, readAll } = watched();
  const batches = await Promise.all([
    readAll(0n, { types: ['MessageReceived'] }, 10),
    readAll(0n, { types: ['LeadCaptured', 'MessageReceived'] }, 10),
    readAll(0n, { types: ['LeadCaptured'], categories: ['crawl'] }, 10),
  ]);
  expect(asked).toEqual([[0n, { types: ['MessageReceived', 'LeadCaptured'] }, 10]]);
  expect(batches.map(idsOf)).toEqual([['1'], ['1', '2'], []]);
  expect(batches.map(({ end }) => end)).toEqual([3n, 3n, 3n]);
});

test('somebody who looks for everything is given everything', async () => {
  const { asked, readAll } = watched();
  const [some, all] = await Promise.all([readAll(0n, { categories: ['lead'] }, 10), readAll(0n, {}, 10)]);
  expect(asked).toEqual([[0n, {}, 10]]);
  expect([some, all].map(idsOf)).toEqual([['2'], ['1', '2', '3']]);
});

test('those at other places and those that come after a read began read for themselves', async () => {
  const { asked, readAll } = watched();
  const first = readAll(0n, {}, 10);
  const elsewhere = readAll(2n, {}, 10);
  const fewer = readAll(0n, {}, 5);
  await Promise.resolve();
  await Promise.resolve();
  const late = readAll(0n, {}, 10);
  await Promise.all([first, elsewhere, fewer, late]);
  expect(asked.map(([after, , countMax]) => [after, countMax])).toEqual([
    [0n, 10],
    [2n, 10],
    [0n, 5],
    [0n, 10],
  ]);
});

test('an event that cannot be read stops only those that look for it', async () => {
  const unreadable = new UnreadableEvent({ id: '2', type: 'LeadCaptured', position: 2n }, 'altered');
  const { readAll } = watched(({ types }) =>
    types?.includes('LeadCaptured') === true ? unreadable : { events: log.slice(0, 1), end: 3n },
  );
  const [message, lead] = await Promise.allSettled([
    readAll(0n, { types: ['MessageReceived'] }, 10),
    readAll(0n, { types: ['LeadCaptured'] }, 10),
  ]);
  expect(message).toMatchObject({ status: 'fulfilled', value: { end: 3n } });
  expect(lead).toEqual({ status: 'rejected', reason: unreadable });
});

test('an outage is told to everybody, and the next round reads again', async () => {
  let isDown = true;
  const { asked, readAll } = watched(() => (isDown ? new Error('gone') : { events: [], end: 3n }));
  const both = await Promise.allSettled([readAll(0n, {}, 10), readAll(0n, {}, 10)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isDown = false;
  await expect(readAll(0n, {}, 10)).resolves.toMatchObject({ end: 3n });
  expect(asked).toHaveLength(2);
});
