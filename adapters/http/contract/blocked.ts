import { z } from 'zod';

/**
 * POST /api/v1/blocked: 204; again is from now on anew. A visitor goes by their conversation, a caller by their contact. 404
 * `conversation-not-found`; 409 `conversation-is-closed`, `not-a-chat`, `sorted-too-often`, `too-many-blocked`. POST
 * /api/v1/blocked/end: 204.
 */
export const blockedOne = z.object({ kind: z.enum(['visitor', 'caller']), id: z.string().min(1).max(100) });

/** GET /api/v1/blocked: whoever is blocked at the moment, of visitors the 500 whose block ends last. */
export const blocked = z.object({
  blocked: z.array(
    blockedOne.extend({
      /** When it ends by itself. */
      until: z.iso.datetime(),
    }),
  ),
});

export type BlockedOne = Readonly<z.infer<typeof blockedOne>>;
export type Blocked = Readonly<z.infer<typeof blocked>>;
