import type { ConversationEvent, Provenance, Source } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Projection } from '../kernel/projection.js';

export interface TranscriptRow {
  readonly conversationId: string;
  readonly sender: 'visitor' | 'desk' | 'person';
  readonly text: string | null;
  readonly at: string;
  /** Of a person: `came`, `left`, or `idle` where they left without a word; null for what they wrote. */
  readonly kind: string | null;
  readonly sources: readonly Source[];
  readonly tookMs: number | null;
  readonly provenance: Provenance | null;
  readonly rating: 'good' | 'bad' | null;
}

export const transcript: Projection<ConversationEvent, TranscriptRow> = {
  name: 'transcript',
  version: 4,
  scope: 'tenant',
  on: {
    MessageReceived: ({ messageId, text, receivedAt }, { entity }) => [
      {
        change: 'put',
        key: messageId,
        set: {
          conversationId: entity,
          sender: 'visitor',
          text: isErased(text) ? null : text,
          at: receivedAt,
          sources: [],
        },
      },
    ],
    ReplySent: ({ replyId, text, sentAt, kind, sources, provenance, tookMs }, { entity }) => [
      {
        change: 'put',
        key: replyId,
        set: {
          conversationId: entity,
          sender: 'desk',
          text: isErased(text) ? null : text,
          at: sentAt,
          kind,
          sources: isErased(sources) ? [] : sources,
          tookMs,
          provenance,
        },
      },
    ],
    TakenOver: ({ takeOverId, takenAt }, { entity }) => [
      person(entity, takeOverId, { at: takenAt, kind: 'came' }),
    ],
    PersonReplied: ({ replyId, text, repliedAt }, { entity }) => [
      person(entity, replyId, { at: repliedAt, text: isErased(text) ? null : text }),
    ],
    HandedBack: ({ handBackId, why, handedBackAt }, { entity }) => [
      person(entity, handBackId, { at: handedBackAt, kind: why === 'idle' ? 'idle' : 'left' }),
    ],
    ReplyRated: ({ replyId, rating }) => [{ change: 'put', key: replyId, set: { rating } }],
    ConversationExpired: ({ conversationId }) => [{ change: 'remove', where: { conversationId } }],
  },
  forget: ({ conversationIds }) =>
    conversationIds.map((conversationId) => ({
      change: 'blank',
      where: { conversationId },
      set: { text: null, sources: [] },
    })),
};

const person = (conversationId: string, key: string, set: Partial<TranscriptRow>) =>
  ({ change: 'put', key, set: { conversationId, sender: 'person', sources: [], ...set } }) as const;
