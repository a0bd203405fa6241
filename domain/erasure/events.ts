import { z } from 'zod';
import type { Overdue } from '../kernel/deadline.js';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';

const id = z.string();
const time = z.iso.datetime();
/** No name, address or number stands in any of these: they stay for ever and say that the rest is gone. */
const ofErasure = { erasureId: id, accountId: id };

const scope = z.enum(['person', 'business']);
export type ErasureScope = z.infer<typeof scope>;

/**
 * How whoever asks was known to be the person, or to act for the business. `visitor-token`: of the browser that held the conversation.
 * `email-code`: sent to the address on record. `call`: from the number. `owner`: the business itself. `operator`: a letter in the operator's
 * register. `plan-ended`: the account was readable for its last days.
 */
const proof = z.enum(['visitor-token', 'email-code', 'call', 'owner', 'operator', 'plan-ended']);
export type ErasureProof = z.infer<typeof proof>;

/**
 * What stays although it was asked for, and is said on the receipt: the one keyed hash of somebody who wants no texts;
 * invoices; letters in the mailboxes to which they went; alerts in chats that are too old to be taken back.
 */
const kept = z.enum(['opt-out', 'invoices', 'sent-letters', 'older-alerts']);
export type Kept = z.infer<typeof kept>;

/** Every id that belongs to one person in one business. All empty for a whole business, whose every id is meant. */
const person = z.object({
  /** Under which personal values are sealed: of a visitor, a caller or a contact. */
  subjectIds: z.array(id),
  conversationIds: z.array(id),
  callIds: z.array(id),
  leadIds: z.array(id),
});
export type Person = Readonly<z.infer<typeof person>>;

const overdue = z.enum(['alarm', 'deadline'] satisfies Overdue[]);

export const erasureEvents = {
  /** `subjectIds`: those by which the person was found; what is linked with them goes as well. */
  ErasureRequested: event(
    1,
    z.object({
      ...ofErasure,
      scope,
      subjectIds: z.array(id),
      proof,
      /** Until then it can be undone; null: it begins at once. */
      graceUntil: time.nullable(),
      requestedAt: time,
      alarmAt: time,
      deadlineAt: time,
    }),
  ),
  ErasureCancelled: event(1, z.object({ ...ofErasure, cancelledAt: time })),
  /** It can be undone no more. `places`: where copies may stand, each of which has to say that it holds none. */
  ErasureBegun: event(
    1,
    z.object({ ...ofErasure, scope, subjectIds: z.array(id), places: z.array(z.string()), begunAt: time }),
  ),
  /** From here on nothing of theirs can be read, and nothing can be written about these ids. */
  KeysDestroyed: event(
    1,
    z.object({ ...ofErasure, scope, person, keyCount: z.int(), valueCount: z.int(), destroyedAt: time }),
  ),
  CopyErased: event(
    1,
    z.object({ ...ofErasure, place: z.string(), count: z.int(), kept: kept.nullable(), erasedAt: time }),
  ),
  ErasureOverdue: event(
    1,
    z.object({
      ...ofErasure,
      overdue,
      outstanding: z.array(z.string()),
      deadlineAt: time,
      notedAt: time,
    }),
  ),
  ErasureCompleted: event(1, z.object({ ...ofErasure, scope, copyCount: z.int(), completedAt: time })),
} as const satisfies EventSpecs;

export type ErasureEvent = EventOf<typeof erasureEvents>;
