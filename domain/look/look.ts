import type { Decider } from '../kernel/decider.js';
import type { LookCommand } from './commands.js';
import { decide, type LookReason } from './decide.js';
import type { LookEvent } from './events.js';
import { evolve, initial, type Look } from './state.js';

export type { Look, LookCommand, LookEvent, LookReason };
export type { Looked, LookedInRecords } from './events.js';
export { lookEvents } from './events.js';

/** Whether the operator may look into a business, as its owner decides; and what they, owners and auditors looked at. */
export const look: Decider<Look, LookCommand, LookEvent, LookReason> = {
  category: 'look',
  initial,
  evolve,
  decide,
};
