import { expect, test } from 'vitest';
import type { LineCommand } from '../../domain/line/line.js';
import { phoneHouse, tenant } from '../support/phone-house.js';

const ownNumber = '+12025550110';
const setOwn: LineCommand = {
  ...{ type: 'SetOwnNumber', data: { accountId: tenant, number: ownNumber } },
  ...{ commandId: 'own', now: '2026-11-26T09:00:00.000Z' },
};
const away =
  'Marigold Hair Studio cannot be reached here at the moment. You can reach them here: https://marigold.example/';

test('whoever writes to a suspended business is told so, with where it says it can be reached, and is asked for nothing', async () => {
  const { chat, suspend } = await phoneHouse();
  suspend();
  const { say } = await chat();
  for (const text of ['What does a haircut cost?', 'Please call me back, I am Ada'])
    expect(await say(text)).toMatchObject({ kind: 'paused', text: away, asks: null, sources: [] });
});

test('and in the language they write in', async () => {
  const { chat, suspend } = await phoneHouse();
  suspend();
  const { say } = await chat('de');
  expect((await say('Was kostet bei Ihnen ein Haarschnitt?')).text).toMatch(
    /hier im Moment nicht zu erreichen/u,
  );
});

test('an emergency is answered all the same', async () => {
  const { chat, suspend } = await phoneHouse();
  suspend();
  const { say } = await chat();
  expect((await say('There is a fire in the building and people are trapped')).kind).toBe('emergency');
});

test('calls to it ring its own telephone', async () => {
  const { call, suspend } = await phoneHouse(setOwn);
  expect((await call()).then).toMatchObject({ next: 'converse' });
  suspend();
  expect((await call()).then).toMatchObject({ next: 'ring', number: ownNumber });
});

test('where it has none, its callers hear so', async () => {
  const { call, suspend } = await phoneHouse();
  suspend();
  const { then, say } = await call();
  expect(then).toMatchObject({ next: 'converse', greeting: away });
  expect((await say('What does a haircut cost?')).said).toContain('cannot be reached here');
});

test('no text is sent for it, neither one that is asked for now nor one that was confirmed before', async () => {
  const { call, suspend, sent, sendTexts } = await phoneHouse();
  const before = await call();
  await before.recorded();
  await before.say('Could you text me the booking link?');
  await before.say('Yes please');
  suspend();
  await sendTexts();
  const { recorded, say } = await call({ from: '+12025550144' });
  await recorded();
  await say('Could you text me the booking link?');
  await say('Yes please');
  await sendTexts();
  expect(sent).toEqual([]);
});
