import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { Policy } from '../handling/follow.js';
import { Fault } from '../ports/fault.js';
import type { AnswerVisitor } from './answer-visitor.js';

/** A message that nobody answered within ten seconds (its process died, its line broke) is answered all the same. */
export const answerLate = (answering: AnswerVisitor): Policy<ConversationEvent> => ({
  name: 'answer-late',
  filter: { categories: ['conversation'], types: ['MessageReceived'] },
  afterMs: 10_000,
  concurrency: 8,
  async when({ stream, envelope, event }) {
    if (event.type !== 'MessageReceived') return;
    const message = { tenant: envelope.tenant, conversationId: stream.id, messageId: event.data.messageId };
    try {
      await answering.answer(message, () => undefined);
    } catch (error) {
      // Ended or erased meanwhile: there is nobody to answer.
      if (!(error instanceof Fault && error.code === 'conversation-not-found')) throw error;
    }
  },
});
