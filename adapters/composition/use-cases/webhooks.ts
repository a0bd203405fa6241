import type { Container } from 'inversify';
import { leftIn } from '../../../application/notification/notice.js';
import type { Position } from '../../../application/ports/event-store.js';
import { createDispatch, sendDeliveries, type Dispatch } from '../../../application/webhook/dispatch.js';
import { oweDeliveries } from '../../../application/webhook/owe-deliveries.js';
import { sendDelivery } from '../../../application/webhook/send-delivery.js';
import { switchOff } from '../../../application/webhook/switch-off.js';
import { delivery } from '../../../domain/delivery/delivery.js';
import { webhook } from '../../../domain/webhook/webhook.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createDeliveries } from '../../../projections/deliveries/queries.js';
import { createDeliverySchedule } from '../../../projections/delivery-schedule/queries.js';
import { createWebhooks } from '../../../projections/webhooks/queries.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { webhookRoutes } from '../../http/routes/webhooks.js';
import { createWebhookSigner } from '../../standard-webhooks/signer.js';
import { idNamed } from '../named-id.js';
import { tokens } from '../tokens.js';

/** How the business's own programs are told what happens. */
export function bindWebhooks(container: Container): void {
  container.bind(tokens.handleWebhook).toResolvedValue((handle) => handle(webhook), [tokens.handles]);
  container.bind(tokens.handleDelivery).toResolvedValue((handle) => handle(delivery), [tokens.handles]);
  container.bind(tokens.dispatch).toResolvedValue(
    ({ origin, onError }, now, { query }, { webPost }, handleDelivery, handleWebhook, handleLead) => {
      const accounts = createAccountOverview(query);
      const schedule = createDeliverySchedule(query);
      return createDispatch({
        due: (at, countMax) => schedule.due(at, countMax),
        send: sendDelivery({
          ...{ handleDelivery, handleWebhook, webPost, origin, now, signer: createWebhookSigner() },
          async contactOf(tenant, leadId) {
            const left = await leftIn({ handleLead, tenant, leadId });
            return left && { name: left.name, email: left.email, phone: left.phone };
          },
          isSensitive: async (tenant) => (await accounts.profile(tenant))?.isSensitive !== false,
        }),
        now,
        onError: (error) => {
          onError('a delivery to a webhook was not tried to its end', error);
        },
      });
    },
    [
      tokens.outside,
      tokens.now,
      tokens.readModels,
      tokens.egress,
      tokens.handleDelivery,
      tokens.handleWebhook,
      tokens.handleLead,
    ],
  );
  container.bind(tokens.webhookPolicies).toResolvedValue(
    ({ query }, now, dispatch, handleDelivery, handleWebhook) => {
      const webhooks = createWebhooks(query);
      return [
        oweDeliveries({ webhooksOf: (tenant) => webhooks.of(tenant), handleDelivery, idOf: idNamed, now }),
        sendDeliveries(dispatch),
        switchOff({
          lastSuccessOf: async (tenant, id) => (await webhooks.one(tenant, id))?.lastSucceededAt ?? null,
          ...{ handleWebhook, now },
        }),
      ];
    },
    [tokens.readModels, tokens.now, tokens.dispatch, tokens.handleDelivery, tokens.handleWebhook],
  );
}

const lookMs = 2_000;

/** Deliveries whose time has come are looked for every few seconds. */
export function startWebhookDuties({ look, settled }: Dispatch): () => Promise<void> {
  const timer = setInterval(() => void look(), lookMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await settled();
  };
}

interface Needs {
  readonly dashboard: Dashboard;
  readonly seen: (position: Position) => Promise<void>;
}

/** Webhooks and what was sent to them, on the dashboard. */
export function webhookRoutesOf(container: Container, { dashboard, seen }: Needs) {
  const { query } = container.get(tokens.readModels);
  const { webPost } = container.get(tokens.egress);
  return webhookRoutes({
    ...dashboard,
    handleWebhook: container.get(tokens.handleWebhook),
    handleDelivery: container.get(tokens.handleDelivery),
    webhooks: createWebhooks(query),
    deliveries: createDeliveries(query),
    signer: createWebhookSigner(),
    allows: (url) => webPost.allows(url),
    now: container.get(tokens.now),
    seen,
  });
}
