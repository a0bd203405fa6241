import type { Decider } from '../kernel/decider.js';
import type { ConversationCommand, DetailTold } from './commands.js';
import { decide, type ConversationReason } from './decide.js';
import type { ConversationEvent } from './events.js';
import { evolve, initial, type Conversation } from './state.js';

export type { Conversation, ConversationCommand, ConversationEvent, ConversationReason, DetailTold };
export { knownOf, type Conversing, type Told } from './state.js';
export {
  conversationEvents,
  provenance,
  replyKind,
  type Ask,
  type Detail,
  type Device,
  type EmergencyKind,
  type Fallback,
  type Identity,
  type PageContext,
  type Provenance,
  type ReplyKind,
  type Source,
} from './events.js';
export { conversationUpcasts } from './upcasts.js';
export { messageCountMax } from './limits.js';

/** One visitor's chat, from the notice they saw to its end. */
export const conversation: Decider<Conversation, ConversationCommand, ConversationEvent, ConversationReason> =
  { category: 'conversation', initial, evolve, decide };
