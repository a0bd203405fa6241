import type { Upcasts } from '../kernel/event.js';
import type { callEvents } from './events.js';

export const callUpcasts: Upcasts<typeof callEvents> = {
  CallRang: [(body) => body],
};
