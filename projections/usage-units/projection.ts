import type { CallEvent, CallOutcome } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { SubscriptionEvent } from '../../domain/subscription/subscription.js';
import type { Projection } from '../kernel/projection.js';

/** What a plan's allowance counts, one row for each, so that a number on a bill leads to what it stands for. */
export interface UnitRow {
  /** Empty: nothing is counted. */
  readonly meter: string;
  readonly quantity: number;
  /** A conversation counts from the visitor's first message on: who only opened the widget has said nothing. */
  readonly messageCount: number;
  readonly conversationId: string | null;
  readonly callId: string | null;
  readonly isSpam: boolean;
  readonly creditReason: string | null;
  readonly at: string;
}

type Counted = CallEvent | ConsentEvent | ConversationEvent | SubscriptionEvent;

/**
 * Kept by the id of the conversation, the call or the request for a text. A call and what was said on it have one id and are one row,
 * counted in minutes.
 */
export const usageUnits: Projection<Counted, UnitRow> = {
  name: 'usage-units',
  version: 1,
  scope: 'tenant',
  on: {
    ConversationStarted: ({ channel, startedAt }, { entity }) =>
      channel === 'phone'
        ? []
        : [
            {
              change: 'put',
              key: entity,
              set: { meter: 'conversations', quantity: 1, conversationId: entity, at: startedAt },
            },
          ],
    MessageReceived: (_received, { entity }) => [
      { change: 'put', key: entity, set: {}, add: { messageCount: 1 } },
    ],
    CallEnded: ({ outcome, seconds, endedAt }, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: { ...ofOutcome(outcome), quantity: Math.ceil(seconds / 60), callId: entity, at: endedAt },
      },
    ],
    OutcomeCorrected: ({ outcome }, { entity }) => [{ change: 'put', key: entity, set: ofOutcome(outcome) }],
    TextLinkRequested: ({ requestId, callId, requestedAt }) => [
      { change: 'put', key: requestId, set: { callId, at: requestedAt } },
    ],
    TextAccepted: ({ requestId, acceptedAt }) => [
      { change: 'put', key: requestId, set: { meter: 'texts', quantity: 1, at: acceptedAt } },
    ],
    UnitCredited: ({ unitId, reason }) => [{ change: 'put', key: unitId, set: { creditReason: reason } }],
  },
};

/** What the assistant or its answering machine took is counted, and given back where nobody was there. */
const ofOutcome = (outcome: CallOutcome) => ({
  meter: counted.has(outcome) ? 'call-minutes' : '',
  isSpam: outcome === 'spam',
});

const counted: ReadonlySet<CallOutcome> = new Set(['answered', 'transferred', 'voicemail', 'spam']);
