import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import type { Projection } from '../kernel/projection.js';

export interface QuestionRow {
  readonly conversationId: string;
  readonly text: string | null;
  readonly askedAt: string;
  /** What kind of reply it got; null before there is one. */
  readonly kind: string | null;
  readonly isBad: boolean;
  /** Somebody taught an answer to it, or found that it needs none. */
  readonly isSettled: boolean;
}

/** What visitors asked and what became of it, by the id of the message. */
export const questions: Projection<ConversationEvent | KnowledgeEvent, QuestionRow> = {
  name: 'questions',
  version: 2,
  scope: 'tenant',
  on: {
    MessageReceived: ({ messageId, text, receivedAt }, { entity }) => [
      {
        change: 'put',
        key: messageId,
        set: { conversationId: entity, text: isErased(text) ? null : text, askedAt: receivedAt },
      },
    ],
    ReplySent: ({ inReplyTo, kind }) => [{ change: 'put', key: inReplyTo, set: { kind } }],
    ReplyRated: ({ inReplyTo, rating }) => [
      { change: 'put', key: inReplyTo, set: { isBad: rating === 'bad' } },
    ],
    ConversationExpired: ({ conversationId }) => [{ change: 'remove', where: { conversationId } }],
    FactTaught: ({ answers }) => answers.map(settled),
    QuestionsDismissed: ({ messageIds }) => messageIds.map(settled),
  },
  forget: ({ conversationIds }) =>
    conversationIds.map((conversationId) => ({
      change: 'blank',
      where: { conversationId },
      set: { text: null },
    })),
};

const settled = (key: string) => ({ change: 'put', key, set: { isSettled: true } }) as const;
