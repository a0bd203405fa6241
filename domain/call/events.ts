import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const ofCaller = { subject: 'contactId', keep: 'transcript' } as const;
/** E.164. */
const number = z.string();

/** What the phone company says of the caller's number: `failed` is a number that somebody only pretends to have. */
const attestation = z.enum(['passed', 'failed', 'unknown']);
export type Attestation = z.infer<typeof attestation>;

/** Who takes the call first. `own-number`: the business's own telephone, for as long as it rings. */
const treatment = z.enum(['assistant', 'staff-first', 'own-number', 'refused']);
export type Treatment = z.infer<typeof treatment>;

/**
 * Why it is treated so. `loop`: the line rings itself. `passed-on`: it comes from the telephone that would be rung. `plan`: the business
 * has none, or what it includes is used up. `no-agreement`: a sensitive business has none with the phone company, which writes down what
 * is said to the assistant.
 */
const treatmentReason = z.enum([
  'mode',
  'paused',
  'blocked',
  'no-own-number',
  'loop',
  'passed-on',
  'plan',
  'no-agreement',
]);
export type TreatmentReason = z.infer<typeof treatmentReason>;

const lossReason = z.enum(['absent', 'failed']);
export type LossReason = z.infer<typeof lossReason>;

/** What became of somebody else's telephone ringing. */
const ringResult = z.enum(['answered', 'busy', 'no-answer', 'failed']);
export type RingResult = z.infer<typeof ringResult>;

/**
 * `answered`: the assistant spoke with the caller. `rung-through`: the business's own telephone took it. `missed`: nobody did.
 * `spam`: a number that somebody only pretends to have, and not a word.
 */
const outcome = z.enum(['answered', 'transferred', 'rung-through', 'voicemail', 'missed', 'blocked', 'spam']);
export type CallOutcome = z.infer<typeof outcome>;

const endedBy = z.enum(['caller', 'desk', 'unknown']);
export type EndedBy = z.infer<typeof endedBy>;

/** `callRef`, `recordingRef`: the phone company's own ids. */
export const callEvents = {
  /** Version 1 knew no `no-agreement`. */
  CallRang: event(
    2,
    z.object({
      callId: id,
      callRef: id,
      /** The same for every call from one number to one business; of its own where no number is shown. */
      contactId: id,
      callerNumber: personal(number.nullable(), ofCaller),
      forwardedFrom: personal(number.nullable(), ofCaller),
      attestation,
      treatment,
      treatmentReason,
      isAfterHours: z.boolean(),
      rangAt: time,
    }),
  ),
  /** The assistant took it. `announcementVersion`: SHA-256 of the words that were said first, hex. */
  CallAnswered: event(
    1,
    z.object({
      callId: id,
      announcementVersion: z.string(),
      language: z.string(),
      asksFirst: z.boolean(),
      answeredAt: time,
    }),
  ),
  RecordingStarted: event(1, z.object({ callId: id, recordingRef: id, startedAt: time })),
  /** The caller, who was asked, has said yes. */
  RecordingAgreed: event(
    1,
    z.object({ callId: id, contactId: id, words: personal(z.string(), ofCaller), agreedAt: time }),
  ),
  RecordingDeclined: event(
    1,
    z.object({ callId: id, contactId: id, words: personal(z.string(), ofCaller), declinedAt: time }),
  ),
  /** The caller wants what is kept about them deleted. Their words stand in the conversation. */
  ErasureAsked: event(1, z.object({ callId: id, contactId: id, attestation, askedAt: time })),
  RecordingLost: event(1, z.object({ callId: id, reason: lossReason, lostAt: time })),
  /** It is complete with the phone company, and can be fetched. */
  RecordingCompleted: event(1, z.object({ callId: id, recordingRef: id, completedAt: time })),
  RecordingStored: event(
    1,
    z.object({
      callId: id,
      recordingRef: id,
      blobId: id,
      /** SHA-256 of the sound as it was fetched, hex. */
      contentHash: z.string(),
      durationMs: z.int(),
      storedAt: time,
    }),
  ),
  /** What was left on the answering machine, by itself; the recording of the call holds it as well. */
  MessageStored: event(
    1,
    z.object({
      callId: id,
      recordingRef: id,
      blobId: id,
      contentHash: z.string(),
      durationMs: z.int(),
      storedAt: time,
    }),
  ),
  /** The phone company has deleted its copy. */
  RecordingRemoved: event(1, z.object({ callId: id, recordingRef: id, removedAt: time })),
  /** `transferId`: one of the business's own; `own-number` for its own telephone. */
  RingBegun: event(1, z.object({ callId: id, ringId: id, transferId: z.string(), begunAt: time })),
  RingEnded: event(
    1,
    z.object({ callId: id, ringId: id, result: ringResult, seconds: z.int(), endedAt: time }),
  ),
  VoicemailTaken: event(1, z.object({ callId: id, seconds: z.int(), takenAt: time })),
  /** Somebody of the business has opened it. */
  VoicemailHeard: event(1, z.object({ callId: id, heardAt: time })),
  CallEnded: event(1, z.object({ callId: id, outcome, by: endedBy, seconds: z.int(), endedAt: time })),
  /** What the phone company told after the end shows it in another light. */
  OutcomeCorrected: event(1, z.object({ callId: id, outcome, correctedAt: time })),
  /** Its time is over: number, words and recording are done away with, and nothing follows. */
  CallExpired: event(1, z.object({ callId: id, expiredAt: time })),
} as const satisfies EventSpecs;

export type CallEvent = EventOf<typeof callEvents>;
