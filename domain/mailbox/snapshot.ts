import { z } from 'zod';
import { snapshot } from '../kernel/snapshot.js';
import type { Mailbox } from './state.js';

const kept = z.object({
  addressId: z.string().nullable(),
  standing: z.enum(['open', 'bounced', 'suppressed']),
  hasComplained: z.boolean(),
  transientCount: z.int(),
  declined: z.array(z.enum(['report', 'reminder'])),
  changeIds: z.array(z.string()),
});

/** An owner gets letters for years, and each one is heard of. */
export const mailboxSnapshot = snapshot<Mailbox, typeof kept>({
  version: 1,
  every: 100,
  data: kept,
  take: ({ declined, changeIds, ...state }) => ({
    ...state,
    declined: [...declined],
    changeIds: [...changeIds],
  }),
  restore: (state) => state,
});
