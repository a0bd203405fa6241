import { describe, expect, test } from 'vitest';
import {
  conversation,
  messageCountMax,
  type Ask,
  type ConversationCommand,
  type ConversationEvent,
} from '../../domain/conversation/conversation.js';
import { fold } from '../../domain/kernel/decider.js';
import { given } from '../support/given.js';
import { provenance, replied as replySent, type ReplySent } from '../support/replied.js';

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
    channel: 'chat',
    device: 'phone',
    startedAt: now,
  },
};
const received = (messageId: string): ConversationEvent => ({
  type: 'MessageReceived',
  data: { messageId, visitorId, text: 'Hello', receivedAt: now },
});
const replied = (
  inReplyTo: string,
  asks: Ask | null,
  more: Partial<ReplySent['data']> = {},
): ConversationEvent =>
  replySent({
    ...{ replyId: `reply to ${inReplyTo}`, inReplyTo, visitorId, kind: 'intake', text: 'Well?', asks },
    ...{ tookMs: 1, sentAt: now },
    ...more,
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
    consulted: [],
    asks: null,
    told: [],
    confirmed: null,
    emergency: null,
    handOff: null,
    provenance,
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
          channel: 'chat',
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

  const phone = { detail: 'phone', value: '+12025550143' } as const;
  const taken = { messageId: '2', visitorId, toldAt: now };

  test('what is told is taken, whether it was asked for or not', () => {
    for (const ask of ['email', 'offer'] as const) {
      conversing(...asked(ask))
        .when(reply('2', { told: [email, phone], asks: 'note' }))
        .then(
          { type: 'ContactDetailTold', data: { ...email, ...taken } },
          { type: 'ContactDetailTold', data: { ...phone, ...taken } },
          replied('2', 'note'),
        );
    }
  });
  test('nothing is taken where nothing is taken down', () => {
    for (const asks of [null, 'offer'] as const) {
      conversing(...asked('email'))
        .when(reply('2', { told: [email], asks }))
        .thenRejected('NotTakingDetails');
    }
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

describe('what wakes the owner', () => {
  const asked = [started, received('1')] as const;
  const requested = (messageId: string, by: 'visitor' | 'model'): ConversationEvent => ({
    type: 'HandOffRequested',
    data: { messageId, visitorId, by, requestedAt: now },
  });

  test('an emergency is recorded with its reply, and once with it', () => {
    const calm = reply('1', { kind: 'emergency', emergency: 'gas' });
    const recognised: ConversationEvent = {
      type: 'EmergencyRecognised',
      data: { messageId: '1', visitorId, kind: 'gas', recognisedAt: now },
    };
    const answered = replied('1', null, { kind: 'emergency' });
    conversing(...asked)
      .when(calm)
      .then(recognised, answered);
    conversing(...asked, recognised, answered)
      .when(calm)
      .thenNothing();
    conversing(...asked, recognised, answered, received('2'))
      .when(reply('2', { kind: 'emergency', emergency: 'gas' }))
      .then(
        { ...recognised, data: { ...recognised.data, messageId: '2' } },
        replied('2', null, { kind: 'emergency' }),
      );
  });
  test('a person is asked for once in a conversation, whoever asks', () => {
    conversing(...asked)
      .when(reply('1', { handOff: 'visitor' }))
      .then(requested('1', 'visitor'), replied('1', null));
    conversing(...asked, requested('1', 'visitor'), replied('1', null), received('2'))
      .when(reply('2', { handOff: 'model' }))
      .then(replied('2', null));
  });
});

describe('ratings', () => {
  const rate = (commandId: string, replyId = 'reply to 1'): ConversationCommand => ({
    type: 'RateReply',
    data: { replyId, rating: 'bad' },
    commandId,
    now,
  });
  const rated = (changeId: string): ConversationEvent => ({
    type: 'ReplyRated',
    data: {
      ...{ replyId: 'reply to 1', inReplyTo: '1', changeId, visitorId },
      ...{ rating: 'bad', ratedAt: now },
    },
  });
  const answered = [started, received('1'), replied('1', null)] as const;

  test('a reply is rated, each time once, also after the end', () => {
    conversing(...answered)
      .when(rate('x'))
      .then(rated('x'));
    conversing(...answered, rated('x'))
      .when(rate('x'))
      .thenNothing();
    conversing(...answered, rated('x'), closed)
      .when(rate('y'))
      .then(rated('y'));
  });
  test('what nobody was told is not rated', () => {
    conversing().when(rate('x')).thenRejected('ConversationNotStarted');
    conversing(...answered)
      .when(rate('x', 'another reply'))
      .thenRejected('ReplyUnknown');
  });
  test('ratings have an end somewhere', () => {
    const full = Array.from({ length: messageCountMax }, (_, index) => rated(String(index)));
    conversing(...answered, ...full)
      .when(rate('one more'))
      .thenRejected('ConversationIsFull');
    conversing(...answered, ...full)
      .when(rate('0'))
      .thenNothing();
  });
});

test('what the replies cost adds up, in money and in tokens', () => {
  const took = (inputTokens: number, outputTokens: number, costMicros: number) => ({
    provenance: { ...provenance, inputTokens, outputTokens, costMicros },
  });
  const state = fold(conversation.evolve, conversation.initial, [
    started,
    received('1'),
    replied('1', null, took(900, 80, 310)),
    received('2'),
    replied('2', null, took(100, 20, 40)),
  ]);
  expect(state).toMatchObject({ costMicros: 350, tokens: 1_100 });
});

describe('what the website says of its visitor', () => {
  const identity = { reference: '81', name: 'Rosa Lind', email: 'rosa@example.com' };
  const identify = (commandId: string): ConversationCommand => ({
    ...{ type: 'IdentifyVisitor', data: { conversationId: 'c', identity }, commandId, now },
  });
  const identified = (changeId: string): ConversationEvent => ({
    type: 'VisitorIdentified',
    data: { conversationId: 'c', changeId, visitorId, identity, identifiedAt: now },
  });
  const stateAfter = (...events: readonly ConversationEvent[]) =>
    fold(conversation.evolve, conversation.initial, [started, ...events]);

  test('is known once, and no more after the end', () => {
    given(conversation)(started).when(identify('1')).then(identified('1'));
    given(conversation)(started, identified('1'), identified('2')).when(identify('1')).thenNothing();
    given(conversation)(started, closed).when(identify('1')).thenRejected('ConversationIsClosed');
    given(conversation)().when(identify('1')).thenRejected('ConversationNotStarted');
    const many = Array.from({ length: 20 }, (_, number) => identified(String(number)));
    given(conversation)(started, ...many)
      .when(identify('more'))
      .thenRejected('ConversationIsFull');
  });

  test('is a way to reply, until the visitor tells another or withdraws it', () => {
    const asked = [received('1'), replied('1', 'confirmation'), received('2')];
    const confirmed = { leadId: 'l', contactId: 'p' };
    given(conversation)(started, ...asked)
      .when(reply('2', { confirmed }))
      .thenRejected('NoWayToReply');
    expect(stateAfter(identified('1'))).toMatchObject({
      signed: { name: 'Rosa Lind', email: 'rosa@example.com' },
      told: {},
    });
    expect(stateAfter(identified('1'), told('phone', '+12025550143'))).toMatchObject({
      signed: { name: 'Rosa Lind', email: 'rosa@example.com' },
    });
    expect(stateAfter(identified('1'), told('email', 'r@example.com'))).toMatchObject({
      ...{ signed: { name: 'Rosa Lind' }, told: { email: 'r@example.com' } },
    });
    given(conversation)(started, identified('1'), told('email', ''), ...asked)
      .when(reply('2', { confirmed }))
      .thenRejected('NoWayToReply');
  });

  test('comes with a message, once', () => {
    const context = [{ key: 'Basket', value: '2 things' }];
    const command: ConversationCommand = {
      type: 'ReceiveMessage',
      data: { messageId: 'm1', text: 'Hello', context },
      ...about,
    };
    const contextTold: ConversationEvent = {
      type: 'PageContextTold',
      data: { messageId: 'm1', visitorId, context, toldAt: now },
    };
    given(conversation)(started).when(command).then(received('m1'), contextTold);
    given(conversation)(started, received('m1'), contextTold).when(command).thenNothing();
  });
});
