import type { Decider } from '../kernel/decider.js';
import type { ReportCommand } from './commands.js';
import { decide, type ReportReason } from './decide.js';
import type { ReportEvent } from './events.js';
import { evolve, initial, type Report } from './state.js';

export type { Report, ReportCommand, ReportEvent, ReportReason };
export { reportEvents, type Figures, type Fix, type FixCode } from './events.js';
export { outcomeGroups, type OutcomeGroup } from './outcome-groups.js';
export { quarterOf } from './quarter.js';
export { boundOf, replyBoundsMs } from './reply-times.js';

/** The weekly reports of one business: when the next is due, what the last one said, and to whom it went. */
export const report: Decider<Report, ReportCommand, ReportEvent, ReportReason> = {
  category: 'report',
  initial,
  evolve,
  decide,
};
