import type { CallEvent } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import type { WebhookEventType } from '../../domain/webhook/webhook.js';
import type { Policy } from '../handling/follow.js';
import type { Clock } from '../ports/clock.js';
import type { HandleDelivery } from './needs.js';

interface Needs {
  /** Everybody who is told something of this business at the moment, or was until it was paused or switched off. */
  readonly webhooksOf: (tenant: string) => Promise<
    readonly {
      readonly webhookId: string;
      readonly eventTypes: readonly WebhookEventType[];
      readonly addedAt: string;
    }[]
  >;
  readonly handleDelivery: HandleDelivery;
  /** The same id for the same name, in every process. */
  readonly idOf: (name: string) => string;
  readonly now: Clock;
}

type Telling = LeadEvent | ConversationEvent | CallEvent | ConsentEvent;

/** What happened becomes one delivery for each webhook that wants to hear of it. */
export const oweDeliveries = ({ webhooksOf, handleDelivery, idOf, now }: Needs): Policy<Telling> => ({
  name: 'owe-deliveries',
  filter: { categories: ['lead', 'conversation', 'call', 'consent'], types: Object.keys(tellings) },
  afterMs: 0,
  concurrency: 8,
  async when({ id, envelope, event }) {
    const telling = tellingOf(event);
    if (telling === undefined) return;
    const { tenant: accountId, correlationId } = envelope;
    for (const { webhookId, eventTypes, addedAt } of await webhooksOf(accountId)) {
      // Nobody is told what happened before they asked, also where it is only being played now.
      if (!eventTypes.includes(telling.eventType) || telling.occurredAt < addedAt) continue;
      const deliveryId = idOf(`delivery ${webhookId} ${id}`);
      await handleDelivery(
        deliveryId,
        {
          type: 'OweDelivery',
          data: { accountId, webhookId, deliveryId, ...telling },
          ...{ commandId: deliveryId, now: now() },
        },
        { tenant: accountId, actor: 'policy:owe-deliveries', causationId: id, correlationId },
      );
    }
  },
});

interface Told {
  readonly eventType: WebhookEventType;
  readonly entityId: string;
  readonly relatedId: string | null;
  readonly occurredAt: string;
}

type Tellings = {
  readonly [Name in Telling['type']]?: (data: Extract<Telling, { type: Name }>['data']) => Told;
};

const tellings: Tellings = {
  LeadCaptured: ({ leadId, conversationId, capturedAt }) => ({
    ...{ eventType: 'lead.captured', entityId: leadId, relatedId: conversationId, occurredAt: capturedAt },
  }),
  ConversationClosed: ({ conversationId, closedAt }) => ({
    ...{ eventType: 'conversation.closed', entityId: conversationId, relatedId: null, occurredAt: closedAt },
  }),
  CallEnded: ({ callId, endedAt }) => ({
    ...{ eventType: 'call.ended', entityId: callId, relatedId: null, occurredAt: endedAt },
  }),
  // The id of a request begins with that of its call.
  TextAccepted: ({ requestId, acceptedAt }) => ({
    ...{ eventType: 'link.sent', entityId: requestId, occurredAt: acceptedAt },
    relatedId: requestId.split('.')[0] ?? null,
  }),
};

function tellingOf({ type, data }: Telling): Told | undefined {
  const of = tellings[type] as ((about: object) => Told) | undefined;
  return of?.(data);
}
