import { z } from 'zod';
import type { Overdue } from '../kernel/deadline.js';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';

const id = z.string();
const time = z.iso.datetime();
const count = z.int();
/** No name, address, number or word of anybody stands in any of these. */
const ofDisclosure = { disclosureId: id, accountId: id };

/**
 * How whoever asks was known to be the person, or to act for them. `email-code`: sent to the address on record. `owner`: the business itself hands it on.
 * `visitor-token`: a conversation was opened with its token, which shows the browser it was held in and no address.
 */
const proof = z.enum(['email-code', 'owner', 'visitor-token']);
export type DisclosureProof = z.infer<typeof proof>;

/** `erased`: nothing of the person can be read any more, so that there was nothing to hand over. */
const outcome = z.enum(['handed-over', 'erased']);
export type DisclosureOutcome = z.infer<typeof outcome>;

/** How much of each kind was in the copy. `leftOut`: parts that it only names, because somebody else stands in them or it was too large. */
const counts = z.object({
  ...{ conversations: count, calls: count, recordings: count, leads: count, texts: count },
  ...{ shares: count, leftOut: count },
});
export type DisclosureCounts = Readonly<z.infer<typeof counts>>;

export const disclosureEvents = {
  /** `subjectIds`: those by which the person was found. `leadId`: the lead in which the business saw them. */
  DisclosureRequested: event(
    1,
    z.object({
      ...ofDisclosure,
      ...{
        subjectIds: z.array(id),
        leadId: id.nullable(),
        proof,
        requestedAt: time,
        alarmAt: time,
        deadlineAt: time,
      },
    }),
  ),
  /** It works once, until then; one that was made before it works no more. */
  DisclosureLinkMade: event(1, z.object({ ...ofDisclosure, linkId: id, expiresAt: time, madeAt: time })),
  PersonDisclosed: event(1, z.object({ ...ofDisclosure, linkId: id, outcome, counts, disclosedAt: time })),
  DisclosureOverdue: event(
    1,
    z.object({
      ...ofDisclosure,
      overdue: z.enum(['alarm', 'deadline'] satisfies Overdue[]),
      ...{ deadlineAt: time, notedAt: time },
    }),
  ),
} as const satisfies EventSpecs;

export type DisclosureEvent = EventOf<typeof disclosureEvents>;
