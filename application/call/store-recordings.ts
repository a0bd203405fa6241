import type { CallEvent } from '../../domain/call/call.js';
import type { Policy } from '../handling/follow.js';
import type { BlobStore } from '../ports/blob-store.js';
import type { Clock } from '../ports/clock.js';
import { Fault } from '../ports/fault.js';
import type { Telephony } from '../ports/telephony.js';
import type { HandleCall } from './needs.js';

interface Needs {
  readonly handleCall: HandleCall;
  readonly telephony: Telephony;
  readonly blobs: BlobStore;
  readonly now: Clock;
}

const concurrency = 2;
/** How long the phone company is asked for a recording before its loss is told. */
const patienceMs = 5 * 60 * 60_000;
const bySystem = (tenant: string, causationId: string) => ({ tenant, actor: 'system', causationId });

/** A complete recording is fetched and sealed here. */
export const storeRecordings = ({ handleCall, telephony, blobs, now }: Needs): Policy<CallEvent> => ({
  name: 'store-recordings',
  filter: { categories: ['call'], types: ['RecordingCompleted'] },
  afterMs: 0,
  concurrency,
  async when({ id, envelope: { tenant }, event }) {
    if (event.type !== 'RecordingCompleted') return;
    const { callId, recordingRef, completedAt } = event.data;
    const { state } = await handleCall.load(tenant, callId);
    if (state.status === 'unstarted' || state.storedRefs.includes(recordingRef)) return;
    // Nothing is kept of whoever did not want to be recorded.
    if (state.recording.status === 'declined') {
      await remove({ handleCall, telephony, now }, { tenant, callId, recordingRef, causationId: id });
      return;
    }
    const isLate = Date.parse(now()) - Date.parse(completedAt) > patienceMs;
    const sound = await telephony.recording(recordingRef).catch((error: unknown) => {
      if (isLate && error instanceof Fault) return 'failed' as const;
      throw error;
    });
    const about = { commandId: `${recordingRef}/stored`, now: now() };
    if (sound === undefined || sound === 'failed') {
      const data = { callId, reason: sound ?? ('absent' as const) };
      await handleCall(callId, { type: 'LoseRecording', data, ...about }, bySystem(tenant, id));
      return;
    }
    // The event's id: whoever stores it again stores the same.
    const contentHash = await blobs.put({
      ...{ tenant, blobId: id, subject: state.contactId, keep: 'transcript', container: `call-${callId}` },
      bytes: sound.bytes,
    });
    const data = { callId, recordingRef, blobId: id, contentHash, durationMs: sound.durationMs };
    await handleCall(callId, { type: 'StoreRecording', data, ...about }, bySystem(tenant, id));
  },
});

/** What is safe here is deleted with the phone company. */
export const removeRecordings = ({ handleCall, telephony, now }: Needs): Policy<CallEvent> => ({
  name: 'remove-recordings',
  filter: { categories: ['call'], types: ['RecordingStored', 'MessageStored'] },
  afterMs: 0,
  concurrency,
  async when({ id, envelope: { tenant }, event }) {
    if (event.type !== 'RecordingStored' && event.type !== 'MessageStored') return;
    const { callId, recordingRef } = event.data;
    await remove({ handleCall, telephony, now }, { tenant, callId, recordingRef, causationId: id });
  },
});

interface Copy {
  readonly tenant: string;
  readonly callId: string;
  readonly recordingRef: string;
  readonly causationId: string;
}

async function remove(
  { handleCall, telephony, now }: Omit<Needs, 'blobs'>,
  { tenant, callId, recordingRef, causationId }: Copy,
): Promise<void> {
  await telephony.removeRecording(recordingRef);
  const command = {
    type: 'RemoveRecording',
    data: { callId, recordingRef },
    ...{ commandId: `${recordingRef}/removed`, now: now() },
  } as const;
  await handleCall(callId, command, bySystem(tenant, causationId));
}
