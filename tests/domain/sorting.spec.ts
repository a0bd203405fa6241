import { test } from 'vitest';
import {
  conversation,
  sortingCountMax,
  type ConversationCommand,
  type ConversationEvent,
} from '../../domain/conversation/conversation.js';
import { given } from '../support/given.js';
import { started } from '../support/read-models.js';

const now = '2026-11-24T10:00:00.000Z';
const about = { commandId: 'request', now };
const place = { conversationId: 'c', visitorId: 'a-visitor' };
const assign = (memberId: string | null, commandId = 'new'): ConversationCommand => ({
  type: 'AssignConversation',
  data: { conversationId: 'c', memberId },
  ...about,
  commandId,
});
const assigned = (memberId: string | null, changeId = 'new'): ConversationEvent => ({
  type: 'ConversationAssigned',
  data: { ...place, changeId, memberId, assignedAt: now },
});
const take = (noteId: string): ConversationCommand => ({
  type: 'TakeNote',
  data: { conversationId: 'c', noteId, text: 'A regular' },
  ...about,
});
const taken = (noteId: string): ConversationEvent => ({
  type: 'NoteTaken',
  data: { ...place, noteId, text: 'A regular', takenAt: now },
});
const mark = (isSpam: boolean, commandId = 'new'): ConversationCommand => ({
  type: 'MarkSpam',
  data: { conversationId: 'c', isSpam },
  ...about,
  commandId,
});
const marked = (isSpam: boolean, changeId = 'new'): ConversationEvent => ({
  type: 'SpamMarked',
  data: { ...place, changeId, isSpam, markedAt: now },
});
const closed: ConversationEvent = {
  type: 'ConversationClosed',
  data: { conversationId: 'c', closedAt: now },
};
const expired: ConversationEvent = {
  type: 'ConversationExpired',
  data: { conversationId: 'c', expiredAt: now },
};
const givenConversation = given(conversation);
const begun = started('c');

test('one member takes care of it, then another, then nobody; also after its end', () => {
  givenConversation(begun, closed).when(assign('ada')).then(assigned('ada'));
  givenConversation(begun, assigned('ada', 'old')).when(assign('bo')).then(assigned('bo'));
  givenConversation(begun, assigned('ada', 'old')).when(assign(null)).then(assigned(null));
  // It was asked before, and another came in between.
  givenConversation(begun, assigned('ada', 'old'), assigned('bo')).when(assign('ada', 'old')).then();
});

test('a note is taken once, and not without end', () => {
  givenConversation(begun).when(take('n')).then(taken('n'));
  givenConversation(begun, taken('n')).when(take('n')).then();
  const many = Array.from({ length: sortingCountMax }, (_, no) => taken(String(no)));
  givenConversation(begun, ...many)
    .when(take('one more'))
    .thenRejected('TooMuchSorted');
});

test('it is spam, or is not after all', () => {
  givenConversation(begun).when(mark(true)).then(marked(true));
  givenConversation(begun, marked(true, 'old')).when(mark(false)).then(marked(false));
});

test.each([assign('ada'), take('n'), mark(true)])(
  'nothing of what never began or has gone: %o',
  (command) => {
    givenConversation().when(command).thenRejected('ConversationNotStarted');
    givenConversation(begun, expired).when(command).thenRejected('ConversationIsClosed');
  },
);
