import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { ByMember, ConversationCommand } from './commands.js';
import type { ConversationReason } from './decide.js';
import type { ConversationEvent } from './events.js';
import { idleMs, messageCountMax } from './limits.js';
import type { Conversation, PersonThere } from './state.js';

type Deciding = Decide<Conversation, ConversationCommand, ConversationEvent, ConversationReason>;

export const idleFrom = (now: string): string => new Date(Date.parse(now) + idleMs).toISOString();

/** A person in the desk's place: while one is there, the desk is silent. */
export const ofPersons: Pick<Deciding, 'TakeOver' | 'ReplyAsPerson' | 'HandBack' | 'HandBackIdle'> = {
  TakeOver(conversation, { data: { memberId, isOwner }, commandId: takeOverId, now }) {
    if (conversation.status === 'unstarted') return reject('ConversationNotStarted');
    const { person, personChangeIds, visitorId } = conversation;
    if (personChangeIds.includes(takeOverId)) return accept();
    if (conversation.status === 'closed') return reject('ConversationIsClosed');
    if (conversation.channel !== 'chat') return reject('NotAChat');
    if (person !== null && (person.memberId === memberId || !isOwner)) return reject('PersonHasIt');
    if (personChangeIds.length >= messageCountMax) return reject('ConversationIsFull');
    const taken = { takeOverId, visitorId, memberId, takenAt: now, awaitedUntil: idleFrom(now) };
    return accept({ type: 'TakenOver', data: taken });
  },

  ReplyAsPerson(conversation, { data, now: repliedAt }) {
    if (conversation.status === 'unstarted') return reject('ConversationNotStarted');
    const { person, personReplyIds, visitorId } = conversation;
    if (personReplyIds.includes(data.replyId)) return accept();
    if (conversation.status === 'closed') return reject('ConversationIsClosed');
    const obstacle = obstacleTo(person, data);
    if (obstacle !== null) return reject(obstacle);
    if (personReplyIds.length >= messageCountMax) return reject('ConversationIsFull');
    const { replyId, memberId, text } = data;
    return accept({ type: 'PersonReplied', data: { replyId, visitorId, memberId, text, repliedAt } });
  },

  HandBack(conversation, { data, commandId, now }) {
    if (conversation.status === 'unstarted') return reject('ConversationNotStarted');
    const obstacle = obstacleTo(conversation.person, data);
    return handedBack(conversation, { obstacle, handBackId: commandId, why: 'person', handedBackAt: now });
  },

  HandBackIdle(conversation, { data: { awaitedUntil }, commandId, now }) {
    if (conversation.status === 'unstarted') return reject('ConversationNotStarted');
    const isIdle = conversation.person?.awaitedUntil === awaitedUntil && now >= awaitedUntil;
    const obstacle = isIdle ? null : 'PersonNotIdle';
    return handedBack(conversation, { obstacle, handBackId: commandId, why: 'idle', handedBackAt: now });
  },
};

/** Whoever has it, and an owner. */
function obstacleTo(person: PersonThere | null, { memberId, isOwner }: ByMember): ConversationReason | null {
  if (person === null) return 'NobodyHasIt';
  return isOwner || person.memberId === memberId ? null : 'PersonHasIt';
}

interface HandingBack {
  readonly obstacle: ConversationReason | null;
  readonly handBackId: string;
  readonly why: 'person' | 'idle';
  readonly handedBackAt: string;
}

function handedBack(
  { personChangeIds, visitorId }: Exclude<Conversation, { status: 'unstarted' }>,
  { obstacle, ...data }: HandingBack,
): Decision<ConversationEvent, ConversationReason> {
  if (personChangeIds.includes(data.handBackId)) return accept();
  return obstacle === null ? accept({ type: 'HandedBack', data: { ...data, visitorId } }) : reject(obstacle);
}
