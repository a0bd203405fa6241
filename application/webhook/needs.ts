import type {
  Delivery,
  DeliveryCommand,
  DeliveryEvent,
  DeliveryReason,
} from '../../domain/delivery/delivery.js';
import type { Webhook, WebhookCommand, WebhookEvent, WebhookReason } from '../../domain/webhook/webhook.js';
import type { Handle } from '../handling/handle.js';

export type HandleWebhook = Handle<Webhook, WebhookCommand, WebhookEvent, WebhookReason>;
export type HandleDelivery = Handle<Delivery, DeliveryCommand, DeliveryEvent, DeliveryReason>;
