import type { Decider } from '../kernel/decider.js';
import type { AllowanceCommand } from './commands.js';
import { decide, type AllowanceReason } from './decide.js';
import type { AllowanceEvent } from './events.js';
import { allowanceSnapshot } from './snapshot.js';
import { evolve, initial, type Allowance } from './state.js';

export type { Allowance, AllowanceCommand, AllowanceEvent, AllowanceReason };
export { allowanceEvents } from './events.js';
export { allowanceLimits } from './state.js';

/** How many texts a business may send within an hour: one stream for all its callers, so that two at once cannot pass the limit. */
export const allowance: Decider<Allowance, AllowanceCommand, AllowanceEvent, AllowanceReason> = {
  category: 'allowance',
  initial,
  evolve,
  decide,
  snapshot: allowanceSnapshot,
};
