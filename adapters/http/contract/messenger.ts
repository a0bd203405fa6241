import { z } from 'zod';

/** GET /api/v1/messenger: the chat of whoever asks, and how far its pairing is. */
export const messenger = z.object({
  /** False: this installation has no messenger. */
  isOn: z.boolean(),
  /** `waiting` for somebody to follow the link; `asking`: somebody did, and the member has to say whether it was them. */
  standing: z.enum(['none', 'waiting', 'asking', 'paired']),
  pairingId: z.string().nullable(),
  /** As the chat shows itself; null where there is none, or it was erased. */
  chatName: z.string().nullable(),
  since: z.iso.datetime().nullable(),
  /** Of a link that waits, or a chat that asks. What is over shows as `none`. */
  expiresAt: z.iso.datetime().nullable(),
  /** Why the last chat gets no alerts any more. */
  ending: z.enum(['disconnected', 'blocked', 'chat-gone', 'right-lost']).nullable(),
});

/**
 * POST /api/v1/messenger/pairings: 201 `pairingOpened`. Its link is told this once and works once, for ten minutes. 409
 * `already-paired`, `messenger-off`; 503 `messenger-unavailable`. POST …/pairings/PAIRING/confirm, /withdraw, /end: 204. 404
 * `pairing-not-found`, also where it is over.
 */
export const pairingOpened = z.object({ pairingId: z.string(), url: z.url() });

export type MessengerView = Readonly<z.infer<typeof messenger>>;
export type PairingOpened = Readonly<z.infer<typeof pairingOpened>>;
