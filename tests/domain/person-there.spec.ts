import { fc, test as properties } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  conversation,
  type ConversationCommand,
  type ConversationEvent,
} from '../../domain/conversation/conversation.js';
import { decideWith, fold } from '../../domain/kernel/decider.js';
import { conversationCommands } from '../support/commands.js';
import { given } from '../support/given.js';
import { provenance } from '../support/replied.js';

const now = '2026-11-24T10:00:00.000Z';
const awaitedUntil = '2026-11-24T10:10:00.000Z';
const about = { commandId: 'request', now };
const visitorId = 'v';
const ada = { memberId: 'ada', isOwner: false };
const ben = { memberId: 'ben', isOwner: false };
const owner = { memberId: 'olga', isOwner: true };

const started = (channel: 'chat' | 'phone' = 'chat'): ConversationEvent => ({
  type: 'ConversationStarted',
  data: {
    ...{ conversationId: 'c', visitorId, opening: { pageUrl: '' }, language: 'en', channel },
    ...{ device: 'phone', startedAt: now },
  },
});
const received = (messageId: string): ConversationEvent => ({
  type: 'MessageReceived',
  data: { messageId, visitorId, text: 'Hello', receivedAt: now },
});
const taken: ConversationEvent = {
  type: 'TakenOver',
  data: { takeOverId: 't', visitorId, memberId: 'ada', takenAt: now, awaitedUntil },
};
const wrote: ConversationEvent = {
  type: 'PersonReplied',
  data: { replyId: 'p', visitorId, memberId: 'ada', text: 'Hi', repliedAt: now },
};
const back = (why: 'person' | 'idle'): ConversationEvent => ({
  type: 'HandedBack',
  data: { handBackId: 'request', visitorId, why, handedBackAt: now },
});
const closed: ConversationEvent = {
  type: 'ConversationClosed',
  data: { conversationId: 'c', closedAt: now },
};

const takeOver = (by: typeof ada): ConversationCommand => ({ type: 'TakeOver', data: by, ...about });
const handBack = (by: typeof ada): ConversationCommand => ({ type: 'HandBack', data: by, ...about });
const write = (by: typeof ada, replyId = 'p'): ConversationCommand => ({
  type: 'ReplyAsPerson',
  data: { ...by, replyId, text: 'Hi' },
  ...about,
});
const idle = (at: string): ConversationCommand => ({
  type: 'HandBackIdle',
  data: { awaitedUntil },
  ...{ commandId: 'request', now: at },
});
const reply = (emergency: 'gas' | null): ConversationCommand => ({
  type: 'SendReply',
  data: {
    ...{ replyId: 'r', inReplyTo: 'm', kind: 'answered', text: 'Yes.', sources: [], consulted: [] },
    ...{ asks: null, told: [], confirmed: null, emergency, handOff: null, provenance, tookMs: 1 },
  },
  ...about,
});
const conversing = given(conversation);

describe('taking over', () => {
  test('is for one member at a time, and for an owner at any time', () => {
    conversing(started())
      .when(takeOver(ada))
      .then({
        type: 'TakenOver',
        data: { takeOverId: 'request', visitorId, memberId: 'ada', takenAt: now, awaitedUntil },
      });
    conversing(started(), taken).when(takeOver(ben)).thenRejected('PersonHasIt');
    conversing(started(), taken).when(takeOver(ada)).thenRejected('PersonHasIt');
    conversing(started(), taken)
      .when(takeOver(owner))
      .then({
        type: 'TakenOver',
        data: { takeOverId: 'request', visitorId, memberId: 'olga', takenAt: now, awaitedUntil },
      });
  });
  test('is not for calls, nor for what has ended', () => {
    conversing(started('phone')).when(takeOver(ada)).thenRejected('NotAChat');
    conversing(started(), closed).when(takeOver(ada)).thenRejected('ConversationIsClosed');
    conversing(started(), taken, closed).when(write(ada)).thenRejected('ConversationIsClosed');
    conversing(started(), taken, closed).when(handBack(ada)).thenRejected('NobodyHasIt');
  });
});

