import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const ofMember = { subject: 'memberId', keep: 'account' } as const;
const address = personal(z.string(), ofMember);
const change = { memberId: id, changeId: id };

export const memberEvents = {
  /** Nothing has changed yet: the new address has to confirm, and the old one may say no until `vetoUntil`. */
  AddressChangeAsked: event(
    1,
    z.object({
      ...change,
      oldEmail: address,
      newEmail: address,
      askedAt: time,
      vetoUntil: time,
      /** After this it can be confirmed no more. */
      lapsesAt: time,
    }),
  ),
  AddressConfirmed: event(1, z.object({ ...change, confirmedAt: time, takesEffectAt: time })),
  AddressChangeVetoed: event(1, z.object({ ...change, vetoedAt: time })),
  AddressChangeWithdrawn: event(1, z.object({ ...change, withdrawnAt: time })),
  /** `taken`: it became somebody else's meanwhile. */
  AddressChangeLapsed: event(1, z.object({ ...change, reason: z.enum(['taken', 'erased']), lapsedAt: time })),
  AddressChanged: event(1, z.object({ ...change, oldEmail: address, newEmail: address, changedAt: time })),

  /** Its public key stands with the logins; here stands that there is one, and what it is called. */
  PasskeyAdded: event(
    1,
    z.object({ memberId: id, passkeyId: id, label: personal(z.string(), ofMember), addedAt: time }),
  ),
  PasskeyRemoved: event(1, z.object({ memberId: id, passkeyId: id, removedAt: time })),
  /** Those issued before work no more. */
  RecoveryCodesIssued: event(1, z.object({ ...change, count: z.int(), issuedAt: time })),
  RecoveryCodeUsed: event(1, z.object({ ...change, usedAt: time })),
} as const satisfies EventSpecs;

export type MemberEvent = EventOf<typeof memberEvents>;
