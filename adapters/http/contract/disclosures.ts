import { z } from 'zod';

const time = z.iso.datetime();

export const disclosureShown = z.object({
  disclosureId: z.string(),
  /** How whoever asked was known. */
  proof: z.enum(['email-code', 'owner', 'visitor-token']),
  /** `erased`: nothing could be read any more, and nothing was handed over. */
  status: z.enum(['requested', 'handed-over', 'erased']),
  requestedAt: time,
  /** The law's last day. */
  deadlineAt: time,
  /** How much was in it; 0 before it was handed over. */
  conversations: z.int(),
  calls: z.int(),
  recordings: z.int(),
  leads: z.int(),
  texts: z.int(),
  /** Parts it only names, because somebody else stands in them or it was too large. */
  leftOut: z.int(),
  overdue: z.enum(['alarm', 'deadline']).nullable(),
  endedAt: time.nullable(),
});

/** GET /api/v1/disclosures: the newest 500, newest first. It names nobody. */
export const disclosures = z.object({ disclosures: z.array(disclosureShown) });

/**
 * POST /api/v1/disclosures: 201, and a link that hands everything over that is kept about whoever is seen there, once, as one zip. 404
 * `nobody-there`, 429 `copies-too-often`.
 */
export const disclosePerson = z.object({
  where: z.enum(['lead', 'conversation', 'call']),
  id: z.string().min(1).max(100),
});
/** `url`: a path of this origin; a POST to it answers the zip. It works once, and until then. */
export const disclosureLinked = z.object({ disclosureId: z.string(), url: z.string(), expiresAt: time });

export type DisclosureShown = Readonly<z.infer<typeof disclosureShown>>;
export type Disclosures = Readonly<z.infer<typeof disclosures>>;
export type DisclosePerson = Readonly<z.infer<typeof disclosePerson>>;
export type DisclosureLinked = Readonly<z.infer<typeof disclosureLinked>>;
