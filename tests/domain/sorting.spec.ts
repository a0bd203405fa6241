import { test } from 'vitest';
import {
  conversation,
  type ConversationCommand,
  type ConversationEvent,
} from '../../domain/conversation/conversation.js';
import { sortingCountMax } from '../../domain/kernel/sorting.js';
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

const later = '2026-12-24T10:00:00.000Z';
const block = (commandId = 'new'): ConversationCommand => ({
  type: 'BlockVisitor',
  data: { conversationId: 'c' },
  ...about,
  commandId,
});
const blocked = (changeId = 'new'): ConversationEvent => ({
  type: 'VisitorBlocked',
  data: { ...place, changeId, endsAt: later, blockedAt: now },
});
const unblock: ConversationCommand = {
  type: 'UnblockVisitor',
  data: { conversationId: 'c' },
  ...about,
  commandId: 'new',
};
const unblocked: ConversationEvent = {
  type: 'VisitorUnblocked',
  data: { ...place, changeId: 'lifted', unblockedAt: now },
};
const receive = (at: string, isEmergency = false): ConversationCommand => ({
  type: 'ReceiveMessage',
  data: { messageId: 'm', text: 'Hello', isEmergency },
  ...{ commandId: 'm', now: at },
});
const received = (receivedAt: string): ConversationEvent => ({
  type: 'MessageReceived',
  data: { messageId: 'm', visitorId: place.visitorId, text: 'Hello', receivedAt },
});

test('of a blocked visitor nothing is taken but an emergency, until it is lifted or its 30 days are over', () => {
  givenConversation(begun).when(block()).then(blocked());
  givenConversation(begun, blocked('old')).when(block('old')).then();
  givenConversation(begun, blocked('old')).when(receive(now)).thenRejected('VisitorIsBlocked');
  givenConversation(begun, blocked('old')).when(receive(now, true)).then(received(now));
  givenConversation(begun, blocked('old')).when(receive(later)).then(received(later));
  givenConversation(begun, blocked('old'))
    .when(unblock)
    .then({ ...unblocked, data: { ...unblocked.data, changeId: 'new' } });
  givenConversation(begun, blocked('old'), unblocked).when(receive(now)).then(received(now));
});

test('a block is for a chat that goes on', () => {
  givenConversation(begun, closed).when(block()).thenRejected('ConversationIsClosed');
  const call = { ...begun, data: { ...begun.data, channel: 'phone' } } as ConversationEvent;
  givenConversation(call).when(block()).thenRejected('NotAChat');
});

test('it is spam, or is not after all', () => {
  givenConversation(begun).when(mark(true)).then(marked(true));
  givenConversation(begun, marked(true, 'old')).when(mark(false)).then(marked(false));
});

test.each([assign('ada'), take('n'), mark(true), block(), unblock])(
  'nothing of what never began or has gone: %o',
  (command) => {
    givenConversation().when(command).thenRejected('ConversationNotStarted');
    givenConversation(begun, expired).when(command).thenRejected('ConversationIsClosed');
  },
);
