import type { Decider } from '../kernel/decider.js';
import type { DeskCommand } from './commands.js';
import { decide, type DeskReason } from './decide.js';
import type { DeskEvent } from './events.js';
import { evolve, initial, type Desk } from './state.js';

export type { Desk, DeskCommand, DeskEvent, DeskReason };
export { deskLimits } from './decide.js';
export { deskEvents, type IntakeItem } from './events.js';

/** How the desk of one business behaves: what it says first, what it asks whom, what it keeps silent about, and whether it speaks. */
export const desk: Decider<Desk, DeskCommand, DeskEvent, DeskReason> = {
  category: 'desk',
  initial,
  evolve,
  decide,
};
