import type { Evolve } from '../kernel/decider.js';
import type { Erased } from '../kernel/personal.js';
import type {
  Attestation,
  CallEvent,
  CallOutcome,
  RingResult,
  Treatment,
  TreatmentReason,
} from './events.js';

/** `awaited`: it was asked for. `started`: the phone company has said so, and nothing has spoilt it. */
export type Recording =
  | { readonly status: 'none' | 'awaited' | 'declined' | 'lost' }
  | { readonly status: 'started' | 'stored'; readonly recordingRef: string; readonly startedAt: string };

interface Ring {
  readonly transferId: string;
  readonly result: RingResult | null;
}

export interface Calling {
  readonly callId: string;
  readonly callRef: string;
  readonly contactId: string;
  readonly callerNumber: string | Erased | null;
  readonly forwardedFrom: string | Erased | null;
  readonly attestation: Attestation;
  readonly treatment: Treatment;
  readonly treatmentReason: TreatmentReason;
  readonly isAfterHours: boolean;
  /** Null until the assistant took it. */
  readonly answeredAt: string | null;
  readonly announcementVersion: string | null;
  /** Whether recording begins only after a yes. */
  readonly asksFirst: boolean;
  readonly hasAgreed: boolean;
  readonly recording: Recording;
  /** What the phone company has of this call, and whether it was deleted there: the keys by which a repetition is known. */
  readonly recordings: Readonly<Partial<Record<string, 'there' | 'removed'>>>;
  readonly completedRefs: readonly string[];
  readonly storedRefs: readonly string[];
  readonly rings: Readonly<Partial<Record<string, Ring>>>;
  readonly hasVoicemail: boolean;
  /** Something was said on it. */
  readonly hasMessage: boolean;
  readonly isVoicemailHeard: boolean;
  /** Its caller wants to be forgotten. */
  readonly asksErasure: boolean;
  readonly outcome: CallOutcome | null;
  readonly isExpired: boolean;
}

export type Call = { readonly status: 'unstarted' } | ({ readonly status: 'live' | 'ended' } & Calling);

export const initial: Call = { status: 'unstarted' };

export const evolve: Evolve<Call, CallEvent> = {
  CallRang: (_call, data) => ({
    status: 'live',
    ...{ callId: data.callId, callRef: data.callRef, contactId: data.contactId },
    ...{ callerNumber: data.callerNumber, forwardedFrom: data.forwardedFrom },
    ...{ attestation: data.attestation, isAfterHours: data.isAfterHours },
    ...{ treatment: data.treatment, treatmentReason: data.treatmentReason },
    answeredAt: null,
    announcementVersion: null,
    asksFirst: false,
    hasAgreed: false,
    recording: { status: 'none' },
    recordings: {},
    completedRefs: [],
    storedRefs: [],
    rings: {},
    hasVoicemail: false,
    hasMessage: false,
    isVoicemailHeard: false,
    asksErasure: false,
    outcome: null,
    isExpired: false,
  }),
  CallAnswered: (call, { answeredAt, announcementVersion, asksFirst }) =>
    changed(call, ({ recording }) => ({
      ...{ answeredAt, announcementVersion, asksFirst },
      recording: recording.status === 'none' && !asksFirst ? { status: 'awaited' } : recording,
    })),
  RecordingStarted: (call, { recordingRef, startedAt }) =>
    changed(call, ({ recordings, recording }) => ({
      recordings: { ...recordings, [recordingRef]: recordings[recordingRef] ?? 'there' },
      // A late word undoes neither an objection nor a loss, and the first recording is the one that counts.
      recording:
        recording.status === 'none' || recording.status === 'awaited'
          ? { status: 'started', recordingRef, startedAt }
          : recording,
    })),
  RecordingAgreed: (call) =>
    changed(call, ({ recording }) => ({
      hasAgreed: true,
      recording: recording.status === 'none' ? { status: 'awaited' } : recording,
    })),
  RecordingDeclined: (call) => changed(call, () => ({ recording: { status: 'declined' } })),
  ErasureAsked: (call) => changed(call, () => ({ asksErasure: true })),
  RecordingLost: (call) =>
    changed(call, ({ recording }) => ({
      recording: recording.status === 'declined' ? recording : { status: 'lost' },
    })),
  RecordingCompleted: (call, { recordingRef }) =>
    changed(call, ({ completedRefs }) => ({ completedRefs: [...completedRefs, recordingRef] })),
  RecordingStored: (call, { recordingRef }) =>
    changed(call, ({ recording, storedRefs }) => ({
      storedRefs: [...storedRefs, recordingRef],
      recording: recording.status === 'started' ? { ...recording, status: 'stored' } : recording,
    })),
  MessageStored: (call, { recordingRef }) =>
    changed(call, ({ storedRefs }) => ({ storedRefs: [...storedRefs, recordingRef] })),
  RecordingRemoved: (call, { recordingRef }) =>
    changed(call, ({ recordings }) => ({ recordings: { ...recordings, [recordingRef]: 'removed' } })),
  RingBegun: (call, { ringId, transferId }) =>
    changed(call, ({ rings }) => ({ rings: { ...rings, [ringId]: { transferId, result: null } } })),
  RingEnded: (call, { ringId, result }) =>
    changed(call, ({ rings }) => ({
      rings: { ...rings, [ringId]: { transferId: rings[ringId]?.transferId ?? '', result } },
    })),
  VoicemailTaken: (call, { seconds }) =>
    changed(call, () => ({ hasVoicemail: true, hasMessage: seconds > 0 })),
  VoicemailHeard: (call) => changed(call, () => ({ isVoicemailHeard: true })),
  CallEnded: (call, { outcome }) =>
    call.status === 'unstarted' ? call : { ...call, status: 'ended', outcome },
  OutcomeCorrected: (call, { outcome }) => changed(call, () => ({ outcome })),
  CallExpired: (call) => (call.status === 'unstarted' ? call : { ...call, status: 'ended', isExpired: true }),
};

const changed = (call: Call, change: (calling: Calling) => Partial<Calling>): Call =>
  call.status === 'unstarted' ? call : { ...call, ...change(call) };
