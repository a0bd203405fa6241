import type { Decider } from '../kernel/decider.js';
import type { RehearsalCommand } from './commands.js';
import { decide, type RehearsalReason } from './decide.js';
import type { RehearsalEvent } from './events.js';
import { evolve, initial, type Rehearsal } from './state.js';

export type { Rehearsal, RehearsalCommand, RehearsalEvent, RehearsalReason };
export { questionCountMax } from './decide.js';
export { rehearsalEvents, type Comparison, type Rehearsed, type Verdict } from './events.js';

/** The newest questions of real visitors, asked again, so that an owner sees what a change would change. */
export const rehearsal: Decider<Rehearsal, RehearsalCommand, RehearsalEvent, RehearsalReason> = {
  category: 'rehearsal',
  initial,
  evolve,
  decide,
};
