import { z } from 'zod';

const role = z.enum(['owner', 'staff', 'auditor']);

/** GET /api/v1/team: who belongs to the business, and who is invited. */
export const team = z.object({
  people: z.array(
    z.object({
      memberId: z.string(),
      /** Null where it was erased. */
      email: z.string().nullable(),
      role,
      standing: z.enum(['member', 'invited']),
      since: z.iso.datetime(),
      invitationId: z.string().nullable(),
      /** Of an invitation. */
      expiresAt: z.iso.datetime().nullable(),
      isMe: z.boolean(),
    }),
  ),
});

/**
 * POST /api/v1/team/invitations: 201. The letter's link works once, for seven days. 403 `owners-only`; 409 `already-member`,
 * `too-many-members`.
 */
export const inviteMember = z.object({ email: z.email().max(254), role });
/** False: the letter did not go out, and whoever is invited knows nothing of it. */
export const invited = z.object({ isSent: z.boolean() });

/** POST /api/v1/team/members/MEMBER/role: 204. 404 `member-not-found`; 409 `last-owner`. */
export const changeRole = z.object({ role });

export type Team = Readonly<z.infer<typeof team>>;
export type Teammate = Team['people'][number];
export type Role = z.infer<typeof role>;
export type Invited = Readonly<z.infer<typeof invited>>;
