import type { Upcasts } from '../kernel/event.js';
import type { webhookEvents } from './events.js';

const renamed = ({ topics: eventTypes, ...body }: Readonly<Record<string, unknown>>) => ({
  ...body,
  eventTypes,
});

export const webhookUpcasts: Upcasts<typeof webhookEvents> = {
  WebhookAdded: [renamed],
  WebhookTopicsChosen: [renamed],
};
