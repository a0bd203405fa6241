import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { WebhookSigner } from '../../application/ports/webhook-signer.js';

const secretBytes = 32;

/** HMAC-SHA256 over id, time and body, one signature for each secret, apart by a space. */
export const createWebhookSigner = (): WebhookSigner => ({
  newSecret: () => `whsec_${randomBytes(secretBytes).toString('base64')}`,

  headersOf({ id, sentAt, body, secrets }) {
    const at = new Date(sentAt);
    const signatures = secrets.map((secret) => new Webhook(secret).sign(id, at, body));
    return {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': signatures.join(' '),
    };
  },
});
