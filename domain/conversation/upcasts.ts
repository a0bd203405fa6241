import type { Upcasts } from '../kernel/event.js';
import { isErased } from '../kernel/personal.js';
import type { conversationEvents } from './events.js';

const sourceOfPage = (source: object) => ({ origin: 'page', version: '', passageId: '', ...source });

export const conversationUpcasts: Upcasts<typeof conversationEvents> = {
  // Before there was a line, every conversation was a chat.
  ConversationStarted: [(body) => ({ ...body, channel: 'chat' })],
  // The detail was one of four; now it is any that an owner asks for.
  ContactDetailTold: [(body) => body],
  ReplySent: [
    ({ sources, ...body }) => ({
      ...body,
      sources: Array.isArray(sources) ? sources.map(sourceOfPage) : sources,
      consulted: isErased(sources) ? sources : [],
      provenance: {
        model: 'extractive-1',
        promptVersion: null,
        fallback: 'none',
        withheld: [],
        toolCalls: [],
        retrievalMs: 0,
        firstClauseMs: null,
        inputTokens: 0,
        outputTokens: 0,
        costMicros: 0,
      },
    }),
  ],
};
