import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const shared = personal(z.string(), { subject: 'contactId', keep: 'lead' }).nullable();

/** What the owner's own intake asked for, in its order and under the label it had then. */
const answer = z.object({ key: z.string(), label: z.string(), value: z.string() });
export type IntakeAnswer = Readonly<z.infer<typeof answer>>;

/** Won and lost are ends that somebody chose; each can be taken back. */
export const stages = ['new', 'contacted', 'won', 'lost'] as const;
export type Stage = (typeof stages)[number];

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
  /** Out of a list that the business had before: the person has said nothing here. */
  LeadImported: event(
    1,
    z.object({
      ...{ leadId: id, contactId: id },
      ...{ name: shared, email: shared, phone: shared, note: shared },
      importedAt: time,
    }),
  ),
  LeadContacted: event(2, z.object({ leadId: id, changeId: id, contactedAt: time })),
  LeadMoved: event(
    1,
    z.object({ leadId: id, changeId: id, to: z.enum(stages).exclude(['contacted']), movedAt: time }),
  ),
  /** By whom stands in the envelope. */
  LeadNoted: event(
    1,
    z.object({
      ...{ leadId: id, contactId: id, noteId: id },
      text: personal(z.string(), { subject: 'contactId', keep: 'lead' }),
      notedAt: time,
    }),
  ),
} as const satisfies EventSpecs;

export type LeadEvent = EventOf<typeof leadEvents>;
