import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Projection } from '../kernel/projection.js';

export interface NoteRow {
  readonly conversationId: string;
  readonly actor: string;
  readonly text: string | null;
  readonly takenAt: string;
}

/** What members wrote down about conversations; the visitor never sees it. */
export const conversationNotes: Projection<ConversationEvent, NoteRow> = {
  name: 'conversation-notes',
  version: 1,
  scope: 'tenant',
  on: {
    NoteTaken: ({ noteId, text, takenAt }, { entity, actor }) => [
      {
        change: 'put',
        key: noteId,
        set: { conversationId: entity, actor, text: isErased(text) ? null : text, takenAt },
      },
    ],
    ConversationExpired: ({ conversationId }) => [{ change: 'remove', where: { conversationId } }],
  },
  forget: ({ conversationIds }) =>
    conversationIds.map((conversationId) => ({
      change: 'blank',
      where: { conversationId },
      set: { text: null },
    })),
};
