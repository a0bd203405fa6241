import type {
  Conversation,
  ConversationCommand,
  ConversationEvent,
  ConversationReason,
  Device,
} from '../../domain/conversation/conversation.js';
import type { Handle } from '../handling/handle.js';
import type { Clock } from '../ports/clock.js';
import type { NewId } from '../ports/ids.js';

export type HandleConversation = Handle<
  Conversation,
  ConversationCommand,
  ConversationEvent,
  ConversationReason
>;

interface Needs {
  readonly handleConversation: HandleConversation;
  readonly newId: NewId;
  readonly now: Clock;
}

export interface Start {
  readonly tenant: string;
  /** Made by the visitor's browser. */
  readonly conversationId: string;
  readonly noticeVersion: string;
  readonly pageUrl: string;
  readonly language: string;
  readonly device: Device;
}

export type Started =
  | { readonly outcome: 'started'; readonly visitorId: string }
  /** Somebody has written in it already: whoever asks now need not be who wrote. */
  | { readonly outcome: 'already-used' };

/** Starts a conversation; asking again before the first message answers the same. */
export const startConversation =
  ({ handleConversation, newId, now }: Needs) =>
  async ({ tenant, pageUrl, ...start }: Start): Promise<Started> => {
    const { conversationId } = start;
    const { state } = await handleConversation(
      conversationId,
      {
        type: 'StartConversation',
        data: { ...start, visitorId: newId(), channel: 'chat', opening: { pageUrl } },
        commandId: conversationId,
        now: now(),
      },
      { tenant, actor: 'visitor', causationId: '' },
    );
    if (state.status !== 'open' || Object.keys(state.messages).length > 0) return { outcome: 'already-used' };
    return { outcome: 'started', visitorId: state.visitorId };
  };
