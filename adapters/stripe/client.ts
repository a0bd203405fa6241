import Stripe from 'stripe';
import type { StripeConfig } from './config.js';

/** The version that the SDK's types speak of; the endpoint of the webhooks is set to the same one. */
export const apiVersion = '2026-10-28.endive';

/** Stripe's official SDK, sending through the `fetch` it is given, and telling nobody how long that took. */
export function createStripeClient(
  { secretKey, apiUrl, timeoutMs, retriesMax }: StripeConfig,
  fetch: typeof globalThis.fetch,
): Stripe {
  const { protocol, hostname, port } = new URL(apiUrl);
  const isPlain = protocol === 'http:';
  return new Stripe(secretKey, {
    apiVersion,
    host: hostname,
    port: port === '' ? (isPlain ? 80 : 443) : Number(port),
    protocol: isPlain ? 'http' : 'https',
    httpClient: Stripe.createFetchHttpClient(keptOpenBy(fetch)),
    timeout: timeoutMs,
    maxNetworkRetries: retriesMax,
    telemetry: false,
  });
}

/** Whether a connection is kept and how long a body is are for the `fetch` to say: ours takes no word of it in a header. */
const keptOpenBy =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  (input, init) => {
    const headers = new Headers(init?.headers);
    for (const name of ['connection', 'content-length']) headers.delete(name);
    return fetch(input, { ...init, headers });
  };
