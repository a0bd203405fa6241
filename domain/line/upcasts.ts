import { endOfBlock } from '../kernel/block.js';
import type { Upcasts } from '../kernel/event.js';
import type { lineEvents } from './events.js';

export const lineUpcasts: Upcasts<typeof lineEvents> = {
  // There was no end to it before.
  CallerBlocked: [(body) => ({ ...body, endsAt: endOfBlock(String(body['setAt'])) })],
};
