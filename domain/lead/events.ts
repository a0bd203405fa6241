import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const shared = personal(z.string(), { subject: 'contactId', keep: 'lead' }).nullable();

/** What the owner's own intake asked for, in its order and under the label it had then. */
const answer = z.object({ key: z.string(), label: z.string(), value: z.string() });
export type IntakeAnswer = Readonly<z.infer<typeof answer>>;

export const leadEvents = {
  LeadCaptured: event(
    2,
    z.object({
      leadId: id,
      contactId: id,
      conversationId: id,
      name: shared,
      email: shared,
      phone: shared,
      note: shared,
      answers: personal(z.array(answer), { subject: 'contactId', keep: 'lead' }),
      capturedAt: time,
    }),
  ),
  LeadContacted: event(1, z.object({ leadId: id, contactedAt: time })),
} as const satisfies EventSpecs;

export type LeadEvent = EventOf<typeof leadEvents>;
