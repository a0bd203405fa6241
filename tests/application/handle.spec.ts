import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { createHandle } from '../../application/handling/handle.js';
import { desk, type DeskCommand } from '../../domain/desk/desk.js';
import { createMemoryHouse } from '../support/memory-house.js';

const id = uuidv7();
const context = { tenant: id, actor: 'owner', causationId: '' };
const command = (type: 'PauseDesk' | 'ResumeDesk'): DeskCommand => ({
  ...{ type, data: { accountId: id }, commandId: uuidv7(), now: '2026-11-26T08:00:00.000Z' },
});

/** A desk that was paused, and how often its stream is read from now on. */
async function pausedDesk() {
  const { store } = createMemoryHouse();
  let readCount = 0;
  const counted: typeof store = {
    ...store,
    readStream(...asked) {
      readCount += 1;
      return store.readStream(...asked);
    },
  };
  const handle = createHandle({ store: counted, newId: uuidv7 })(desk);
  await handle(id, command('PauseDesk'), context);
  const loaded = await handle.load(id, id);
  readCount = 0;
  return { handle, loaded, reads: () => readCount };
}

test('what was loaded a moment ago is decided on without being read again', async () => {
  const { handle, loaded, reads } = await pausedDesk();
  const { decision, state } = await handle(id, command('ResumeDesk'), context, loaded);
  expect(decision.outcome).toBe('accepted');
  expect(state.isPaused).toBe(false);
  expect(reads()).toBe(0);
});

test('what happened since it was loaded counts', async () => {
  const { handle, loaded, reads } = await pausedDesk();
  await handle(id, command('ResumeDesk'), context);
  // As it was loaded, both would be decided otherwise.
  expect((await handle(id, command('PauseDesk'), context, loaded)).decision.outcome).toBe('accepted');
  expect((await handle(id, command('PauseDesk'), context, loaded)).decision).toMatchObject({
    outcome: 'rejected',
  });
  expect(reads()).toBeGreaterThan(0);
  expect((await handle.load(id, id)).events.map(({ type }) => type)).toEqual([
    ...['DeskPaused', 'DeskResumed', 'DeskPaused'],
  ]);
});
