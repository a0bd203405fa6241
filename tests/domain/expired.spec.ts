import { expect, test } from 'vitest';
import { call, type CallCommand, type CallEvent } from '../../domain/call/call.js';
import { conversation, type ConversationEvent } from '../../domain/conversation/conversation.js';
import { given } from '../support/given.js';

const now = '2026-12-01T09:00:00.000Z';
const about = { commandId: 'c', now };

test('nothing follows a conversation whose time is over', () => {
  const started: ConversationEvent = {
    type: 'ConversationStarted',
    data: {
      ...{ conversationId: 'one', visitorId: 'v', opening: { pageUrl: '' }, language: 'en' },
      ...{ channel: 'chat', device: 'phone', startedAt: now },
    },
  };
  const expired: ConversationEvent = {
    type: 'ConversationExpired',
    data: { conversationId: 'one', expiredAt: now },
  };
  const spec = given(conversation);
  const expire = { type: 'ExpireConversation', data: { conversationId: 'one' }, ...about } as const;
  spec(started).when(expire).then(expired);
  spec(started, expired).when(expire).thenNothing();
  spec(started, expired)
    .when({ type: 'ReceiveMessage', data: { messageId: 'm', text: 'Hello?' }, ...about })
    .thenRejected('ConversationIsClosed');
  spec(started, expired)
    .when({ type: 'CloseConversation', data: { conversationId: 'one' }, ...about })
    .thenNothing();
});

test('nothing follows a call whose time is over, whatever the phone company still tells', () => {
  const rang: CallEvent = {
    type: 'CallRang',
    data: {
      ...{ callId: 'one', callRef: 'r', contactId: 'p', callerNumber: null, forwardedFrom: null },
      ...{ attestation: 'unknown', treatment: 'assistant', treatmentReason: 'mode' },
      ...{ isAfterHours: false, rangAt: now },
    },
  };
  const expired: CallEvent = { type: 'CallExpired', data: { callId: 'one', expiredAt: now } };
  const late: readonly CallCommand[] = [
    { type: 'CompleteRecording', data: { callId: 'one', recordingRef: 'x' }, ...about },
    { type: 'TakeVoicemail', data: { callId: 'one', seconds: 3 }, ...about },
    { type: 'EndCall', data: { callId: 'one', by: 'caller', seconds: 1, hasSpoken: true }, ...about },
    { type: 'HearVoicemail', data: { callId: 'one' }, ...about },
  ];
  const spec = given(call);
  spec(rang)
    .when({ type: 'ExpireCall', data: { callId: 'one' }, ...about })
    .then(expired);
  for (const command of late) spec(rang, expired).when(command).thenRejected('CallUnknown');
  expect(late).toHaveLength(4);
});
