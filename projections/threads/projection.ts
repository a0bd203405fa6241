import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { RetentionEvent } from '../../domain/retention/retention.js';
import type { ThreadEvent } from '../../domain/thread/thread.js';
import type { Change, Projection } from '../kernel/projection.js';

export interface ThreadRow {
  /** The newest text, with which the row goes. */
  readonly textId: string;
  readonly assigneeId: string | null;
  readonly isSpam: boolean;
}

/** A thread that nobody sorted has no row, and a text makes none. */
const goesOn = (contactId: string, textId: string): readonly Change<ThreadRow>[] => [
  { change: 'blank', where: { key: contactId }, set: { textId } },
];
const heard = (text: { readonly contactId: string; readonly messageId: string }) =>
  goesOn(text.contactId, text.messageId);

/** Who takes care of the texts with one person, and whether they are spam, by the contact. Nobody sorted those that are not in it. */
export const threads: Projection<ThreadEvent | ConsentEvent | RetentionEvent, ThreadRow> = {
  name: 'threads',
  version: 2,
  scope: 'tenant',
  on: {
    ThreadAssigned: ({ contactId, textId, memberId }) => [
      { change: 'put', key: contactId, set: { textId, assigneeId: memberId } },
    ],
    ThreadMarked: ({ contactId, textId, isSpam }) => [
      { change: 'put', key: contactId, set: { textId, isSpam } },
    ],
    OptedOut: heard,
    OptedIn: heard,
    OptInDisregarded: heard,
    HelpRequested: heard,
    TextReceived: heard,
    AttemptBegun: ({ contactId, requestId }) => goesOn(contactId, requestId),
    RecordsExpired: (expired) =>
      expired.texts.map(({ textId }) => ({ change: 'remove', where: { textId } }) as const),
  },
};
