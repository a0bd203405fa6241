import type { Upcasts } from '../kernel/event.js';
import type { deliveryEvents } from './events.js';

export const deliveryUpcasts: Upcasts<typeof deliveryEvents> = {
  DeliveryOwed: [({ topic: eventType, ...body }) => ({ ...body, eventType })],
};
