import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';
import { paramsOf } from './form.js';

interface Signer {
  readonly authToken: string;
  /** The address we told Twilio, up to its path. */
  readonly publicUrl: string;
}

interface Claimed {
  /** The header `X-Twilio-Signature`. */
  readonly signature: string | undefined;
  /** Path and query as they stood in the first line of the request. */
  readonly originalUrl: string;
}

/**
 * Whether Twilio sent a request, by its SDK: over the address it was told and every parameter, or over the address alone where that
 * carries a hash of the body. What the request says of its own host and scheme counts for nothing.
 */
export function isSigned(
  { authToken, publicUrl }: Signer,
  request: Claimed & { readonly body: string },
): boolean {
  const { signature, originalUrl, body } = request;
  if (signature === undefined || !originalUrl.startsWith('/')) return false;
  const url = `${publicUrl}${originalUrl}`;
  return url.includes('bodySHA256')
    ? validateRequestWithBody(authToken, signature, url, body)
    : validateRequest(authToken, signature, url, paramsOf(body));
}

/**
 * Whether Twilio asks for a WebSocket: it signs the address that stood in the TwiML, and there are no parameters. The SDK knows the
 * standard port of `https` only; it stands in the address, because the SDK also tries the address without.
 */
export function isUpgradeSigned(
  { authToken, publicUrl }: Signer,
  { signature, originalUrl }: Claimed,
): boolean {
  if (signature === undefined || !originalUrl.startsWith('/')) return false;
  const { protocol, hostname, port } = new URL(publicUrl);
  const isSecure = protocol === 'https:';
  const authority = `${hostname}:${port || (isSecure ? '443' : '80')}`;
  return validateRequest(authToken, signature, `${isSecure ? 'wss' : 'ws'}://${authority}${originalUrl}`, {});
}
