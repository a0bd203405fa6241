import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { ConversationCommand } from './commands.js';
import type { ConversationReason } from './decide.js';
import type { ConversationEvent } from './events.js';
import type { Conversation, Conversing } from './state.js';

/** Nobody notes and sorts more about one conversation; a program that does is stopped here. */
export const sortingCountMax = 200;

/** What members do with a conversation among themselves, also after its end; the visitor learns nothing of it. */
export const sorting: Pick<
  Decide<Conversation, ConversationCommand, ConversationEvent, ConversationReason>,
  'AssignConversation' | 'TakeNote' | 'MarkSpam'
> = {
  AssignConversation: (conversation, { data, commandId: changeId, now: assignedAt }) =>
    once(conversation, changeId, ({ visitorId }) => ({
      type: 'ConversationAssigned',
      data: { ...data, changeId, visitorId, assignedAt },
    })),

  TakeNote: (conversation, { data, now: takenAt }) =>
    once(conversation, data.noteId, ({ visitorId }) => ({
      type: 'NoteTaken',
      data: { ...data, visitorId, takenAt },
    })),

  MarkSpam: (conversation, { data, commandId: changeId, now: markedAt }) =>
    once(conversation, changeId, ({ visitorId }) => ({
      type: 'SpamMarked',
      data: { ...data, changeId, visitorId, markedAt },
    })),
};

function once(
  conversation: Conversation,
  id: string,
  change: (conversing: Conversing) => ConversationEvent,
): Decision<ConversationEvent, ConversationReason> {
  if (conversation.status === 'unstarted') return reject('ConversationNotStarted');
  if (conversation.sortingIds.includes(id)) return accept();
  if (conversation.isExpired) return reject('ConversationIsClosed');
  if (conversation.sortingIds.length >= sortingCountMax) return reject('TooMuchSorted');
  return accept(change(conversation));
}
