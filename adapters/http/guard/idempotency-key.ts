import type { Request } from 'express';

/** What is called a key: printable, and no longer than anybody needs (draft-ietf-httpapi-idempotency-key-header). */
const pattern = /^[\x21-\x7E]{1,200}$/u;

/** Under what a client may ask the same again; undefined where it says nothing of the kind. Quotes are the draft's own. */
export function idempotencyKeyOf({ headers }: Pick<Request, 'headers'>): string | undefined {
  const said = headers['idempotency-key'];
  if (typeof said !== 'string') return undefined;
  const key = said.replace(/^"(.*)"$/u, '$1');
  return pattern.test(key) ? key : undefined;
}
