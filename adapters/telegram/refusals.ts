import { GrammyError, HttpError } from 'grammy';
import type { MessengerReceipt } from '../../application/ports/messenger.js';

/** What became of a request: said no, too many at once, the chat has another id, or nobody knows. */
export type Trouble =
  | { readonly kind: 'refused'; readonly receipt: Extract<MessengerReceipt, { outcome: 'refused' }> }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'moved'; readonly to: string }
  /** Nothing left this machine. */
  | { readonly kind: 'unreached' }
  | { readonly kind: 'unknown' };

/** Only Telegram's own word that it did not do what was asked is believed. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof HttpError)
    return neverConnected(error.error) ? { kind: 'unreached' } : { kind: 'unknown' };
  if (!(error instanceof GrammyError)) return { kind: 'unknown' };
  const { error_code: code, description, parameters } = error;
  if (parameters.retry_after !== undefined) return { kind: 'wait', ms: parameters.retry_after * 1_000 };
  if (parameters.migrate_to_chat_id !== undefined)
    return { kind: 'moved', to: String(parameters.migrate_to_chat_id) };
  if (code === 403) return refused(description.includes('deactivated') ? 'chat-gone' : 'blocked');
  if (code === 400 && description.includes('chat not found')) return refused('chat-gone');
  if (code >= 400 && code < 500) return refused('refused');
  return { kind: 'unknown' };
}

/** A message that was to be deleted is not there. */
export const isMissing = (error: unknown): boolean =>
  error instanceof GrammyError && error.description.includes('message to delete not found');

const refused = (code: 'blocked' | 'chat-gone' | 'refused'): Trouble => ({
  kind: 'refused',
  receipt: { outcome: 'refused', code },
});

const unconnected: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The connection was never made, so nobody can have taken anything. */
function neverConnected(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && unconnected.has(cause.code)) return true;
  }
  return false;
}
