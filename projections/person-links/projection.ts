import type { CallEvent } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import type { Projection } from '../kernel/projection.js';

export interface PersonLinkRow {
  /** What `relatedId` is to the person. `contact`: who confirmed their details. `opted-out`: whose number was named in a chat. */
  readonly kind: 'conversation' | 'call' | 'lead' | 'contact' | 'opted-out';
  /** A visitor, a caller or a contact: whoever it is, they are sealed under this id. */
  readonly subjectId: string;
  readonly relatedId: string;
  /** Where they were together. */
  readonly conversationId: string | null;
  readonly at: string;
}

/** What belongs to whom, by ids alone: who is to be forgotten is found by it, and found again when it is done twice. */
export const personLinks: Projection<
  CallEvent | ConsentEvent | ConversationEvent | LeadEvent,
  PersonLinkRow
> = {
  name: 'person-links',
  version: 2,
  scope: 'tenant',
  on: {
    ConversationStarted: ({ visitorId, startedAt }, { entity }) => [
      link({
        kind: 'conversation',
        subjectId: visitorId,
        relatedId: entity,
        conversationId: entity,
        at: startedAt,
      }),
    ],
    ContactDetailsConfirmed: ({ visitorId, contactId, messageId, confirmedAt }, { entity }) => [
      link(
        {
          ...{ kind: 'contact', subjectId: visitorId, relatedId: contactId },
          ...{ conversationId: entity, at: confirmedAt },
        },
        messageId,
      ),
    ],
    LeadCaptured: ({ leadId, contactId, conversationId, capturedAt }) => [
      link({ kind: 'lead', subjectId: contactId, relatedId: leadId, conversationId, at: capturedAt }),
    ],
    LeadImported: ({ leadId, contactId, importedAt }) => [
      link({ kind: 'lead', subjectId: contactId, relatedId: leadId, conversationId: null, at: importedAt }),
    ],
    CallRang: ({ callId, contactId, rangAt }) => [
      link({ kind: 'call', subjectId: contactId, relatedId: callId, conversationId: null, at: rangAt }),
    ],
    // In a chat the message is named after its conversation.
    OptedOut: ({ messageId, contactId, via, optedOutAt }) => {
      const [conversationId = ''] = messageId.split('.');
      if (via !== 'chat') return [];
      return [
        link({
          kind: 'opted-out',
          subjectId: contactId,
          relatedId: messageId,
          conversationId,
          at: optedOutAt,
        }),
      ];
    },
  },
};

const link = (row: PersonLinkRow, key = row.relatedId) =>
  ({ change: 'put', key: `${row.kind} ${row.subjectId} ${key}`, set: row }) as const;
