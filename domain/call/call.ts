import type { Decider } from '../kernel/decider.js';
import type { CallCommand } from './commands.js';
import { decide, type CallReason } from './decide.js';
import type { CallEvent } from './events.js';
import { evolve, initial, type Call } from './state.js';

export type { Call, CallCommand, CallEvent, CallReason };
export { ownNumberId } from './decide.js';
export {
  callEvents,
  type Attestation,
  type CallOutcome,
  type RingResult,
  type Treatment,
  type TreatmentReason,
} from './events.js';
export { callUpcasts } from './upcasts.js';
export type { Calling } from './state.js';

/** One phone call, from ring to hang-up. What was said in it is a conversation under the same id. */
export const call: Decider<Call, CallCommand, CallEvent, CallReason> = {
  category: 'call',
  initial,
  evolve,
  decide,
};
