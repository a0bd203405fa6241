import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** How webhooks are reached: `fetch`, or whatever stands in the way of it. */
  readonly fetch: typeof globalThis.fetch;
}

export interface CalledBack {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const timeoutMs = 15_000;

/**
 * Calls a webhook as Twilio does: a form with every parameter, signed over the address and the parameters. Raises when nobody
 * answers in fifteen seconds.
 */
export async function callBack(
  { authToken, fetch }: TwilioAccount,
  url: string,
  params: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<CalledBack> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'X-Twilio-Signature': getExpectedTwilioSignature(authToken, url, params) },
    body: new URLSearchParams(params),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    body: await response.text(),
  };
}
