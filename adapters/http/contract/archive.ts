import { z } from 'zod';

export const archiveType = 'application/octet-stream';

/**
 * POST /api/v1/business/archive: 200 everything of the business as one file, sealed under the passphrase, which `mia import` takes in
 * elsewhere. An answer that is cut off is no archive.
 */
export const takeOut = z.object({
  passphrase: z.string().min(12).max(1_000),
});
