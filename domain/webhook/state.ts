import type { Evolve } from '../kernel/decider.js';
import type { Erased } from '../kernel/personal.js';
import type { WebhookEvent, WebhookEventType } from './events.js';

export interface Receiving {
  readonly status: 'on' | 'paused' | 'off' | 'removed';
  readonly url: string | Erased;
  readonly eventTypes: readonly WebhookEventType[];
  readonly withContact: boolean;
  readonly secret: string | Erased;
  /** The secret before, and until when it still signs. */
  readonly before: { readonly secret: string | Erased; readonly endsAt: string } | null;
  readonly changeIds: readonly string[];
}

export type Webhook = { readonly status: 'none' } | Receiving;

export const initial: Webhook = { status: 'none' };

export const evolve: Evolve<Webhook, WebhookEvent> = {
  WebhookAdded: (_webhook, { url, secret, eventTypes, withContact, changeId }) => ({
    ...{ status: 'on', url, secret, eventTypes, withContact },
    ...{ before: null, changeIds: [changeId] },
  }),
  WebhookTopicsChosen: (webhook, { changeId, eventTypes, withContact }) =>
    changed(webhook, changeId, { eventTypes, withContact }),
  WebhookSecretRotated: (webhook, { changeId, secret, overlapEndsAt: endsAt }) =>
    webhook.status === 'none'
      ? webhook
      : changed(webhook, changeId, { secret, before: { secret: webhook.secret, endsAt } }),
  WebhookPaused: (webhook, { changeId }) => changed(webhook, changeId, { status: 'paused' }),
  WebhookResumed: (webhook, { changeId }) => changed(webhook, changeId, { status: 'on' }),
  WebhookSwitchedOff: (webhook, { changeId }) => changed(webhook, changeId, { status: 'off' }),
  WebhookRemoved: (webhook, { changeId }) => changed(webhook, changeId, { status: 'removed', before: null }),
};

const changed = (webhook: Webhook, changeId: string, more: Partial<Receiving>): Webhook =>
  webhook.status === 'none' ? webhook : { ...webhook, ...more, changeIds: [...webhook.changeIds, changeId] };
