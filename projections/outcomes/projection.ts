import type { CallEvent } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import { quarterOf } from '../../domain/report/report.js';
import type { Projection } from '../kernel/projection.js';

export interface OutcomeRow {
  readonly kind: 'call' | 'message' | 'lead' | 'text';
  /** The quarter of an hour in which it began, ISO 8601 in UTC. */
  readonly at: string;
  readonly outcome: string;
  readonly isAfterHours: boolean;
  /** Of a text: the caller was told that it comes. */
  readonly isPromised: boolean;
}

const put = (kind: OutcomeRow['kind'], id: string, set: Partial<OutcomeRow>) =>
  [{ change: 'put', key: `${kind}/${id}`, set }] as const;

const begun = (kind: OutcomeRow['kind'], id: string, at: string, set: Partial<OutcomeRow>) =>
  put(kind, id, { kind, at: quarterOf(at), ...set });

/**
 * What became of each call, message, lead and text, by the time it began. What becomes of it may turn out late and be corrected, so it
 * is kept one by one; of whom it was is not, so nothing here is ever erased.
 */
export const outcomes: Projection<CallEvent | ConsentEvent | LeadEvent, OutcomeRow> = {
  name: 'outcomes',
  version: 2,
  scope: 'tenant',
  on: {
    CallRang: ({ callId, isAfterHours, rangAt }) =>
      begun('call', callId, rangAt, { outcome: 'live', isAfterHours }),
    CallEnded: ({ callId, outcome }) => put('call', callId, { outcome }),
    OutcomeCorrected: ({ callId, outcome }) => put('call', callId, { outcome }),

    VoicemailTaken: ({ callId, seconds, takenAt }) =>
      seconds > 0 ? begun('message', callId, takenAt, { outcome: 'unheard' }) : [],
    VoicemailHeard: ({ callId }) => put('message', callId, { outcome: 'heard' }),

    LeadCaptured: ({ leadId, capturedAt }) => begun('lead', leadId, capturedAt, { outcome: 'new' }),
    LeadContacted: ({ leadId }) => put('lead', leadId, { outcome: 'contacted' }),
    // One that was imported began before: it counts in no week.
    LeadMoved: ({ leadId, to }) => put('lead', leadId, { outcome: to }),

    TextLinkRequested: ({ requestId, requestedAt }) =>
      begun('text', requestId, requestedAt, { outcome: 'requested' }),
    TextLinkConfirmed: ({ requestId }) => put('text', requestId, { outcome: 'confirmed', isPromised: true }),
    TextLinkDeclined: ({ requestId }) => put('text', requestId, { outcome: 'declined' }),
    // Whoever wants no texts any more has taken the promise back.
    TextLinkRefused: ({ requestId, refusal }) =>
      put('text', requestId, {
        outcome: 'refused',
        ...(refusal === 'opted-out' && { isPromised: false }),
      }),
    AttemptBegun: ({ requestId }) => put('text', requestId, { outcome: 'attempted' }),
    TextAccepted: ({ requestId }) => put('text', requestId, { outcome: 'accepted' }),
    TextRejected: ({ requestId }) => put('text', requestId, { outcome: 'rejected' }),
    TextDelivered: ({ requestId }) => put('text', requestId, { outcome: 'delivered' }),
    TextUndelivered: ({ requestId }) => put('text', requestId, { outcome: 'undelivered' }),
    OutcomeUnknown: ({ requestId }) => put('text', requestId, { outcome: 'unknown' }),
    TextLinkLapsed: ({ requestId, wasConfirmed }) =>
      put('text', requestId, { outcome: 'lapsed', isPromised: wasConfirmed }),
  },
};
