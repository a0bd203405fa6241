import type { Decider } from '../kernel/decider.js';
import type { LineCommand } from './commands.js';
import { decide, type LineReason } from './decide.js';
import type { LineEvent } from './events.js';
import { evolve, initial, type Line } from './state.js';

export type { Line, LineCommand, LineEvent, LineReason };
export { lineEvents } from './events.js';
export { lineUpcasts } from './upcasts.js';

/** How the phone of one business is answered: by whom, when, in whose voice, and whom it may be passed on to. */
export const line: Decider<Line, LineCommand, LineEvent, LineReason> = {
  category: 'line',
  initial,
  evolve,
  decide,
};
