import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const ofVisitor = { subject: 'visitorId', keep: 'transcript' } as const;
const asked = { conversationId: id, visitorId: id, requestId: id };

export const transcriptEvents = {
  /** A code goes to this address. `codeHash`: under a key, so that it tells nobody the code. */
  TranscriptRequested: event(
    1,
    z.object({
      ...asked,
      address: personal(z.string(), ofVisitor),
      codeHash: z.string(),
      language: z.string(),
      requestedAt: time,
      /** After this the code is good no more. */
      expiresAt: time,
    }),
  ),
  /** `changeId`: the id of the request that typed it. */
  TranscriptCodeMissed: event(1, z.object({ ...asked, changeId: id, missedAt: time })),
  /** Whoever asked reads what goes to the address. */
  TranscriptConfirmed: event(1, z.object({ ...asked, confirmedAt: time })),
  TranscriptSent: event(1, z.object({ ...asked, sentAt: time })),
  /** The mail service does not take it. */
  TranscriptRefused: event(1, z.object({ ...asked, code: z.string(), refusedAt: time })),
} as const satisfies EventSpecs;

export type TranscriptEvent = EventOf<typeof transcriptEvents>;
