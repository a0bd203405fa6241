import type { Decider } from '../kernel/decider.js';
import type { DisclosureCommand } from './commands.js';
import { decide, type DisclosureReason } from './decide.js';
import type { DisclosureEvent } from './events.js';
import { evolve, initial, type Disclosure } from './state.js';

export type { Disclosure, DisclosureCommand, DisclosureEvent, DisclosureReason };
export type { LinkReason } from './decide.js';
export type { DisclosureCounts, DisclosureProof } from './events.js';
export { disclosureLimits, obstacleOf } from './decide.js';
export { disclosureEvents } from './events.js';

/** That a person gets a copy of what is kept about them. One stream for each request. */
export const disclosure: Decider<Disclosure, DisclosureCommand, DisclosureEvent, DisclosureReason> = {
  category: 'disclosure',
  initial,
  evolve,
  decide,
};
