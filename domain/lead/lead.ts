import type { Decider } from '../kernel/decider.js';
import type { LeadCommand } from './commands.js';
import { decide, type LeadReason } from './decide.js';
import type { LeadEvent } from './events.js';
import { evolve, initial, type Lead } from './state.js';

export type { Lead, LeadCommand, LeadEvent, LeadReason };
export { leadEvents, stages, type IntakeAnswer, type Stage } from './events.js';
export { leadUpcasts } from './upcasts.js';

/** A person who may become a customer, by what they chose to tell. */
export const lead: Decider<Lead, LeadCommand, LeadEvent, LeadReason> = {
  category: 'lead',
  initial,
  evolve,
  decide,
};
