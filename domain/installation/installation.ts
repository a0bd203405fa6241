import type { Decider } from '../kernel/decider.js';
import type { InstallationCommand } from './commands.js';
import { decide, type InstallationReason } from './decide.js';
import type { InstallationEvent } from './events.js';
import { evolve, initial, type Installation } from './state.js';

export type { Installation, InstallationCommand, InstallationEvent, InstallationReason };
export type { Paper, RequestKind, RequestOutcome, Suspension } from './events.js';
export type { InForce } from './state.js';
export { installationEvents } from './events.js';

/** What whoever runs it decides on: who gets in, which businesses are served and what they may spend. One stream. */
export const installation: Decider<Installation, InstallationCommand, InstallationEvent, InstallationReason> =
  { category: 'installation', initial, evolve, decide };
