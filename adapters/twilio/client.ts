import twilio from 'twilio';
import type { TwilioConfig } from './config.js';

export type TwilioClient = ReturnType<typeof twilio>;
export type Fetch = typeof globalThis.fetch;

type Config = Pick<TwilioConfig, 'accountSid' | 'authToken' | 'apiUrl' | 'timeoutMs'>;

/**
 * Twilio's official SDK, sending through the `fetch` it is given. It sends everything once: of a text whose request broke nobody knows
 * whether it was taken, and Twilio has no keys by which a repetition is known.
 */
export function createClient(
  { accountSid, authToken, apiUrl, timeoutMs }: Config,
  fetch: Fetch,
): TwilioClient {
  const client = twilio(accountSid, authToken, {
    accountSid,
    autoRetry: false,
    httpClient: sendingBy(fetch, timeoutMs),
    // What the SDK would look up in variables of its own. On the level `debug` it prints people's numbers.
    ...{ edge: '', region: '', logLevel: 'error' },
  });
  client.api.baseUrl = apiUrl;
  return client;
}

function sendingBy(fetch: Fetch, timeoutMs: number) {
  const sender = new twilio.RequestClient({ timeout: timeoutMs, autoRetry: false });
  const { axios } = sender;
  axios.defaults.adapter = async (request) => {
    const body: unknown = request.data;
    const response = await fetch(axios.getUri(request), {
      method: (request.method ?? 'get').toUpperCase(),
      headers: headersOf(request.headers.toJSON()),
      body: typeof body === 'string' ? body : null,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return {
      data: await response.text(),
      status: response.status,
      statusText: response.statusText,
      headers: Object.fromEntries(response.headers),
      config: request,
    };
  };
  return sender;
}

/** Whether a connection is kept is for the `fetch` to say. */
const headersOf = (headers: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.toLowerCase() !== 'connection')
      .map(([name, value]) => [name, String(value)]),
  );

/** What Twilio answered where it did not do what was asked; undefined where it did not answer. */
export function refusalOf(
  error: unknown,
): { readonly status: number; readonly code: string | undefined } | undefined {
  if (!(error instanceof twilio.RestException)) return undefined;
  const { status, code } = error;
  return { status, code: code === undefined ? undefined : String(code) };
}
