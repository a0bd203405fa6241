import type { Evolve } from '../kernel/decider.js';
import type { Erased } from '../kernel/personal.js';
import type { Ask, ConversationEvent, Detail } from './events.js';

export type Told = Readonly<Partial<Record<Detail, string | Erased>>>;

export interface Conversing {
  readonly visitorId: string;
  readonly language: string;
  /** Messages by id, and whether each was answered: the keys by which a repetition is known. */
  readonly messages: Readonly<Partial<Record<string, 'unanswered' | 'answered'>>>;
  /** What the desk asked for last; the next message may tell it. */
  readonly asked: Ask | null;
  readonly told: Told;
  /** The lead this conversation became; null until the details were confirmed. */
  readonly leadId: string | null;
}

export type Conversation =
  | { readonly status: 'unstarted' }
  | ({ readonly status: 'open' } & Conversing)
  | ({ readonly status: 'closed' } & Conversing);

export const initial: Conversation = { status: 'unstarted' };

export const evolve: Evolve<Conversation, ConversationEvent> = {
  NoticeShown: (conversation) => conversation,
  ConversationStarted: (_conversation, { visitorId, language }) => ({
    status: 'open',
    visitorId,
    language,
    messages: {},
    asked: null,
    told: {},
    leadId: null,
  }),
  MessageReceived: (conversation, { messageId }) =>
    changed(conversation, ({ messages }) => ({ messages: { ...messages, [messageId]: 'unanswered' } })),
  ContactDetailTold: (conversation, { detail, value }) =>
    changed(conversation, ({ told }) => ({ told: { ...told, [detail]: value } })),
  ContactDetailsConfirmed: (conversation, { leadId }) => changed(conversation, () => ({ leadId })),
  ReplySent: (conversation, { inReplyTo, asks }) =>
    changed(conversation, ({ messages }) => ({
      messages: { ...messages, [inReplyTo]: 'answered' },
      asked: asks,
    })),
  ConversationClosed: (conversation) =>
    conversation.status === 'unstarted' ? conversation : { ...conversation, status: 'closed' },
};

function changed(
  conversation: Conversation,
  change: (conversing: Conversing) => Partial<Conversing>,
): Conversation {
  return conversation.status === 'unstarted' ? conversation : { ...conversation, ...change(conversation) };
}
