import type { Decider } from '../kernel/decider.js';
import type { AccountCommand } from './commands.js';
import { decide, type AccountReason } from './decide.js';
import type { AccountEvent } from './events.js';
import { evolve, initial, type Account } from './state.js';

export type { Account, AccountCommand, AccountEvent, AccountReason };
export type { OpenRange, OtherDay, Processor, Role, Scope } from './events.js';
export type { IdentitySecret } from './state.js';
export { memberLimits } from './decide-members.js';
export { accountEvents, accountUpcasts } from './events.js';
export { isSensitiveIndustry } from './sensitive-industries.js';

/** A business that has a front desk here: its profile and who owns it. */
export const account: Decider<Account, AccountCommand, AccountEvent, AccountReason> = {
  category: 'account',
  initial,
  evolve,
  decide,
};
