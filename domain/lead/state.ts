import type { Evolve } from '../kernel/decider.js';
import type { LeadEvent } from './events.js';

export interface Lead {
  readonly stage: 'none' | 'new' | 'contacted';
}

export const initial: Lead = { stage: 'none' };

export const evolve: Evolve<Lead, LeadEvent> = {
  LeadCaptured: () => ({ stage: 'new' }),
  LeadContacted: () => ({ stage: 'contacted' }),
};
