import { describe, test } from 'vitest';
import {
  conversation,
  messageCountMax,
  type Ask,
  type ConversationCommand,
  type ConversationEvent,
} from '../../domain/conversation/conversation.js';
import { given } from '../support/given.js';

const now = '2026-11-24T10:00:00.000Z';
const about = { commandId: 'request', now };
const visitorId = 'visitor';

const started: ConversationEvent = {
  type: 'ConversationStarted',
  data: {
    conversationId: 'c',
    visitorId,
    opening: { pageUrl: 'https://example.com/' },
    language: 'en',
    device: 'phone',
    startedAt: now,
  },
};
const received = (messageId: string): ConversationEvent => ({
  type: 'MessageReceived',
  data: { messageId, visitorId, text: 'Hello', receivedAt: now },
});
const replied = (inReplyTo: string, asks: Ask | null): ConversationEvent => ({
  type: 'ReplySent',
  data: {
    replyId: `reply to ${inReplyTo}`,
    inReplyTo,
    visitorId,
    kind: 'intake',
    text: 'Well?',
    sources: [],
    asks,
    tookMs: 1,
    sentAt: now,
  },
});
const told = (detail: 'email' | 'phone', value: string): ConversationEvent => ({
  type: 'ContactDetailTold',
  data: { messageId: 'm', visitorId, detail, value, toldAt: now },
});
const closed: ConversationEvent = {
  type: 'ConversationClosed',
  data: { conversationId: 'c', closedAt: now },
};

const receive = (messageId: string): ConversationCommand => ({
  type: 'ReceiveMessage',
  data: { messageId, text: 'Hello' },
  ...about,
});
const reply = (
  inReplyTo: string,
  more: Partial<Extract<ConversationCommand, { type: 'SendReply' }>['data']> = {},
): ConversationCommand => ({
  type: 'SendReply',
  data: {
    replyId: `reply to ${inReplyTo}`,
    inReplyTo,
    kind: 'intake',
    text: 'Well?',
    sources: [],
    asks: null,
    told: null,
    confirmed: null,
    tookMs: 1,
    ...more,
  },
  ...about,
});
const conversing = given(conversation);

describe('messages', () => {
  test('the notice that was shown is recorded with the start', () => {
    conversing()
      .when({
        type: 'StartConversation',
        data: {
          conversationId: 'c',
          visitorId,
          noticeVersion: 'en-1',
          opening: { pageUrl: 'https://example.com/' },
          language: 'en',
          device: 'phone',
        },
        ...about,
      })
      .then({ type: 'NoticeShown', data: { visitorId, noticeVersion: 'en-1', shownAt: now } }, started);
  });
  test('nothing is said before the start', () => {
    conversing().when(receive('m')).thenRejected('ConversationNotStarted');
  });
  test('a message that comes twice is one message', () => {
    conversing(started, received('m')).when(receive('m')).thenNothing();
  });
  test('nothing is said after the end', () => {
    conversing(started, closed).when(receive('m')).thenRejected('ConversationIsClosed');
  });
  test('a conversation has an end somewhere', () => {
    const full = Array.from({ length: messageCountMax }, (_, index) => received(String(index)));
    conversing(started, ...full)
      .when(receive('one more'))
      .thenRejected('ConversationIsFull');
  });
});

describe('replies', () => {
  test('each message is answered once', () => {
    conversing(started, received('m'), replied('m', null)).when(reply('m')).thenNothing();
  });
  test('what nobody wrote is not answered', () => {
    conversing(started).when(reply('m')).thenRejected('NothingToReplyTo');
  });
  test('an ended conversation is not answered any more', () => {
    conversing(started, received('m'), closed).when(reply('m')).thenRejected('ConversationIsClosed');
  });
});

describe('contact details', () => {
  const asked = (ask: Ask) => [started, received('1'), replied('1', ask), received('2')] as const;
  const email = { detail: 'email', value: 'ann@example.com' } as const;

  test('a detail that was asked for is taken', () => {
    conversing(...asked('email'))
      .when(reply('2', { told: email, asks: 'phone' }))
      .then(
        { type: 'ContactDetailTold', data: { ...email, messageId: '2', visitorId, toldAt: now } },
        replied('2', 'phone'),
      );
  });
  test('a detail that was not asked for is not taken', () => {
    conversing(...asked('name'))
      .when(reply('2', { told: email }))
      .thenRejected('DetailNotAsked');
  });
  test('details make a lead only once they were read back', () => {
    conversing(...asked('note'), told('email', 'ann@example.com'))
      .when(reply('2', { confirmed: { leadId: 'l', contactId: 'p' } }))
      .thenRejected('DetailsNotReadBack');
  });
  test('there is no lead that nobody could answer, nor one whose address was withdrawn', () => {
    for (const past of [[], [told('email', 'ann@example.com'), told('email', '')]]) {
      conversing(...asked('confirmation'), ...past)
        .when(reply('2', { confirmed: { leadId: 'l', contactId: 'p' } }))
        .thenRejected('NoWayToReply');
    }
  });
  test('what was read back and found right is confirmed', () => {
    conversing(...asked('confirmation'), told('phone', '+12025550143'))
      .when(reply('2', { confirmed: { leadId: 'l', contactId: 'p' } }))
      .then(
        {
          type: 'ContactDetailsConfirmed',
          data: { leadId: 'l', contactId: 'p', messageId: '2', visitorId, confirmedAt: now },
        },
        replied('2', null),
      );
  });
});
