import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { Policy } from '../handling/follow.js';
import { Fault } from '../ports/fault.js';
import { personHasItCode, visitorBlockedCode, type AnswerVisitor, type Message } from './answer-visitor.js';
import type { HandleConversation } from './start-conversation.js';

/** A message that nobody answered within ten seconds (its process died, its line broke) is answered all the same. */
export const answerLate = (answering: AnswerVisitor): Policy<ConversationEvent> => ({
  name: 'answer-late',
  filter: { categories: ['conversation'], types: ['MessageReceived'] },
  afterMs: 10_000,
  concurrency: 8,
  async when({ stream, envelope: { tenant }, event }) {
    if (event.type !== 'MessageReceived') return;
    await answered(answering, { tenant, conversationId: stream.id, messageId: event.data.messageId });
  },
});

interface Needs {
  readonly answering: AnswerVisitor;
  readonly handleConversation: HandleConversation;
}

/** What a person left without an answer is answered by the desk, once it has the conversation back. */
export const answerLeftOpen = ({ answering, handleConversation }: Needs): Policy<ConversationEvent> => ({
  name: 'answer-left-open',
  filter: { categories: ['conversation'], types: ['HandedBack'] },
  afterMs: 0,
  concurrency: 8,
  async when({ stream: { id: conversationId }, envelope: { tenant } }) {
    const { state } = await handleConversation.load(tenant, conversationId);
    if (state.status !== 'open') return;
    for (const [messageId, standing] of Object.entries(state.messages)) {
      if (standing === 'unanswered') await answered(answering, { tenant, conversationId, messageId });
    }
  },
});

async function answered(answering: AnswerVisitor, message: Message): Promise<void> {
  try {
    await answering.answer(message, () => undefined);
  } catch (error) {
    // Ended, erased or blocked meanwhile, or with a person: there is nobody for the desk to answer.
    const isSettled =
      error instanceof Fault &&
      ['conversation-not-found', personHasItCode, visitorBlockedCode].includes(error.code);
    if (!isSettled) throw error;
  }
}
