import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
/** `textId`: of the text that was the newest then, by its message or by the request for it. */
const ofThread = { contactId: id, textId: id };
// A note goes with the text it was written under.
const ofText = { subject: 'contactId', keep: 'consent', part: 'textId' } as const;

export const threadEvents = {
  /** A member takes care of it; null: nobody any more. `changeId`: the id of the request. */
  ThreadAssigned: event(
    1,
    z.object({ ...ofThread, changeId: id, memberId: id.nullable(), assignedAt: time }),
  ),
  /** What a member wrote down about it, for the others. */
  ThreadNoted: event(
    1,
    z.object({ ...ofThread, noteId: id, text: personal(z.string(), ofText), notedAt: time }),
  ),
  ThreadMarked: event(1, z.object({ ...ofThread, changeId: id, isSpam: z.boolean(), markedAt: time })),
} as const satisfies EventSpecs;

export type ThreadEvent = EventOf<typeof threadEvents>;
