import { APIConnectionError, APIError, APIUserAbortError } from 'openai';

type Kind =
  | 'aborted'
  | 'over-budget'
  | 'stalled'
  | 'cut'
  | 'malformed'
  | 'too-long'
  | 'failed'
  | 'status'
  | 'unreachable';

/** Why a request came to nothing, in words of ours: a vendor's message may repeat what a visitor wrote. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly kind: Kind;

  constructor(kind: Kind, detail = '') {
    super(detail === '' ? kind : `${kind}: ${detail}`);
    this.kind = kind;
  }
}

/** What the SDK or the connection raised, without a word of what was said. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  if (error instanceof APIUserAbortError) return new Trouble('aborted');
  if (error instanceof APIConnectionError) return new Trouble('unreachable', error.constructor.name);
  if (isApiError(error)) return refused(error);
  if (error instanceof SyntaxError) return new Trouble('malformed', 'not JSON');
  // The connection broke under the body: whatever it is called, the stream did not come to its end.
  return new Trouble('cut', error instanceof Error ? error.name : '');
}

function refused({ status, code, type, requestID }: APIError): Trouble {
  const parts = [String(status ?? ''), plain(code ?? type), plain(requestID)];
  return new Trouble(status === undefined ? 'failed' : 'status', parts.filter(Boolean).join(' '));
}

/** A code of the vendor's, and nothing that could be a sentence. */
export const plain = (code: string | null | undefined): string =>
  code != null && /^[\w.-]{1,80}$/u.test(code) ? code : '';

/** As a guard of its own: `instanceof` would leave the SDK's type parameters open. */
export const isApiError = (error: unknown): error is APIError => error instanceof APIError;
