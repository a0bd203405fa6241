import type { Owed } from '../../domain/delivery/delivery.js';

/** How the person of a lead can be reached, as they said it themselves; null where it was erased or not told. */
export interface LeadContact {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** What a receiver is told, as Standard Webhooks lays it out: what happened, when, and where to look. */
export interface Payload {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Place {
  /** Where people reach us. */
  readonly origin: string;
  /** Left out unless the owner wants it told and the business is not sensitive. */
  readonly contact?: LeadContact;
}

export function payloadOf(owed: Owed, { origin, contact }: Place): Payload {
  const { eventType, entityId, relatedId, occurredAt: timestamp } = owed;
  const named = encodeURIComponent;
  const screen = (path: string): string => `${origin}/#/${path}`;
  const api = (path: string): string => `${origin}/api/v1/${path}`;
  switch (eventType) {
    case 'lead.captured':
      return {
        ...{ type: eventType, timestamp },
        data: {
          ...{ leadId: entityId, conversationId: relatedId },
          ...{ url: screen('leads'), apiUrl: api(`leads/${named(entityId)}`) },
          ...(contact !== undefined && { contact }),
        },
      };
    case 'conversation.closed':
      return {
        ...{ type: eventType, timestamp },
        data: {
          conversationId: entityId,
          ...{ url: screen(`inbox/${named(entityId)}`), apiUrl: api(`conversations/${named(entityId)}`) },
        },
      };
    case 'call.ended':
      return {
        ...{ type: eventType, timestamp },
        data: {
          callId: entityId,
          ...{ url: screen(`calls/${named(entityId)}`), apiUrl: api(`calls/${named(entityId)}`) },
        },
      };
    case 'link.sent':
      return {
        ...{ type: eventType, timestamp },
        data: {
          ...{ requestId: entityId, callId: relatedId },
          ...{ url: screen('calls/texts'), apiUrl: api('texts') },
        },
      };
    case 'test':
      return { type: 'webhook.test', timestamp, data: { testId: entityId } };
  }
}
