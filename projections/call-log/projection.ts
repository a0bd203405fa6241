import type { CallEvent, CallOutcome } from '../../domain/call/call.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Projection } from '../kernel/projection.js';

export interface CallRow {
  readonly status: 'live' | 'ended';
  readonly contactId: string;
  /** The last digits: enough to know a call by, too little to call. */
  readonly callerEnding: string | null;
  readonly erased: boolean;
  readonly attestation: string;
  readonly treatment: string;
  readonly treatmentReason: string;
  readonly isAfterHours: boolean;
  readonly rangAt: string;
  readonly answeredAt: string | null;
  readonly announcementVersion: string | null;
  readonly recording: 'none' | 'awaited' | 'started' | 'declined' | 'lost' | 'stored';
  readonly recordedFrom: string | null;
  readonly recordingBlobId: string | null;
  readonly recordingHash: string | null;
  readonly recordingMs: number | null;
  readonly messageBlobId: string | null;
  readonly messageHash: string | null;
  readonly messageMs: number | null;
  /** Null where the answering machine took nothing. */
  readonly messageSeconds: number | null;
  readonly heardAt: string | null;
  readonly ringCount: number;
  readonly lastRing: string | null;
  readonly outcome: CallOutcome | null;
  readonly seconds: number | null;
  readonly endedAt: string | null;
}

const endingLength = 4;

export const callLog: Projection<CallEvent, CallRow> = {
  name: 'call-log',
  version: 4,
  scope: 'tenant',
  on: {
    CallRang: (rang, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: {
          status: 'live',
          contactId: rang.contactId,
          callerEnding: isErased(rang.callerNumber)
            ? null
            : (rang.callerNumber?.slice(-endingLength) ?? null),
          erased: isErased(rang.callerNumber),
          ...{ attestation: rang.attestation, treatment: rang.treatment },
          ...{ treatmentReason: rang.treatmentReason, isAfterHours: rang.isAfterHours, rangAt: rang.rangAt },
        },
      },
    ],
    CallAnswered: ({ answeredAt, announcementVersion, asksFirst }, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: { answeredAt, announcementVersion, recording: asksFirst ? 'none' : 'awaited' },
      },
    ],
    RecordingStarted: ({ startedAt }, { entity }) => [
      { change: 'put', key: entity, set: { recording: 'started', recordedFrom: startedAt } },
    ],
    RecordingDeclined: (_declined, { entity }) => [
      { change: 'put', key: entity, set: { recording: 'declined' } },
    ],
    RecordingLost: (_lost, { entity }) => [{ change: 'put', key: entity, set: { recording: 'lost' } }],
    RecordingStored: ({ blobId, contentHash, durationMs }, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: {
          recording: 'stored',
          ...{ recordingBlobId: blobId, recordingHash: contentHash, recordingMs: durationMs },
        },
      },
    ],
    MessageStored: ({ blobId, contentHash, durationMs }, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: { messageBlobId: blobId, messageHash: contentHash, messageMs: durationMs },
      },
    ],
    VoicemailTaken: ({ seconds }, { entity }) => [
      { change: 'put', key: entity, set: { messageSeconds: seconds } },
    ],
    VoicemailHeard: ({ heardAt }, { entity }) => [{ change: 'put', key: entity, set: { heardAt } }],
    RingEnded: ({ result }, { entity }) => [
      { change: 'put', key: entity, set: { lastRing: result }, add: { ringCount: 1 } },
    ],
    CallEnded: ({ outcome, seconds, endedAt }, { entity }) => [
      { change: 'put', key: entity, set: { status: 'ended', outcome, seconds, endedAt } },
    ],
    OutcomeCorrected: ({ outcome }, { entity }) => [{ change: 'put', key: entity, set: { outcome } }],
    CallExpired: (_expired, { entity: key }) => [{ change: 'remove', where: { key } }],
  },
  forget: ({ callIds }) =>
    callIds.map((key) => ({
      change: 'blank',
      where: { key },
      // The hashes of the sounds stay: whoever has kept one can be told whether it was this.
      set: { callerEnding: null, erased: true, recordingBlobId: null, messageBlobId: null },
    })),
};