describe('while a person has it', () => {
  test('the desk is silent, but for whom to call in an emergency', () => {
    conversing(started(), received('m'), taken).when(reply(null)).thenRejected('PersonHasIt');
    const events = fold(conversation.evolve, conversation.initial, [started(), received('m'), taken]);
    const decision = decideWith(conversation, events, reply('gas'));
    expect(decision.outcome === 'accepted' && decision.events.map(({ type }) => type)).toEqual([
      'EmergencyRecognised',
      'ReplySent',
    ]);
  });
  test('they and an owner write, and nobody else', () => {
    conversing(started(), taken).when(write(ada)).then(wrote);
    conversing(started(), taken).when(write(ben)).thenRejected('PersonHasIt');
    conversing(started(), taken, wrote).when(write(ada)).thenNothing();
    conversing(started()).when(write(ada)).thenRejected('NobodyHasIt');
    conversing(started(), taken)
      .when(write(owner))
      .then({
        type: 'PersonReplied',
        data: { replyId: 'p', visitorId, memberId: 'olga', text: 'Hi', repliedAt: now },
      });
  });
  test('what they wrote settles what was open, and the desk does not answer it later', () => {
    conversing(started(), received('m'), taken, wrote, back('person')).when(reply(null)).thenNothing();
    const leftOpen = [started(), taken, wrote, received('m'), back('person')];
    const state = fold(conversation.evolve, conversation.initial, leftOpen);
    expect(decideWith(conversation, state, reply(null))).toMatchObject({ events: [{ type: 'ReplySent' }] });
  });
  test('the visitor waits for a word from the first message on that has none', () => {
    const receive: ConversationCommand = {
      type: 'ReceiveMessage',
      data: { messageId: 'm', text: 'Hello' },
      ...about,
    };
    const awaited: ConversationEvent = {
      type: 'PersonAwaited',
      data: { messageId: 'm', visitorId, awaitedAt: about.now, awaitedUntil },
    };
    conversing(started(), taken).when(receive).then(received('m'));
    conversing(started(), taken, wrote).when(receive).then(received('m'), awaited);
  });
});

describe('handing back', () => {
  test('is for whoever has it, and for an owner', () => {
    conversing(started(), taken).when(handBack(ben)).thenRejected('PersonHasIt');
    conversing(started(), taken).when(handBack(ada)).then(back('person'));
    conversing(started(), taken).when(handBack(owner)).then(back('person'));
    conversing(started(), taken, back('person')).when(handBack(ada)).thenNothing();
    conversing(started()).when(handBack(ada)).thenRejected('NobodyHasIt');
  });
  test('comes by itself when a person leaves the visitor without a word for ten minutes', () => {
    conversing(started(), taken).when(idle('2026-11-24T10:09:59.999Z')).thenRejected('PersonNotIdle');
    conversing(started(), taken)
      .when(idle(awaitedUntil))
      .then({
        type: 'HandedBack',
        data: { handBackId: 'request', visitorId, why: 'idle', handedBackAt: awaitedUntil },
      });
    conversing(started(), taken, wrote).when(idle(awaitedUntil)).thenRejected('PersonNotIdle');
  });
});

/** It stays open, and what the desk says stands in nobody's way but the person's. */
const ofAnOpenOne = conversationCommands
  .filter(({ type }) => !/^(Close|Expire)/u.test(type))
  .map((command) =>
    command.type === 'SendReply'
      ? { ...command, data: { ...command.data, told: [], confirmed: null } }
      : command,
  );
properties.prop([fc.array(ofAnOpenOne, { minLength: 1, maxLength: 60, size: 'max' })])(
  'whatever is asked, the desk says nothing but whom to call between a taking over and its end',
  (asked) => {
    const past: ConversationEvent[] = [started()];
    for (const command of asked) {
      const state = fold(conversation.evolve, conversation.initial, past);
      const decision = decideWith(conversation, state, command);
      if (decision.outcome === 'rejected') continue;
      past.push(...decision.events);
      const isHeld = state.status === 'open' && state.person !== null;
      const types = decision.events.map(({ type }) => type);
      if (isHeld && types.includes('ReplySent')) expect(types).toContain('EmergencyRecognised');
    }
  },
);
