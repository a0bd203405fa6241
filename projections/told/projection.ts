import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Projection } from '../kernel/projection.js';

export interface ToldRow {
  readonly conversationId: string;
  readonly origin: 'page' | 'fact';
  readonly pageId: string;
  readonly url: string | null;
  readonly title: string;
  readonly excerpt: string;
  readonly toldAt: string;
}

/** Who was told which words of which page or fact: one row for each source of each reply. */
export const told: Projection<ConversationEvent, ToldRow> = {
  name: 'told',
  version: 2,
  scope: 'tenant',
  on: {
    ReplySent: ({ replyId, sources, sentAt }, { entity }) =>
      isErased(sources)
        ? []
        : sources.map(({ origin, pageId, url, title, excerpt }, index) => ({
            change: 'put',
            key: `${replyId} ${String(index)}`,
            set: { conversationId: entity, origin, pageId, url, title, excerpt, toldAt: sentAt },
          })),
    ConversationExpired: ({ conversationId }) => [{ change: 'remove', where: { conversationId } }],
  },
  forget: ({ conversationIds }) =>
    conversationIds.map((conversationId) => ({ change: 'remove', where: { conversationId } })),
};
