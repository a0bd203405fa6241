import type { Command } from '../kernel/decider.js';
import type { Ask, Detail, Device, Opening, ReplyKind, Source } from './events.js';

export type ConversationCommand =
  | Command<
      'StartConversation',
      {
        conversationId: string;
        visitorId: string;
        noticeVersion: string;
        opening: Opening;
        language: string;
        device: Device;
      }
    >
  | Command<'ReceiveMessage', { messageId: string; text: string }>
  | Command<
      'SendReply',
      {
        replyId: string;
        /** The message it answers; each is answered once. */
        inReplyTo: string;
        kind: ReplyKind;
        text: string;
        sources: readonly Source[];
        /** What the desk wants to be told next; null when it asks for nothing. */
        asks: Ask | null;
        /** What the message told, in answer to what was asked; an empty value withdraws what was told before. */
        told: { readonly detail: Detail; readonly value: string } | null;
        /** The visitor said that the details read back to them are right. */
        confirmed: { readonly leadId: string; readonly contactId: string } | null;
        tookMs: number;
      }
    >
  | Command<'CloseConversation', { conversationId: string }>;
