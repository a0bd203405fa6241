import type { ConversationEvent, Provenance } from '../../domain/conversation/conversation.js';

export type ReplySent = Extract<ConversationEvent, { type: 'ReplySent' }>;

/** Of a reply that took nothing from anybody. */
export const provenance: Provenance = {
  model: 'extractive-2',
  promptVersion: null,
  fallback: 'none',
  withheld: [],
  toolCalls: [],
  retrievalMs: 3,
  firstClauseMs: 5,
  inputTokens: 0,
  outputTokens: 0,
  costMicros: 0,
};

/** A reply as it stands in the log, but for what a test says of it. */
export const replied = (change: Partial<ReplySent['data']> = {}): ReplySent => ({
  type: 'ReplySent',
  data: {
    replyId: 'r',
    inReplyTo: 'm',
    visitorId: 'a-visitor',
    kind: 'answered',
    text: 'We open at nine.',
    sources: [],
    consulted: [],
    asks: null,
    provenance,
    tookMs: 12,
    sentAt: '2026-11-24T10:00:00.000Z',
    ...change,
  },
});
