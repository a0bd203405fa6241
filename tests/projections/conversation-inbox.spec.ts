import { test } from 'vitest';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { projected } from '../support/projected.js';
import { replied as replySent } from '../support/replied.js';

const at = (minute: number): string => `2026-11-24T10:0${String(minute)}:00.000Z`;
const visitorId = 'a-visitor';
const erased = { erased: true } as const;

const notice: ConversationEvent = {
  type: 'NoticeShown',
  data: { visitorId, noticeVersion: 'en-1', shownAt: at(0) },
};
const started: ConversationEvent = {
  type: 'ConversationStarted',
  data: {
    conversationId: 'one',
    visitorId,
    opening: { pageUrl: 'https://example.com/prices' },
    language: 'en',
    channel: 'chat',
    device: 'phone',
    startedAt: at(0),
  },
};
const said = (text: string | typeof erased, minute: number): ConversationEvent => ({
  type: 'MessageReceived',
  data: { messageId: `m${String(minute)}`, visitorId, text, receivedAt: at(minute) },
});
const replied = (kind: 'answered' | 'unpublished', minute: number): ConversationEvent =>
  replySent({ replyId: `r${String(minute)}`, inReplyTo: 'm1', visitorId, kind, sentAt: at(minute) });

const inbox = projected(conversationInbox, { tenant: 'acme', entity: 'one', eventId: 'e' });
const opened = {
  noticeVersion: 'en-1',
  startedAt: at(0),
  lastMessageAt: at(0),
  status: 'open',
  channel: 'chat',
  device: 'phone',
  openedOn: 'https://example.com/prices',
} as const;

test('a conversation stands in the inbox as soon as its notice was shown', () => {
  inbox(notice, started).then({ one: opened });
});

test('messages of both sides count, and the visitor’s newest words stand in the row', () => {
  inbox(notice, started, said('Hello', 1), replied('answered', 2), said('And on Sunday?', 3)).then({
    one: {
      ...opened,
      lastMessageAt: at(3),
      lastText: 'And on Sunday?',
      messageCount: 3,
      said: 'Hello\nAnd on Sunday?\n',
    },
  });
});

test('what the desk found no answer to is counted', () => {
  inbox(notice, started, said('Do you repair clocks?', 1), replied('unpublished', 2)).then({
    one: {
      ...opened,
      lastMessageAt: at(2),
      lastText: 'Do you repair clocks?',
      said: 'Do you repair clocks?\n',
      messageCount: 2,
      unansweredCount: 1,
    },
  });
});

test('erased words and an erased page leave the row and its numbers', () => {
  const forgotten: ConversationEvent = { ...started, data: { ...started.data, opening: erased } };
  inbox(notice, forgotten, said(erased, 1)).then({
    one: { ...opened, openedOn: null, lastMessageAt: at(1), lastText: null, messageCount: 1 },
  });
});

test('a conversation names the lead that came out of it, and is closed once it was closed', () => {
  inbox(
    notice,
    started,
    {
      type: 'ContactDetailsConfirmed',
      data: { messageId: 'm1', visitorId, leadId: 'a-lead', contactId: 'a-contact', confirmedAt: at(2) },
    },
    { type: 'ConversationClosed', data: { conversationId: 'one', closedAt: at(3) } },
  ).then({ one: { ...opened, leadId: 'a-lead', blockedUntil: null, status: 'closed', personId: null } });
});

test('an emergency and a visitor who asks for a person stand out', () => {
  const about = { messageId: 'm1', visitorId };
  inbox(
    notice,
    started,
    { type: 'EmergencyRecognised', data: { ...about, kind: 'gas', recognisedAt: at(1) } },
    { type: 'HandOffRequested', data: { ...about, by: 'visitor', requestedAt: at(2) } },
  ).then({ one: { ...opened, isEmergency: true, isHandedOff: true } });
});

test('a visitor is blocked until then, until it is lifted, or until the chat ends', () => {
  const about = { conversationId: 'one', changeId: 'c', visitorId };
  const blocked: ConversationEvent = {
    type: 'VisitorBlocked',
    data: { ...about, endsAt: at(9), blockedAt: at(1) },
  };
  const closed: ConversationEvent = {
    type: 'ConversationClosed',
    data: { conversationId: 'one', closedAt: at(2) },
  };
  inbox(notice, started, blocked).then({ one: { ...opened, blockedUntil: at(9) } });
  inbox(notice, started, blocked, {
    type: 'VisitorUnblocked',
    data: { ...about, unblockedAt: at(2) },
  }).then({ one: { ...opened, blockedUntil: null } });
  inbox(notice, started, blocked, closed).then({
    one: { ...opened, status: 'closed', personId: null, blockedUntil: null },
  });
});

test('a conversation has one member who takes care of it, or none, and may be spam', () => {
  const about = { conversationId: 'one', changeId: 'c', visitorId };
  inbox(
    notice,
    started,
    { type: 'ConversationAssigned', data: { ...about, memberId: 'ada', assignedAt: at(1) } },
    { type: 'SpamMarked', data: { ...about, isSpam: true, markedAt: at(2) } },
  ).then({ one: { ...opened, assigneeId: 'ada', isSpam: true } });
});

test('what the website signed and what its page said last stands in the row, as long as it can be read', () => {
  const identity = { reference: '81', name: 'Rosa Lind', email: null };
  const identified = (known: typeof identity | typeof erased): ConversationEvent => ({
    type: 'VisitorIdentified',
    data: { conversationId: 'one', changeId: 'c', visitorId, identity: known, identifiedAt: at(1) },
  });
  const contextTold = (value: string): ConversationEvent => ({
    type: 'PageContextTold',
    data: { messageId: 'm1', visitorId, context: [{ key: 'Plan', value }], toldAt: at(1) },
  });
  inbox(notice, started, identified(identity), contextTold('Monthly'), contextTold('Yearly')).then({
    one: { ...opened, identity, pageContext: [{ key: 'Plan', value: 'Yearly' }] },
  });
  inbox(notice, started, identified(erased)).then({ one: { ...opened, identity: null } });
});
