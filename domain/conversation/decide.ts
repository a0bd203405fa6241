import { accept, reject, type Decide } from '../kernel/decider.js';
import { isBlocked } from '../kernel/block.js';
import type { ConversationCommand, DetailTold } from './commands.js';
import type { Ask, ConversationEvent, Detail } from './events.js';
import { sorting } from './sorting.js';
import { identityCountMax, messageCountMax } from './limits.js';
import { idleFrom, ofPersons } from './person.js';
import { knownOf, type Conversation, type Conversing, type Told } from './state.js';

export type ConversationReason =
  | 'ConversationNotStarted'
  | 'ConversationIsClosed'
  | 'ConversationIsFull'
  | 'NothingToReplyTo'
  | 'NotTakingDetails'
  | 'DetailsNotReadBack'
  | 'NoWayToReply'
  | 'ReplyUnknown'
  | 'TooMuchSorted'
  | 'VisitorIsBlocked'
  | 'NotAChat'
  | 'PersonHasIt'
  | 'PersonNotIdle'
  | 'NobodyHasIt';

export const decide: Decide<Conversation, ConversationCommand, ConversationEvent, ConversationReason> = {
  StartConversation(conversation, { data, now }) {
    if (conversation.status !== 'unstarted') return accept();
    const { visitorId, noticeVersion, ...started } = data;
    return accept(
      { type: 'NoticeShown', data: { visitorId, noticeVersion, shownAt: now } },
      { type: 'ConversationStarted', data: { ...started, visitorId, startedAt: now } },
    );
  },

  ReceiveMessage(conversation, { data: { isEmergency, ...data }, now }) {
    if (conversation.status === 'unstarted') return reject('ConversationNotStarted');
    const { messages, visitorId } = conversation;
    const { context = [], ...message } = data;
    const { messageId } = message;
    if (messages[messageId] !== undefined) return accept();
    if (conversation.status === 'closed') return reject('ConversationIsClosed');
    if (isBlocked(conversation.blockedUntil, now) && isEmergency !== true) return reject('VisitorIsBlocked');
    if (Object.keys(messages).length >= messageCountMax) return reject('ConversationIsFull');
    const heard: ConversationEvent[] = [
      { type: 'MessageReceived', data: { ...message, visitorId, receivedAt: now } },
    ];
    if (context.length > 0) {
      const told = { messageId, visitorId, context: [...context], toldAt: now };
      heard.push({ type: 'PageContextTold', data: told });
    }
    if (conversation.person?.awaitedUntil === null) {
      const awaited = { messageId, visitorId, awaitedAt: now, awaitedUntil: idleFrom(now) };
      heard.push({ type: 'PersonAwaited', data: awaited });
    }
    return accept(...heard);
  },

  IdentifyVisitor(conversation, { data, commandId: changeId, now: identifiedAt }) {
    if (conversation.status === 'unstarted') return reject('ConversationNotStarted');
    const { identityIds, visitorId } = conversation;
    if (identityIds.includes(changeId)) return accept();
    if (conversation.status === 'closed') return reject('ConversationIsClosed');
    if (identityIds.length >= identityCountMax) return reject('ConversationIsFull');
    return accept({ type: 'VisitorIdentified', data: { ...data, changeId, visitorId, identifiedAt } });
  },

  SendReply(conversation, { data, now }) {
    if (conversation.status === 'unstarted') return reject('ConversationNotStarted');
    const message = conversation.messages[data.inReplyTo];
    if (message === undefined) return reject('NothingToReplyTo');
    if (message === 'answered') return accept();
    if (conversation.status === 'closed') return reject('ConversationIsClosed');
    // Whom to call in danger is said by the desk, whoever has the conversation, and to whoever is blocked.
    if (conversation.person !== null && data.emergency === null) return reject('PersonHasIt');
    if (isBlocked(conversation.blockedUntil, now) && data.emergency === null)
      return reject('VisitorIsBlocked');
    const obstacle = obstacleTo(conversation, data);
    if (obstacle !== null) return reject(obstacle);

    const { visitorId } = conversation;
    const { told, confirmed, emergency, handOff, inReplyTo, sources, consulted, ...reply } = data;
    const heard: ConversationEvent[] = [];
    for (const detail of told) {
      const about = { messageId: inReplyTo, visitorId, toldAt: now };
      heard.push({ type: 'ContactDetailTold', data: { ...detail, ...about } });
    }
    if (confirmed !== null) {
      const about = { messageId: inReplyTo, visitorId, confirmedAt: now };
      heard.push({ type: 'ContactDetailsConfirmed', data: { ...confirmed, ...about } });
    }
    const about = { messageId: inReplyTo, visitorId };
    if (emergency !== null) {
      heard.push({ type: 'EmergencyRecognised', data: { ...about, kind: emergency, recognisedAt: now } });
    }
    // Once is enough: a visitor who asks again, or a model that repeats itself, wakes nobody twice.
    if (handOff !== null && !conversation.isHandedOff) {
      heard.push({ type: 'HandOffRequested', data: { ...about, by: handOff, requestedAt: now } });
    }
    return accept(...heard, {
      type: 'ReplySent',
      data: {
        ...reply,
        inReplyTo,
        sources: [...sources],
        consulted: [...consulted],
        visitorId,
        sentAt: now,
      },
    });
  },

  InterruptReply(conversation, { data, now }) {
    if (conversation.status === 'unstarted') return reject('ConversationNotStarted');
    if (conversation.replies[data.replyId] === undefined) return reject('ReplyUnknown');
    if (conversation.interruptedIds.includes(data.replyId)) return accept();
    if (conversation.isExpired) return reject('ConversationIsClosed');
    const { visitorId } = conversation;
    return accept({ type: 'ReplyInterrupted', data: { ...data, visitorId, interruptedAt: now } });
  },

  RateReply(conversation, { data, commandId: changeId, now }) {
    if (conversation.status === 'unstarted') return reject('ConversationNotStarted');
    const inReplyTo = conversation.replies[data.replyId];
    if (inReplyTo === undefined) return reject('ReplyUnknown');
    if (conversation.ratingIds.includes(changeId)) return accept();
    if (conversation.isExpired) return reject('ConversationIsClosed');
    if (conversation.ratingIds.length >= messageCountMax) return reject('ConversationIsFull');
    const { visitorId } = conversation;
    return accept({ type: 'ReplyRated', data: { ...data, inReplyTo, changeId, visitorId, ratedAt: now } });
  },

  ...sorting,
  ...ofPersons,

  CloseConversation(conversation, { data, now }) {
    if (conversation.status === 'unstarted') return reject('ConversationNotStarted');
    if (conversation.status === 'closed') return accept();
    return accept({ type: 'ConversationClosed', data: { ...data, closedAt: now } });
  },

  ExpireConversation(conversation, { data, now }) {
    if (conversation.status === 'unstarted') return reject('ConversationNotStarted');
    if (conversation.isExpired) return accept();
    return accept({ type: 'ConversationExpired', data: { ...data, expiredAt: now } });
  },
};

interface Heard {
  readonly asks: Ask | null;
  readonly told: readonly DetailTold[];
  readonly confirmed: object | null;
}

/** Details are kept where the reply goes on to the next or reads them back, and make a lead only once they were found right. */
function obstacleTo(conversing: Conversing, { asks, told, confirmed }: Heard): ConversationReason | null {
  const { asked } = conversing;
  if (told.length > 0 && (asks === null || asks === 'offer')) return 'NotTakingDetails';
  if (confirmed !== null && asked !== 'confirmation') return 'DetailsNotReadBack';
  return confirmed !== null && !hasWayToReply(knownOf(conversing)) ? 'NoWayToReply' : null;
}

const hasWayToReply = (told: Told): boolean => isGiven(told['email']) || isGiven(told['phone']);

const isGiven = (value: Told[Detail]): boolean => value !== undefined && value !== '';
