import type { Upcasts } from '../kernel/event.js';
import type { consentEvents } from './events.js';

export const consentUpcasts: Upcasts<typeof consentEvents> = {
  TextLinkRefused: [(body) => body],
};
