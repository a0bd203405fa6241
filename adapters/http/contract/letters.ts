import { z } from 'zod';

const kind = z.enum(['report', 'reminder']);

/**
 * GET /api/v1/letters: which letters whoever asks gets, and whose letters do not arrive. Owners see everybody's trouble,
 * everybody else their own.
 */
export const letters = z.object({
  /** What whoever asks does not get. */
  declined: z.array(kind),
  troubled: z.array(
    z.object({
      memberId: z.string(),
      /** Null where it was erased. */
      email: z.string().nullable(),
      isMe: z.boolean(),
      /** `bounced`, `suppressed`: nothing is sent there but log-in letters. `complained`: no reports and reminders. */
      trouble: z.enum(['bounced', 'suppressed', 'complained', 'transient']),
      since: z.iso.datetime(),
    }),
  ),
});

/** POST /api/v1/letters/preferences: 204. Letters of this kind to whoever asks. */
export const preferLetters = z.object({ kind, isWanted: z.boolean() });

// POST /api/v1/letters/MEMBER/reopen: 204. Letters go there again; one's own, or an owner anybody's. 404 `member-not-found`.

export type Letters = Readonly<z.infer<typeof letters>>;
export type Troubled = Letters['troubled'][number];
export type LetterKind = z.infer<typeof kind>;
