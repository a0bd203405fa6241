import { expect, test } from 'vitest';
import { storeRecordings } from '../../application/call/store-recordings.js';
import { Fault } from '../../application/ports/fault.js';
import { settleUnknown } from '../../application/texting/settle-attempts.js';
import { phoneHouse } from '../support/phone-house.js';

const away = (code: string) => () => Promise.reject(new Fault(code, 'No answer.'));

test('a text of which nobody knows lapses when the carrier cannot be asked for an hour', async () => {
  const house = await phoneHouse();
  house.receipts.push({ outcome: 'unknown' });
  const call = await house.call();
  await call.recorded();
  await call.say('Could you text me the booking link?');
  await call.say('Yes please');
  await house.sendTexts();
  const texting = {
    ...{ send: away('texting-unavailable'), find: away('texting-unavailable') },
    writtenAt: away('texting-unavailable'),
  };
  const settle = () => house.house.follow(settleUnknown({ ...house.needs, texting }));
  const statuses = async () => Object.values((await call.consent()).state.links).map((link) => link?.status);

  house.later(12);
  await expect(settle()).rejects.toMatchObject({ code: 'texting-unavailable' });
  expect(await statuses()).toEqual(['unknown']);
  house.later(60);
  await settle();
  expect(await statuses()).toEqual(['lapsed']);
});

test('a recording that cannot be fetched for hours is told as lost', async () => {
  const house = await phoneHouse();
  const call = await house.call();
  await house.calls.recordingReady({ ...call.of, recordingRef: 'RE1' });
  const telephony = { ...house.needs.telephony, recording: away('telephony-unavailable') };
  const blobs = { put: () => Promise.resolve(''), get: () => Promise.resolve(undefined) };
  const store = () => house.house.follow(storeRecordings({ ...house.needs, telephony, blobs }));
  const status = async () => {
    const state = await call.state();
    return state.status === 'unstarted' ? undefined : state.recording.status;
  };

  await expect(store()).rejects.toMatchObject({ code: 'telephony-unavailable' });
  expect(await status()).toBe('started');
  house.later(6 * 60);
  await store();
  expect(await status()).toBe('lost');
});
