import { attemptLapsesMs, type Delivery, type Owed } from '../../domain/delivery/delivery.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Receiving } from '../../domain/webhook/webhook.js';
import type { Clock } from '../ports/clock.js';
import type { PostOutcome, WebPost } from '../ports/web-post.js';
import type { WebhookSigner } from '../ports/webhook-signer.js';
import type { HandleDelivery, HandleWebhook } from './needs.js';
import { payloadOf, type LeadContact } from './payload.js';

interface Needs {
  readonly handleDelivery: HandleDelivery;
  readonly handleWebhook: HandleWebhook;
  readonly webPost: WebPost;
  readonly signer: WebhookSigner;
  /** Of a lead; undefined where there is none. */
  readonly contactOf: (tenant: string, leadId: string) => Promise<LeadContact | undefined>;
  /** Of such a business nothing of a person leaves the dashboard. */
  readonly isSensitive: (tenant: string) => Promise<boolean>;
  /** Where people reach us. */
  readonly origin: string;
  readonly now: Clock;
}

interface Due {
  readonly accountId: string;
  readonly deliveryId: string;
}

const timeoutMs = 10_000;

/**
 * Tries a delivery once, if it is due. The attempt is in the log before the request goes out, so several processes that try
 * at the same time send one; of an attempt that nobody heard of any more the next one has the same webhook id.
 */
export const sendDelivery = (needs: Needs) => {
  const { handleDelivery, handleWebhook, now } = needs;

  return async ({ accountId, deliveryId }: Due): Promise<void> => {
    const context = { tenant: accountId, actor: 'system:webhooks', causationId: '' };
    const give = (command: Parameters<HandleDelivery>[1]) => handleDelivery(deliveryId, command, context);
    const { state } = await handleDelivery.load(accountId, deliveryId);
    if (state.status === 'trying') {
      if (!hasLapsed(state, now())) return;
      const data = { attemptId: state.attemptId, failure: 'unknown', status: null, tookMs: 0 } as const;
      await give({ type: 'RecordFailure', data, commandId: `${state.attemptId}/lapsed`, now: now() });
      return;
    }
    if (state.status !== 'waiting' || now() < state.nextAt) return;

    const { state: webhook } = await handleWebhook.load(accountId, state.owed.webhookId);
    const receiver = receiverOf(webhook.status === 'none' ? undefined : webhook, now());
    if (typeof receiver === 'string') {
      const round = state.replayIds.length;
      const commandId = `${deliveryId}/aside/${String(round)}`;
      await give({ type: 'SetAside', data: { round, reason: receiver }, commandId, now: now() });
      return;
    }
    const body = await bodyOf(needs, state.owed, receiver.withContact);
    const attemptId = `${deliveryId}/${String(state.attemptIds.length + 1)}`;
    const begunAt = now();
    const begun = await give({
      type: 'BeginAttempt',
      data: { attemptId },
      commandId: attemptId,
      now: begunAt,
    });
    // Somebody else was faster.
    if (begun.position === null) return;
    const outcome = await post(needs, { deliveryId, receiver, body, sentAt: begunAt });
    const tookMs = Math.max(0, Date.parse(now()) - Date.parse(begunAt));
    const about = { commandId: `${attemptId}/outcome`, now: now() };
    if (outcome.outcome === 'answered' && outcome.status >= 200 && outcome.status < 300)
      await give({ type: 'RecordSuccess', data: { attemptId, status: outcome.status, tookMs }, ...about });
    else await give({ type: 'RecordFailure', data: { attemptId, tookMs, ...failureOf(outcome) }, ...about });
  };
};

const hasLapsed = ({ begunAt }: Extract<Delivery, { status: 'trying' }>, now: string): boolean =>
  Date.parse(now) >= Date.parse(begunAt) + attemptLapsesMs;

interface Receiver {
  readonly url: string;
  readonly secrets: readonly string[];
  readonly withContact: boolean;
}

/** Where to, and signed with what; or why not. */
function receiverOf(
  webhook: Receiving | undefined,
  now: string,
): Receiver | Exclude<Receiving['status'], 'on'> {
  if (webhook === undefined || isErased(webhook.url) || isErased(webhook.secret)) return 'removed';
  if (webhook.status !== 'on') return webhook.status;
  const { url, secret, before, withContact } = webhook;
  const earlier = before !== null && now < before.endsAt && !isErased(before.secret) ? [before.secret] : [];
  return { url, secrets: [secret, ...earlier], withContact };
}

async function bodyOf(
  { contactOf, isSensitive, origin }: Pick<Needs, 'contactOf' | 'isSensitive' | 'origin'>,
  owed: Owed,
  withContact: boolean,
): Promise<string> {
  const isTold = owed.eventType === 'lead.captured' && withContact && !(await isSensitive(owed.accountId));
  const contact = isTold ? await contactOf(owed.accountId, owed.entityId) : undefined;
  return JSON.stringify(payloadOf(owed, { origin, ...(contact !== undefined && { contact }) }));
}

const post = (
  { webPost, signer }: Pick<Needs, 'webPost' | 'signer'>,
  {
    deliveryId: id,
    receiver: { url, secrets },
    body,
    sentAt,
  }: {
    readonly deliveryId: string;
    readonly receiver: Receiver;
    readonly body: string;
    readonly sentAt: string;
  },
): Promise<PostOutcome> =>
  webPost.post({ url, headers: signer.headersOf({ id, sentAt, body, secrets }), body, timeoutMs });

const failureOf = (outcome: PostOutcome) =>
  outcome.outcome === 'answered'
    ? ({ failure: 'status', status: outcome.status } as const)
    : ({ failure: outcome.reason, status: null } as const);
