import type { Decider } from '../kernel/decider.js';
import type { PairingCommand } from './commands.js';
import { decide, type PairingReason } from './decide.js';
import type { PairingEvent } from './events.js';
import { evolve, initial, type Pairing } from './state.js';

export type { Pairing, PairingCommand, PairingEvent, PairingReason };
export { pairingEvents, type Ending } from './events.js';

/** Which chat of a messenger one member of one business gets alerts in. Two have to agree: whoever holds the chat, and the member. */
export const pairing: Decider<Pairing, PairingCommand, PairingEvent, PairingReason> = {
  category: 'pairing',
  initial,
  evolve,
  decide,
};
