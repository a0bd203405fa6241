import { expect, test } from 'vitest';
import { settleCalls } from '../../application/call/settle-calls.js';
import type { CallStanding } from '../../application/ports/telephony.js';
import { phoneHouse } from '../support/phone-house.js';

const over: CallStanding = { isOver: true, seconds: 42, recordingRefs: [], isRecordingUnderWay: false };

/** A line whose phone company is asked for what it did not tell; each pause lets what is next in `later` happen. */
async function forgottenLine() {
  const line = await phoneHouse();
  const later: (() => void | Promise<void>)[] = [];
  let pauseCount = 0;
  const policy = settleCalls({
    ...line.needs,
    calls: line.calls,
    async wait() {
      pauseCount += 1;
      await later.shift()?.();
    },
  });
  return {
    ...{ ...line, later },
    pauses: () => pauseCount,
    settle: () => line.house.follow(policy),
  };
}

test('a call whose end nobody heard of is ended as the phone company has it', async () => {
  const { call, settle, standing } = await forgottenLine();
  const { say, state, callId } = await call();
  await say('How much is a haircut?');
  standing.now = { ...over, recordingRefs: [`RE-${callId}`] };
  await settle();
  expect(await state()).toMatchObject({
    ...{ status: 'ended', outcome: 'answered', completedRefs: [`RE-${callId}`] },
  });
});

test('a call that goes on is asked about again, and left alone', async () => {
  const { call, settle, standing, later, pauses } = await forgottenLine();
  const { state, recorded, hangUp, callId } = await call();
  await recorded();
  standing.now = { ...over, isOver: false, isRecordingUnderWay: true };
  later.push(async () => {
    expect(await state()).toMatchObject({ status: 'live' });
    await hangUp();
    standing.now = { ...over, isRecordingUnderWay: true };
  });
  later.push(() => {
    standing.now = { ...over, recordingRefs: [`RE-${callId}`] };
  });
  await settle();
  expect(await state()).toMatchObject({ status: 'ended', completedRefs: [`RE-${callId}`] });
  expect(pauses()).toBe(3);
});

test('a recording that the phone company does not have is lost, and not at the first look', async () => {
  const { call, settle, standing, later } = await forgottenLine();
  const { state, recorded } = await call();
  await recorded();
  standing.now = over;
  later.push(async () => {
    expect(await state()).toMatchObject({ status: 'ended', recording: { status: 'started' } });
  });
  await settle();
  expect(await state()).toMatchObject({ outcome: 'missed', recording: { status: 'lost' } });
});

test('a call of which nobody can tell anything ends at last', async () => {
  const { call, settle, standing, pauses } = await forgottenLine();
  const { state } = await call();
  standing.now = 'unanswered';
  await settle();
  expect(await state()).toMatchObject({ status: 'ended', outcome: 'missed', recording: { status: 'lost' } });
  expect(pauses()).toBe(300);
});

test('a call that was told of to its end is not asked about', async () => {
  const { call, calls, settle, pauses } = await forgottenLine();
  const { of, callId, recorded, hangUp } = await call();
  await recorded();
  await hangUp();
  await calls.recordingReady({ ...of, recordingRef: `RE-${callId}` });
  await settle();
  expect(pauses()).toBe(0);
});
