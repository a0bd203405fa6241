import type { Decider } from '../kernel/decider.js';
import type { ReachCommand } from './commands.js';
import { decide, type ReachReason } from './decide.js';
import type { ReachEvent } from './events.js';
import { evolve, initial, type Reach } from './state.js';

export type { Reach, ReachCommand, ReachEvent, ReachReason };
export type { AlertReason, Preferences } from './events.js';
export { reachEvents } from './events.js';

/** How one member of one business wants to be told, and where. */
export const reach: Decider<Reach, ReachCommand, ReachEvent, ReachReason> = {
  category: 'reach',
  initial,
  evolve,
  decide,
};
