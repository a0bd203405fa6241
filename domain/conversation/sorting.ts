import { endOfBlock } from '../kernel/block.js';
import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import { sortingCountMax } from '../kernel/sorting.js';
import type { ConversationCommand } from './commands.js';
import type { ConversationReason } from './decide.js';
import type { ConversationEvent } from './events.js';
import type { Conversation, Conversing } from './state.js';

/** What members do with a conversation among themselves, also after its end; only of a block the visitor learns. */
export const sorting: Pick<
  Decide<Conversation, ConversationCommand, ConversationEvent, ConversationReason>,
  'AssignConversation' | 'TakeNote' | 'MarkSpam' | 'BlockVisitor' | 'UnblockVisitor'
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

  BlockVisitor(conversation, { data, commandId: changeId, now: blockedAt }) {
    // A call is over by then; its caller is blocked on the line.
    if (conversation.status !== 'unstarted' && conversation.channel !== 'chat') return reject('NotAChat');
    if (conversation.status === 'closed' && !conversation.sortingIds.includes(changeId))
      return reject('ConversationIsClosed');
    return once(conversation, changeId, ({ visitorId }) => ({
      type: 'VisitorBlocked',
      data: { ...data, changeId, visitorId, endsAt: endOfBlock(blockedAt), blockedAt },
    }));
  },

  UnblockVisitor: (conversation, { data, commandId: changeId, now: unblockedAt }) =>
    once(conversation, changeId, ({ visitorId }) => ({
      type: 'VisitorUnblocked',
      data: { ...data, changeId, visitorId, unblockedAt },
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
