import type { ReadPage, Revisit } from '../ports/website-reader.js';

/** A page as it stands in the blob store; what a return to it needs stands beside what it says. */
type KeptPage = ReadPage & { readonly revisit?: Revisit };

export const writeKept = (page: ReadPage, revisit: Revisit): Uint8Array =>
  Buffer.from(JSON.stringify({ ...page, revisit } satisfies KeptPage));

/** Pages that were stored before revisits were kept have none. */
export function readKept(bytes: Uint8Array): { readonly page: ReadPage; readonly revisit?: Revisit } {
  // Written by `writeKept` from the same type, sealed and authenticated since.
  const { revisit, ...page } = JSON.parse(Buffer.from(bytes).toString('utf8')) as KeptPage;
  return revisit === undefined ? { page } : { page, revisit };
}
