import type { Decider } from '../kernel/decider.js';
import type { RetentionCommand } from './commands.js';
import { decide, type RetentionReason } from './decide.js';
import type { RetentionEvent } from './events.js';
import { evolve, initial, type Retention } from './state.js';

export type { Retention, RetentionCommand, RetentionEvent, RetentionReason };
export type { EndedRecord, EndedText } from './commands.js';
export { retentionEvents, type Counts, type Expired } from './events.js';
export { monthsMax, nothing, type CompletedRun } from './state.js';

/** How long one business's data lives, and what each run removed. It holds ids, counts and times. */
export const retention: Decider<Retention, RetentionCommand, RetentionEvent, RetentionReason> = {
  category: 'retention',
  initial,
  evolve,
  decide,
};
