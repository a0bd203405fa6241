import { accept, reject, type Decide } from '../kernel/decider.js';
import type { CallCommand } from './commands.js';
import type { CallEvent, CallOutcome } from './events.js';
import type { Call, Calling } from './state.js';

export type CallReason =
  | 'CallUnknown'
  | 'CallHasEnded'
  | 'CallIsRefused'
  | 'RecordingWasDeclined'
  | 'RecordingUnknown'
  | 'RingUnknown'
  | 'NoVoicemail'
  | 'TooManyRings';

/** Whoever reaches nobody so often gets the answering machine. */
const ringCountMax = 10;
export const ownNumberId = 'own-number';

export const decide: Decide<Call, CallCommand, CallEvent, CallReason> = {
  RingCall(call, { data, now }) {
    if (call.status !== 'unstarted') return accept();
    return accept({ type: 'CallRang', data: { ...data, rangAt: now } });
  },

  AnswerCall(call, { data, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    if (call.answeredAt !== null) return accept();
    if (call.status === 'ended') return reject('CallHasEnded');
    if (call.treatment === 'refused') return reject('CallIsRefused');
    return accept({ type: 'CallAnswered', data: { ...data, answeredAt: now } });
  },

  // What the phone company tells of a recording may come late, twice and in any order.
  ConfirmRecording(call, { data, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    if (call.recordings[data.recordingRef] !== undefined) return accept();
    return accept({ type: 'RecordingStarted', data: { ...data, startedAt: now } });
  },

  AgreeRecording(call, { data, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    if (call.hasAgreed) return accept();
    if (call.recording.status === 'declined') return reject('RecordingWasDeclined');
    return accept({ type: 'RecordingAgreed', data: { ...data, contactId: call.contactId, agreedAt: now } });
  },

  DeclineRecording(call, { data, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    if (call.recording.status === 'declined') return accept();
    return accept({
      type: 'RecordingDeclined',
      data: { ...data, contactId: call.contactId, declinedAt: now },
    });
  },

  AskErasure(call, { data, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    if (call.asksErasure) return accept();
    if (call.status === 'ended') return reject('CallHasEnded');
    const { contactId, attestation } = call;
    return accept({ type: 'ErasureAsked', data: { ...data, contactId, attestation, askedAt: now } });
  },

  LoseRecording(call, { data, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    if (call.recording.status === 'lost' || call.recording.status === 'declined') return accept();
    // What is safe with us cannot be lost there any more.
    if (call.recording.status === 'stored') return accept();
    return accept({ type: 'RecordingLost', data: { ...data, lostAt: now } });
  },

  CompleteRecording(call, { data, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    if (call.completedRefs.includes(data.recordingRef)) return accept();
    return accept({ type: 'RecordingCompleted', data: { ...data, completedAt: now } });
  },

  StoreRecording(call, { data, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    if (call.storedRefs.includes(data.recordingRef)) return accept();
    const { recording } = call;
    // Beside the recording of the call there is only what the answering machine took.
    const isMessage = 'recordingRef' in recording && recording.recordingRef !== data.recordingRef;
    return accept({
      type: isMessage ? 'MessageStored' : 'RecordingStored',
      data: { ...data, storedAt: now },
    });
  },

  RemoveRecording(call, { data, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    const there = call.recordings[data.recordingRef];
    if (there === 'removed') return accept();
    if (there === undefined) return reject('RecordingUnknown');
    return accept({ type: 'RecordingRemoved', data: { ...data, removedAt: now } });
  },

  BeginRing(call, { data, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    if (call.rings[data.ringId] !== undefined) return accept();
    if (call.status === 'ended') return reject('CallHasEnded');
    if (Object.keys(call.rings).length >= ringCountMax) return reject('TooManyRings');
    return accept({ type: 'RingBegun', data: { ...data, begunAt: now } });
  },

  EndRing(call, { data, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    const ring = call.rings[data.ringId];
    if (ring === undefined) return reject('RingUnknown');
    if (ring.result !== null) return accept();
    const rings = { ...call.rings, [data.ringId]: { ...ring, result: data.result } };
    const fact: CallEvent = { type: 'RingEnded', data: { ...data, endedAt: now } };
    return accept(fact, ...corrections(call, { ...call, rings }, now));
  },

  TakeVoicemail(call, { data, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    if (call.hasVoicemail) return accept();
    const fact: CallEvent = { type: 'VoicemailTaken', data: { ...data, takenAt: now } };
    return accept(fact, ...corrections(call, { ...call, hasMessage: data.seconds > 0 }, now));
  },

  HearVoicemail(call, { data, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    if (!call.hasVoicemail) return reject('NoVoicemail');
    if (call.isVoicemailHeard) return accept();
    return accept({ type: 'VoicemailHeard', data: { ...data, heardAt: now } });
  },

  EndCall(call, { data: { hasSpoken, ...data }, now }) {
    if (call.status === 'unstarted' || call.isExpired) return reject('CallUnknown');
    if (call.status === 'ended') return accept();
    return accept({
      type: 'CallEnded',
      data: { ...data, outcome: outcomeOf(call, hasSpoken), endedAt: now },
    });
  },

  ExpireCall(call, { data, now }) {
    if (call.status === 'unstarted') return reject('CallUnknown');
    if (call.isExpired) return accept();
    return accept({ type: 'CallExpired', data: { ...data, expiredAt: now } });
  },
};

/** What the phone company tells after the end of a call may say that something else became of it. */
function corrections(
  { callId, status, outcome: before }: Call & Calling,
  call: Calling,
  now: string,
): CallEvent[] {
  if (status !== 'ended') return [];
  const outcome = outcomeOf(call, before === 'answered');
  return outcome === before
    ? []
    : [{ type: 'OutcomeCorrected', data: { callId, outcome, correctedAt: now } }];
}

function outcomeOf(call: Calling, hasSpoken: boolean): CallOutcome {
  // Whom nobody may put through has done nothing, and is missed.
  if (call.treatment === 'refused' && call.treatmentReason !== 'no-agreement') return 'blocked';
  const taken = Object.values(call.rings).filter((ring) => ring?.result === 'answered');
  if (taken.some((ring) => ring?.transferId === ownNumberId)) return 'rung-through';
  if (taken.length > 0) return 'transferred';
  if (call.hasMessage) return 'voicemail';
  if (call.answeredAt !== null && hasSpoken) return 'answered';
  return call.attestation === 'failed' ? 'spam' : 'missed';
}
