import type { Decider } from '../kernel/decider.js';
import type { ErasureCommand } from './commands.js';
import { decide, type ErasureReason } from './decide.js';
import type { ErasureEvent } from './events.js';
import { evolve, initial, type Erasure } from './state.js';

export type { Erasure, ErasureCommand, ErasureEvent, ErasureReason };
export type { ErasureProof, ErasureScope, Kept, Person } from './events.js';
export { erasureLimits } from './decide.js';
export { erasureEvents } from './events.js';
export { outstandingOf } from './state.js';

/** What has to be gone before somebody may be told that they are forgotten. One stream for each request. */
export const erasure: Decider<Erasure, ErasureCommand, ErasureEvent, ErasureReason> = {
  category: 'erasure',
  initial,
  evolve,
  decide,
};
