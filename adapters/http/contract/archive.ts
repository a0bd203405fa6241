import { z } from 'zod';
import { passphraseLength } from '../../../application/moving/passphrase.js';

export const archiveType = 'application/octet-stream';

/**
 * POST /api/v1/business/archive: 200 everything of the business as one file, sealed under the passphrase, which `mia import` takes in
 * elsewhere. An answer that is cut off is no archive.
 */
export const takeOut = z.object({
  passphrase: z.string().min(passphraseLength.min).max(passphraseLength.max),
});
