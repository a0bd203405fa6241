import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { RetentionEvent } from '../../domain/retention/retention.js';
import type { ThreadEvent } from '../../domain/thread/thread.js';
import type { Projection } from '../kernel/projection.js';

export interface NoteRow {
  /** Of a conversation by text: the contact's. */
  readonly conversationId: string;
  /** The text that it goes with; null in other conversations. */
  readonly textId: string | null;
  readonly actor: string;
  readonly text: string | null;
  readonly takenAt: string;
}

/** What members wrote down about conversations and threads of texts; whom it is about never sees it here. */
export const conversationNotes: Projection<ConversationEvent | ThreadEvent | RetentionEvent, NoteRow> = {
  name: 'conversation-notes',
  version: 2,
  scope: 'tenant',
  on: {
    NoteTaken: ({ noteId, text, takenAt }, { entity, actor }) => [
      {
        change: 'put',
        key: noteId,
        set: { conversationId: entity, actor, text: isErased(text) ? null : text, takenAt },
      },
    ],
    ThreadNoted: ({ noteId, contactId, textId, text, notedAt }, { actor }) => [
      {
        change: 'put',
        key: noteId,
        set: {
          ...{ conversationId: contactId, textId, actor, takenAt: notedAt },
          text: isErased(text) ? null : text,
        },
      },
    ],
    ConversationExpired: ({ conversationId }) => [{ change: 'remove', where: { conversationId } }],
    RecordsExpired: (expired) =>
      expired.texts.map(({ textId }) => ({ change: 'remove', where: { textId } }) as const),
  },
  forget: ({ conversationIds, subjectIds }) =>
    [...conversationIds, ...subjectIds].map((conversationId) => ({
      change: 'blank',
      where: { conversationId },
      set: { text: null },
    })),
};
