import type { Decider } from '../kernel/decider.js';
import type { ConsentCommand } from './commands.js';
import { decide, type ConsentReason } from './decide.js';
import type { ConsentEvent } from './events.js';
import { evolve, initial, type Consent } from './state.js';

export type { Consent, ConsentCommand, ConsentEvent, ConsentReason };
export type { Circumstances } from './commands.js';
export { consentLimits } from './decide.js';
export { consentEvents, type Refusal } from './events.js';
export type { TextLink } from './state.js';
export { consentUpcasts } from './upcasts.js';

/** What one contact of one business asked for and refused. It alone owns the link text. */
export const consent: Decider<Consent, ConsentCommand, ConsentEvent, ConsentReason> = {
  category: 'consent',
  initial,
  evolve,
  decide,
};
