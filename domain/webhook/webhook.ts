import type { Decider } from '../kernel/decider.js';
import type { WebhookCommand } from './commands.js';
import { decide, type WebhookReason } from './decide.js';
import type { WebhookEvent } from './events.js';
import { evolve, initial, type Webhook } from './state.js';

export type { Webhook, WebhookCommand, WebhookEvent, WebhookReason };
export type { Receiving } from './state.js';
export { webhookEvents, webhookEventTypes, type OffReason, type WebhookEventType } from './events.js';
export { webhookUpcasts } from './upcasts.js';

/** One address of the business's own programs that is told what happens here. */
export const webhook: Decider<Webhook, WebhookCommand, WebhookEvent, WebhookReason> = {
  category: 'webhook',
  initial,
  evolve,
  decide,
};
