import type { CallEvent } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';

const at = '2026-11-24T10:00:00.000Z';
const ids = { callId: 'call-1', contactId: 'contact-1' };

/** A call that was answered, recorded and ended. */
export const callEvents: readonly CallEvent[] = [
  {
    type: 'CallRang',
    data: {
      ...{ ...ids, callRef: 'CA1', callerNumber: '+12025550143', forwardedFrom: null, attestation: 'passed' },
      ...{ treatment: 'assistant', treatmentReason: 'mode', isAfterHours: true, rangAt: at },
    },
  },
  {
    type: 'CallAnswered',
    data: {
      callId: ids.callId,
      announcementVersion: 'a1',
      language: 'en-US',
      asksFirst: false,
      answeredAt: at,
    },
  },
  { type: 'RecordingStarted', data: { callId: ids.callId, recordingRef: 'RE1', startedAt: at } },
  {
    type: 'RecordingStored',
    data: {
      ...{ callId: ids.callId, recordingRef: 'RE1', blobId: 'b1', contentHash: 'ab12', durationMs: 61_000 },
      storedAt: at,
    },
  },
  { type: 'VoicemailTaken', data: { callId: ids.callId, seconds: 12, takenAt: at } },
  {
    type: 'MessageStored',
    data: {
      ...{ callId: ids.callId, recordingRef: 'RE2', blobId: 'b2', contentHash: 'cd34', durationMs: 12_000 },
      storedAt: at,
    },
  },
  { type: 'RingEnded', data: { callId: ids.callId, ringId: 'r', result: 'busy', seconds: 0, endedAt: at } },
  {
    type: 'CallEnded',
    data: { callId: ids.callId, outcome: 'answered', by: 'caller', seconds: 61, endedAt: at },
  },
];

const attempt = { requestId: 'r1', contactId: ids.contactId, attemptId: 't1' };

/** A link that was asked for in that call, confirmed and delivered; a STOP and a question after it. */
export const consentEvents: readonly ConsentEvent[] = [
  {
    type: 'TextLinkRequested',
    data: {
      ...{ ...ids, requestId: 'r1', linkId: 'booking', phone: '+12025550143', announcementVersion: 'a1' },
      ...{ heard: { words: 'text me the link', fromMs: 9_000, toMs: 10_600 }, requestedAt: at },
    },
  },
  {
    type: 'TextLinkConfirmed',
    data: {
      ...{ requestId: 'r1', contactId: ids.contactId, question: 'Shall I?', confirmedAt: at },
      heard: { words: 'yes', fromMs: 14_000, toMs: 14_400 },
    },
  },
  { type: 'AttemptBegun', data: { ...attempt, recordingRef: 'RE1', body: 'The link', begunAt: at } },
  { type: 'TextAccepted', data: { ...attempt, textRef: 'SM1', acceptedAt: at } },
  { type: 'TextDelivered', data: { ...attempt, deliveredAt: at } },
  {
    type: 'OptedOut',
    data: {
      ...{ messageId: 'm1', contactId: ids.contactId, via: 'text', isCancel: true, words: 'CANCEL' },
      optedOutAt: '2026-11-24T10:01:00.000Z',
    },
  },
  {
    type: 'TextReceived',
    data: {
      ...{ messageId: 'm2', contactId: ids.contactId, phone: '+12025550143', words: 'Are you there?' },
      receivedAt: '2026-11-24T10:02:00.000Z',
    },
  },
];
