import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { AnyProjection, ReadModels } from '../../adapters/read-models/read-models.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { deskQuarters } from '../../projections/desk-quarters/projection.js';
import { transcript } from '../../projections/transcript/projection.js';
import { createTranscript } from '../../projections/transcript/queries.js';
import { closed, logWithReadModels, said, started, type LogWithReadModels } from '../support/read-models.js';

let log: LogWithReadModels;
beforeEach(async () => {
  log = await logWithReadModels();
});
afterEach(() => log.close());

const tenant = 'acme';
const waitMs = 10_000;
const soon = { timeout: waitMs };
const rowOf = (models: ReadModels, id: string) => createConversationInbox(models.query).one(tenant, id);

/** Fails at one text. */
const fussy = (poison: string): AnyProjection => ({
  ...conversationInbox,
  on: {
    ...conversationInbox.on,
    MessageReceived: (data: { readonly text: unknown }, { entity }: { readonly entity: string }) => {
      if (data.text === poison) throw new RangeError('Not projected');
      return [{ change: 'put', key: entity, set: {}, add: { messageCount: 1 } }];
    },
  },
});

test('a read model goes on behind the event it stopped at once another process says so, and it shows', async () => {
  const models = await log.start(fussy('Bad'), transcript);
  const id = uuidv7();
  await log.append({ tenant, id }, started(id), said('Good'), said('Bad'), said('Good'));
  const remedies = log.remedies(conversationInbox, transcript);
  const inbox = async () => (await remedies.progress()).find(({ name }) => name === 'conversation-inbox');
  await expect.poll(inbox, soon).toMatchObject({ status: 'parked', position: 2n, head: 4n, skipped: 0 });
  const [, , bad] = await log.store.readStream(tenant, { category: 'conversation', id });
  const what = `event ${bad?.id ?? ''} MessageReceived`;

  expect(await remedies.skip('conversation-inbox')).toBe(what);
  await expect.poll(inbox, soon).toMatchObject({
    ...{ status: 'live', position: 4n, events: 3, reason: null, skipped: 1, lastSkipped: what },
  });
  expect(await rowOf(models, id)).toMatchObject({ messageCount: 2 });
  expect(await remedies.skip('conversation-inbox')).toBeUndefined();
  await expect(remedies.skip('no-such')).rejects.toMatchObject({ code: 'read-model-unknown' });
});

test('a new version that failed on an old event comes into use behind it once that event is skipped', async () => {
  const id = uuidv7();
  const old = await log.start(conversationInbox);
  await old.waitFor(await log.append({ tenant, id }, started(id), said('Bad'), said('Good')), waitMs);
  await log.end(old);

  const next = { ...fussy('Bad'), version: conversationInbox.version + 1 };
  const models = await log.start(next);
  const remedies = log.remedies(next);
  await expect.poll(() => remedies.skip('conversation-inbox'), soon).toMatch(/ MessageReceived$/u);
  await expect
    .poll(() => remedies.progress(), soon)
    .toMatchObject([{ build: 2, version: next.version, status: 'live', skipped: 1 }]);
  expect(await rowOf(models, id)).toMatchObject({ messageCount: 1 });
});

test('an event that cannot be read stops only what is made of it, and no round fails for it', async () => {
  const models = await log.startUnableToRead(
    'ConversationClosed',
    conversationInbox,
    transcript,
    deskQuarters,
  );
  const told: bigint[] = [];
  models.onChanged((seen) => told.push(...seen.map(({ position }) => position)));
  const id = uuidv7();
  await log.append({ tenant, id }, started(id), said('Hello'), closed(id));
  const position = await log.append({ tenant, id }, said('More'));
  expect(await models.waitFor(position, waitMs)).toBe(true);
  expect(await createTranscript(models.query).messages(tenant, id)).toHaveLength(2);
  const [, , bad] = await log.store.readStream(tenant, { category: 'conversation', id });
  const reason = `event ${bad?.id ?? ''} ConversationClosed cannot be read`;
  expect(await models.progress()).toMatchObject([
    { name: 'conversation-inbox', status: 'parked', position: 2n, reason },
    { name: 'desk-quarters', status: 'live', position },
    { name: 'transcript', status: 'live', position },
  ]);
  expect(log.faults).toEqual([`conversation-inbox is parked at ${reason}`]);
  await expect.poll(() => told, soon).toEqual([1n, 2n, 4n]);

  expect(await models.skip('conversation-inbox')).toBe(reason);
  await expect.poll(() => rowOf(models, id), soon).toMatchObject({ messageCount: 2, status: 'open' });
});

test('a rebuild that meets an event which cannot be read is not taken for one that has caught up', async () => {
  const id = uuidv7();
  const first = await log.start(fussy('Bad'), transcript);
  await log.append({ tenant, id }, started(id), said('Good'), said('Good'), closed(id), said('Bad'));
  await expect
    .poll(() => first.progress(), soon)
    .toContainEqual(expect.objectContaining({ name: 'conversation-inbox', status: 'parked' }));
  await log.end(first);

  const models = await log.startUnableToRead('ConversationClosed', conversationInbox, transcript);
  await models.rebuild('conversation-inbox');
  await expect
    .poll(() => models.progress(), soon)
    .toMatchObject([
      { name: 'conversation-inbox', build: 1, status: 'parked' },
      {
        build: 2,
        status: 'building',
        position: 3n,
        reason: expect.stringContaining('cannot be read') as string,
      },
      { name: 'transcript', status: 'live' },
    ]);
  expect(await rowOf(models, id)).toMatchObject({ messageCount: 2, status: 'closed' });
});

test('another process has all read models rebuilt at once, the log being read once for all of them', async () => {
  const reads = vi.fn();
  const models = await log.startReading(
    (after) => {
      reads(after);
      return Promise.resolve();
    },
    conversationInbox,
    transcript,
    deskQuarters,
  );
  const id = uuidv7();
  const many = Array.from({ length: 700 }, () => said('Hello'));
  await models.waitFor(await log.append({ tenant, id }, started(id), ...many), waitMs);
  reads.mockClear();

  const remedies = log.remedies(conversationInbox, transcript, deskQuarters);
  await remedies.rebuildAll();
  const position = await log.store.head();
  await expect
    .poll(() => remedies.progress(), soon)
    .toMatchObject([
      { name: 'conversation-inbox', build: 2, status: 'live', position, events: 701 },
      { name: 'desk-quarters', build: 2, status: 'live', position, events: 701 },
      { name: 'transcript', build: 2, status: 'live', position, events: 701 },
    ]);
  expect(reads.mock.calls.filter(([after]) => after === 0n)).toHaveLength(1);
  expect(await rowOf(models, id)).toMatchObject({ messageCount: 700 });
});
