import type { Evolve } from '../kernel/decider.js';
import { isErased, type Erased } from '../kernel/personal.js';
import type { Ask, Channel, ConversationEvent, Detail, Identity } from './events.js';

/** By the key of the detail. */
export type Told = Readonly<Partial<Record<Detail, string | Erased>>>;

export interface PersonThere {
  readonly memberId: string;
  /** Until when the visitor waits for their word; null when it is the visitor's turn. */
  readonly awaitedUntil: string | null;
}

export interface Conversing {
  readonly visitorId: string;
  readonly channel: Channel;
  readonly language: string;
  /** Messages by id, and whether each was answered: the keys by which a repetition is known. */
  readonly messages: Readonly<Partial<Record<string, 'unanswered' | 'answered'>>>;
  /** The message that each reply answered. */
  readonly replies: Readonly<Partial<Record<string, string>>>;
  /** Every rating there was: a repetition is known by its id. */
  readonly ratingIds: readonly string[];
  /** Replies that were cut short. */
  readonly interruptedIds: readonly string[];
  readonly isHandedOff: boolean;
  /** The person who has it in the desk's place; null while the desk answers. */
  readonly person: PersonThere | null;
  /** What persons wrote, and when they came and left: the keys by which a repetition is known. */
  readonly personReplyIds: readonly string[];
  readonly personChangeIds: readonly string[];
  /** What the replies cost so far, in millionths of a US dollar, and the tokens they took. */
  readonly costMicros: number;
  readonly tokens: number;
  /** What the desk asked for last; the next message may tell it. */
  readonly asked: Ask | null;
  readonly told: Told;
  /** What the business's website signed; what the visitor tells stands before it. */
  readonly signed: Told;
  /** How often it did: a repetition is known by its id. */
  readonly identityIds: readonly string[];
  /** The lead this conversation became; null until the details were confirmed. */
  readonly leadId: string | null;
  /** What members sorted and noted so far: a repetition is known by its id. */
  readonly sortingIds: readonly string[];
  /** Null: not blocked. */
  readonly blockedUntil: string | null;
  readonly isExpired: boolean;
}

export type Conversation =
  | { readonly status: 'unstarted' }
  | ({ readonly status: 'open' } & Conversing)
  | ({ readonly status: 'closed' } & Conversing);

export const initial: Conversation = { status: 'unstarted' };

export const evolve: Evolve<Conversation, ConversationEvent> = {
  NoticeShown: (conversation) => conversation,
  ConversationStarted: (_conversation, { visitorId, channel, language }) => ({
    status: 'open',
    visitorId,
    channel,
    language,
    messages: {},
    replies: {},
    ratingIds: [],
    interruptedIds: [],
    isHandedOff: false,
    person: null,
    personReplyIds: [],
    personChangeIds: [],
    costMicros: 0,
    tokens: 0,
    asked: null,
    told: {},
    signed: {},
    identityIds: [],
    leadId: null,
    sortingIds: [],
    blockedUntil: null,
    isExpired: false,
  }),
  // What is said to a person answers nothing that the desk asked.
  MessageReceived: (conversation, { messageId }) =>
    changed(conversation, ({ messages, person, asked }) => ({
      messages: { ...messages, [messageId]: 'unanswered' },
      asked: person === null ? asked : null,
    })),
  PageContextTold: (conversation) => conversation,
  VisitorIdentified: (conversation, { changeId, identity }) =>
    changed(conversation, ({ identityIds }) => ({
      identityIds: [...identityIds, changeId],
      signed: isErased(identity) ? {} : detailsIn(identity),
    })),
  ContactDetailTold: (conversation, { detail, value }) =>
    changed(conversation, ({ told }) => ({ told: { ...told, [detail]: value } })),
  ContactDetailsConfirmed: (conversation, { leadId }) => changed(conversation, () => ({ leadId })),
  EmergencyRecognised: (conversation) => conversation,
  HandOffRequested: (conversation) => changed(conversation, () => ({ isHandedOff: true })),
  ReplySent: (conversation, { replyId, inReplyTo, asks, provenance }) =>
    changed(conversation, ({ messages, replies, costMicros, tokens }) => ({
      messages: { ...messages, [inReplyTo]: 'answered' },
      replies: { ...replies, [replyId]: inReplyTo },
      asked: asks,
      costMicros: costMicros + provenance.costMicros,
      tokens: tokens + provenance.inputTokens + provenance.outputTokens,
    })),
  TakenOver: (conversation, { takeOverId, memberId, awaitedUntil }) =>
    changed(conversation, ({ personChangeIds }) => ({
      person: { memberId, awaitedUntil },
      personChangeIds: [...personChangeIds, takeOverId],
    })),
  PersonAwaited: (conversation, { awaitedUntil }) =>
    changed(conversation, ({ person }) => ({ person: person && { ...person, awaitedUntil } })),
  PersonReplied: (conversation, { replyId }) =>
    changed(conversation, ({ person, messages, personReplyIds }) => ({
      person: person && { ...person, awaitedUntil: null },
      messages: Object.fromEntries(Object.keys(messages).map((id) => [id, 'answered' as const])),
      personReplyIds: [...personReplyIds, replyId],
      asked: null,
    })),
  HandedBack: (conversation, { handBackId }) =>
    changed(conversation, ({ personChangeIds }) => ({
      person: null,
      personChangeIds: [...personChangeIds, handBackId],
    })),
  ReplyInterrupted: (conversation, { replyId }) =>
    changed(conversation, ({ interruptedIds }) => ({ interruptedIds: [...interruptedIds, replyId] })),
  ReplyRated: (conversation, { changeId }) =>
    changed(conversation, ({ ratingIds }) => ({ ratingIds: [...ratingIds, changeId] })),
  ConversationAssigned: (conversation, { changeId }) => sorted(conversation, changeId),
  NoteTaken: (conversation, { noteId }) => sorted(conversation, noteId),
  SpamMarked: (conversation, { changeId }) => sorted(conversation, changeId),
  VisitorBlocked: (conversation, { changeId, endsAt }) =>
    sorted(conversation, changeId, { blockedUntil: endsAt }),
  VisitorUnblocked: (conversation, { changeId }) => sorted(conversation, changeId, { blockedUntil: null }),
  ConversationClosed: (conversation) =>
    conversation.status === 'unstarted' ? conversation : { ...conversation, status: 'closed', person: null },
  ConversationExpired: (conversation) =>
    conversation.status === 'unstarted'
      ? conversation
      : { ...conversation, status: 'closed', person: null, isExpired: true },
};

/** What is known of the visitor, whoever said it: their own words before those of the website. */
export const knownOf = ({ signed, told }: Pick<Conversing, 'signed' | 'told'>): Told => ({
  ...signed,
  ...told,
});

const detailsIn = ({ name, email }: Identity): Told => ({
  ...(name !== null && { name }),
  ...(email !== null && { email }),
});

function changed(
  conversation: Conversation,
  change: (conversing: Conversing) => Partial<Conversing>,
): Conversation {
  return conversation.status === 'unstarted' ? conversation : { ...conversation, ...change(conversation) };
}

const sorted = (
  conversation: Conversation,
  id: string,
  change: Partial<Pick<Conversing, 'blockedUntil'>> = {},
): Conversation =>
  changed(conversation, ({ sortingIds }) => ({ ...change, sortingIds: [...sortingIds, id] }));
