import type { DeliveryEvent } from '../../domain/delivery/delivery.js';
import type { Policy } from '../handling/follow.js';
import type { Clock } from '../ports/clock.js';
import type { HandleWebhook } from './needs.js';

interface Needs {
  readonly handleWebhook: HandleWebhook;
  /** When it last took something; null where it never did. */
  readonly lastSuccessOf: (tenant: string, webhookId: string) => Promise<string | null>;
  readonly now: Clock;
}

/**
 * A receiver that says it is gone, or took nothing for as long as one delivery is tried (three days), is told nothing more
 * until the owner switches it on again. What is owed meanwhile is set aside.
 */
export const switchOff = ({ handleWebhook, lastSuccessOf, now }: Needs): Policy<DeliveryEvent> => ({
  name: 'switch-off-webhooks',
  filter: { categories: ['delivery'], types: ['DeliverySetAside'] },
  afterMs: 0,
  concurrency: 4,
  async when({ id, envelope: { tenant }, event }) {
    if (event.type !== 'DeliverySetAside') return;
    const { webhookId, accountId, reason, sinceAt } = event.data;
    if (reason !== 'gone' && reason !== 'exhausted') return;
    if (reason === 'exhausted') {
      const lastSuccess = await lastSuccessOf(tenant, webhookId);
      if (lastSuccess !== null && lastSuccess >= sinceAt) return;
    }
    // One that was paused or removed meanwhile stays what it is.
    await handleWebhook(
      webhookId,
      {
        type: 'SwitchOff',
        data: { accountId, webhookId, reason: reason === 'gone' ? 'gone' : 'failing' },
        ...{ commandId: `switch-off/${id}`, now: now() },
      },
      { tenant, actor: 'policy:switch-off-webhooks', causationId: id },
    );
  },
});
