import { expect, test, vi } from 'vitest';
import { createReading } from '../../adapters/read-models/reading.js';
import type { Batch, Position, RecordedEvent } from '../../application/ports/event-store.js';

const envelope = { tenant: 't', actor: 'a', commandId: 'c', correlationId: 'c', causationId: '' };
const at = (position: Position): RecordedEvent => ({
  ...{ id: String(position), stream: { category: 'x', id: 'y' }, revision: 1, position, envelope },
  ...{ event: { type: 'Happened', data: {} }, recordedAt: '2026-11-24T10:00:00.000Z' },
});

/** A log whose positions are far apart, as those of some engines are. */
const positions = [1_000n, 5_000n, 9_000n, 20_000n, 21_000n];
const log = () => {
  const readAll = vi.fn((after: Position, _filter: object, countMax: number): Promise<Batch> => {
    const events = positions.filter((one) => one > after).slice(0, countMax);
    return Promise.resolve({ events: events.map(at), end: events.at(-1) ?? after });
  });
  const reads = () => readAll.mock.calls.map(([after]) => after);
  return { readAll, reads, reading: createReading({ readAll }, {}, 2) };
};
const found = ({ events }: Batch) => events.map(({ position }) => position);

test('what comes next is read while this is being written, and nothing beyond', async () => {
  const { reading, reads } = log();
  expect(found(await reading.round()(0n))).toEqual([1_000n, 5_000n]);
  expect(reads()).toEqual([0n, 5_000n]);
  expect(found(await reading.round()(5_000n))).toEqual([9_000n, 20_000n]);
  expect(reads()).toEqual([0n, 5_000n, 20_000n]);
  expect(found(await reading.round()(20_000n))).toEqual([21_000n]);
  expect(reads()).toHaveLength(3);
});

test('what was read ahead and not used at once is read anew: somebody in it may have been forgotten', async () => {
  const { reading, reads } = log();
  await reading.round()(0n);
  reading.round();
  await reading.round()(5_000n);
  expect(reads().filter((after) => after === 5_000n)).toHaveLength(2);
});

test('a read ahead that failed is done again', async () => {
  const { reading, readAll } = log();
  readAll.mockImplementationOnce((_after, _filter, countMax) =>
    Promise.resolve({ events: positions.slice(0, countMax).map(at), end: 5_000n }),
  );
  readAll.mockRejectedValueOnce(new Error('The line broke'));
  await reading.round()(0n);
  expect(found(await reading.round()(5_000n))).toEqual([9_000n, 20_000n]);
});

test('whoever stands in the midst of a batch has the rest of it', async () => {
  const { reading, reads } = log();
  const read = reading.round();
  await read(0n);
  expect(await read(1_000n)).toMatchObject({ after: 1_000n, end: 5_000n });
  expect(found(await read(1_000n))).toEqual([5_000n]);
  expect(reads()).toEqual([0n, 5_000n]);
});
