import type { Decider } from '../kernel/decider.js';
import type { DeliveryCommand } from './commands.js';
import { decide, type DeliveryReason } from './decide.js';
import type { DeliveryEvent } from './events.js';
import { evolve, initial, type Delivery } from './state.js';

export type { Delivery, DeliveryCommand, DeliveryEvent, DeliveryReason };
export type { Owed } from './state.js';
export { attemptLapsesMs, deliveryPausesMs } from './decide.js';
export { deliveryEvents, type AsideReason, type DeliveryFailure, type DeliveryEventType } from './events.js';
export { deliveryUpcasts } from './upcasts.js';

/** One message to one webhook: owed, tried, and in the end received or set aside. */
export const delivery: Decider<Delivery, DeliveryCommand, DeliveryEvent, DeliveryReason> = {
  category: 'delivery',
  initial,
  evolve,
  decide,
};
