import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const shared = personal(z.string(), { subject: 'contactId', keep: 'lead' }).nullable();

export const leadEvents = {
  LeadCaptured: event(
    1,
    z.object({
      leadId: id,
      contactId: id,
      conversationId: id,
      name: shared,
      email: shared,
      phone: shared,
      note: shared,
      capturedAt: time,
    }),
  ),
  LeadContacted: event(1, z.object({ leadId: id, contactedAt: time })),
} as const satisfies EventSpecs;

export type LeadEvent = EventOf<typeof leadEvents>;
