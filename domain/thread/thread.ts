import type { Decider } from '../kernel/decider.js';
import type { ThreadCommand } from './commands.js';
import { decide, type ThreadReason } from './decide.js';
import type { ThreadEvent } from './events.js';
import { evolve, initial, type Thread } from './state.js';

export type { Thread, ThreadCommand, ThreadEvent, ThreadReason };
export { threadEvents } from './events.js';

/** What members do among themselves with the texts of one contact. What was texted and consented to is none of its business. */
export const thread: Decider<Thread, ThreadCommand, ThreadEvent, ThreadReason> = {
  category: 'thread',
  initial,
  evolve,
  decide,
};
