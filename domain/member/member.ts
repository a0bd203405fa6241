import type { Decider } from '../kernel/decider.js';
import type { MemberCommand } from './commands.js';
import { decideOnAddress, type AddressReason } from './decide-address.js';
import { decideOnPasskeys, type PasskeyReason } from './decide-passkeys.js';
import type { MemberEvent } from './events.js';
import { evolve, initial, type Member } from './state.js';

export type { Member, MemberCommand, MemberEvent };
export type { AddressChange } from './state.js';
export { isRipe, isUnderWay } from './decide-address.js';
export { passkeyLimits } from './decide-passkeys.js';
export { memberEvents } from './events.js';

export type MemberReason = AddressReason | PasskeyReason;

/** Somebody who logs in, whichever businesses they belong to: their address, and what they log in with besides it. */
export const member: Decider<Member, MemberCommand, MemberEvent, MemberReason> = {
  category: 'member',
  initial,
  evolve,
  decide: { ...decideOnAddress, ...decideOnPasskeys },
};
