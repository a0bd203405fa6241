import type { Upcasts } from '../kernel/event.js';
import { isErased } from '../kernel/personal.js';
import type { leadEvents } from './events.js';

export const leadUpcasts: Upcasts<typeof leadEvents> = {
  LeadContacted: [(body) => ({ ...body, changeId: '' })],
  LeadCaptured: [(body) => ({ ...body, answers: Object.values(body).find(isErased) ?? [] })],
};
