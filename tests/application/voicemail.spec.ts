import { expect, test } from 'vitest';
import { alertOf, type Alerting } from '../../application/notification/alerts.js';
import { removeRecordings, storeRecordings } from '../../application/call/store-recordings.js';
import type { Telephony } from '../../application/ports/telephony.js';
import { phoneHouse, tenant } from '../support/phone-house.js';

/** The phone company's recordings, and what was deleted of them. */
function recorder() {
  const removed: string[] = [];
  const telephony: Telephony = {
    call: () => Promise.resolve(undefined),
    startRecording: () => Promise.resolve(),
    stopRecording: () => Promise.resolve(),
    recording: (ref) => Promise.resolve({ bytes: new TextEncoder().encode(ref), durationMs: 4_000 }),
    removeRecording(ref) {
      removed.push(ref);
      return Promise.resolve();
    },
  };
  const kept = new Map<string, string>();
  const blobs = {
    put: ({ blobId, bytes }: { readonly blobId: string; readonly bytes: Uint8Array }) => {
      kept.set(blobId, new TextDecoder().decode(bytes));
      return Promise.resolve(`hash of ${blobId}`);
    },
    get: () => Promise.resolve(undefined),
  };
  return { telephony, blobs, removed, kept };
}

async function messageLeft() {
  const { call, calls, house, needs } = await phoneHouse();
  const { telephony, blobs, removed, kept } = recorder();
  const { callId, of, press, recorded, hangUp } = await call();
  await recorded();
  expect((await press('0')).next).toMatchObject({ next: 'voicemail' });
  await calls.recordingStarted({ ...of, recordingRef: 'RE-message' });
  await calls.voicemailTaken({ ...of, seconds: 4 });
  await calls.recordingReady({ ...of, recordingRef: 'RE-message' });
  await calls.recordingReady({ ...of, recordingRef: `RE-${callId}` });
  await hangUp();
  const store = { ...needs, telephony, blobs };
  for (let twice = 0; twice < 2; twice += 1) {
    await house.follow(storeRecordings(store));
    await house.follow(removeRecordings(store));
  }
  const load = () => house.handleCall.load(tenant, callId);
  const hear = () =>
    house.handleCall(
      callId,
      { type: 'HearVoicemail', data: { callId }, commandId: 'heard', now: '2026-11-26T11:00:00.000Z' },
      { tenant, actor: 'member:m', causationId: '' },
    );
  return { callId, load, hear, removed, kept };
}

test('a message is kept by itself, beside the recording of the call, and both are deleted with the phone company', async () => {
  const { callId, load, removed, kept } = await messageLeft();
  const { events, state } = await load();
  const stored = events.flatMap(({ type, data }) =>
    type === 'MessageStored' || type === 'RecordingStored' ? [[type, data.recordingRef]] : [],
  );
  expect(stored).toEqual([
    ['MessageStored', 'RE-message'],
    ['RecordingStored', `RE-${callId}`],
  ]);
  expect([...kept.values()]).toEqual(['RE-message', `RE-${callId}`]);
  expect(new Set(removed)).toEqual(new Set(['RE-message', `RE-${callId}`]));
  expect(state).toMatchObject({ outcome: 'voicemail', recording: { status: 'stored' } });
});

test('a message is opened once, and a call without one has none to open', async () => {
  const { load, hear } = await messageLeft();
  expect((await hear()).decision).toMatchObject({ events: [{ type: 'VoicemailHeard' }] });
  expect((await hear()).decision).toEqual({ outcome: 'accepted', events: [] });
  expect((await load()).state).toMatchObject({ isVoicemailHeard: true });
  const { call, house } = await phoneHouse();
  const { callId } = await call();
  const { decision } = await house.handleCall(
    callId,
    { type: 'HearVoicemail', data: { callId }, commandId: 'heard', now: '2026-11-26T11:00:00.000Z' },
    { tenant, actor: 'member:m', causationId: '' },
  );
  expect(decision).toMatchObject({ outcome: 'rejected', reason: 'NoVoicemail' });
});

test('the owner is told of a message that says something, also where the end of the call was told first', async () => {
  const { call, calls, house } = await phoneHouse();
  for (const seconds of [4, 0]) {
    const { of, say, hangUp } = await call();
    await say('How much is a haircut?');
    await hangUp();
    await calls.voicemailTaken({ ...of, seconds });
  }
  const { events } = await house.store.readAll(0n, { categories: ['call'] }, 1_000);
  const alerts = events.map(({ event, stream }) => alertOf(event as Alerting, stream.id)?.reason);
  expect(alerts.filter(Boolean)).toEqual(['voicemail']);
});

test('whoever does not want to be recorded is not sent to the answering machine', async () => {
  const { call } = await phoneHouse();
  const { say, recorded } = await call();
  await recorded();
  await say('I do not want to be recorded');
  const { next, said } = await say('I want to talk to a person');
  expect(next).toEqual({ next: 'listen' });
  expect(said).toContain('take a message');
});
