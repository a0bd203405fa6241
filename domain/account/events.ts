import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
// A sole trader's business name and website say who they are, so they go with the account as well.
const ofBusiness = { subject: 'accountId', keep: 'account' } as const;

export const accountEvents = {
  AccountOpened: event(
    1,
    z.object({
      accountId: id,
      ownerId: id,
      businessName: personal(z.string(), ofBusiness),
      ownerEmail: personal(z.string(), { subject: 'ownerId', keep: 'account' }),
      website: personal(z.string(), ofBusiness),
      industry: z.string(),
      /** Public: it stands in the embed on the business's pages. */
      siteKey: id,
      openedAt: time,
    }),
  ),
  /** `changeId` is the id of the request, by which its repetition is known. IANA name. */
  TimeZoneSet: event(1, z.object({ changeId: id, timeZone: z.string(), setAt: time })),
} as const satisfies EventSpecs;

export type AccountEvent = EventOf<typeof accountEvents>;
