import type { CallEvent } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import type { Place } from '../../domain/notification/notification.js';
import type { AlertReason } from '../../domain/reach/reach.js';

export type Alerting = ConversationEvent | CallEvent | ConsentEvent | LeadEvent;

/** What happened and where it can be read. `subjectId`: of the lead, the conversation, the call or the contact; empty for a list. */
export interface Alert {
  readonly reason: AlertReason;
  readonly place: Place;
  readonly subjectId: string;
}

/** What somebody has to know at once; undefined where it is nothing of that kind. */
export function alertOf({ type, data }: Alerting, streamId: string): Alert | undefined {
  const of = alerts[type] as ((about: object, id: string) => Alert | undefined) | undefined;
  return of?.(data, streamId);
}

type Alerts = {
  readonly [Name in Alerting['type']]?: (
    data: Extract<Alerting, { type: Name }>['data'],
    streamId: string,
  ) => Alert | undefined;
};

const alerts: Alerts = {
  LeadCaptured: (_data, subjectId) => ({ reason: 'lead', place: 'leads', subjectId }),
  EmergencyRecognised: (_data, subjectId) => ({ reason: 'emergency', place: 'inbox', subjectId }),
  HandOffRequested: (_data, subjectId) => ({ reason: 'hand-off', place: 'inbox', subjectId }),
  RecordingLost: (_data, subjectId) => ({ reason: 'recording-lost', place: 'calls', subjectId }),
  CallEnded: ({ outcome }, subjectId) =>
    outcome === 'missed' ? { reason: 'missed-call', place: 'calls', subjectId } : undefined,
  // Not by how the call ended: whoever leaves a message hangs up after it, and the end may be told first.
  VoicemailTaken: ({ seconds }, subjectId) =>
    seconds > 0 ? { reason: 'voicemail', place: 'calls', subjectId } : undefined,
  // The proof is missing, and nobody has said so yet.
  TextLinkRefused: ({ refusal, callId }) =>
    refusal === 'recording-not-confirmed'
      ? { reason: 'recording-lost', place: 'calls', subjectId: callId }
      : undefined,
  TextLinkLapsed: ({ wasConfirmed, callId }) =>
    wasConfirmed ? { reason: 'text-lapsed', place: 'calls', subjectId: callId } : undefined,
  OptedOut: ({ isCancel, contactId: subjectId }) =>
    isCancel ? { reason: 'cancel-text', place: 'texts', subjectId } : undefined,
};

export const alertingTypes: readonly string[] = Object.keys(alerts);
