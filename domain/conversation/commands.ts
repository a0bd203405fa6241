import type { Command } from '../kernel/decider.js';
import type {
  Ask,
  Channel,
  Detail,
  Device,
  EmergencyKind,
  Identity,
  Opening,
  PageContext,
  Provenance,
  Rating,
  ReplyKind,
  Source,
} from './events.js';

/** A contact detail in the visitor's words; an empty value withdraws what was told before. */
export interface DetailTold {
  readonly detail: Detail;
  readonly value: string;
}

/** An owner may write in, and give back, what another member has. */
export interface ByMember {
  readonly memberId: string;
  readonly isOwner: boolean;
}

export type ConversationCommand =
  | Command<
      'StartConversation',
      {
        conversationId: string;
        visitorId: string;
        channel: Channel;
        noticeVersion: string;
        opening: Opening;
        language: string;
        device: Device;
      }
    >
  /**
   * `context`: what the page said with it; left out where that is nothing new. `isEmergency`: its words speak of danger, and are taken from
   * whoever is blocked.
   */
  | Command<
      'ReceiveMessage',
      { messageId: string; text: string; context?: PageContext; isEmergency?: boolean }
    >
  | Command<'IdentifyVisitor', { conversationId: string; identity: Identity }>
  | Command<
      'SendReply',
      {
        replyId: string;
        /** The message it answers; each is answered once. */
        inReplyTo: string;
        kind: ReplyKind;
        text: string;
        sources: readonly Source[];
        consulted: readonly string[];
        /** What the desk wants to be told next; null when it asks for nothing. */
        asks: Ask | null;
        /** What the message told, asked for or not. */
        told: readonly DetailTold[];
        /** The visitor said that the details read back to them are right. */
        confirmed: { readonly leadId: string; readonly contactId: string } | null;
        emergency: EmergencyKind | null;
        /** Who asked for a person; null when nobody did. */
        handOff: 'visitor' | 'model' | null;
        provenance: Provenance;
        tookMs: number;
      }
    >
  | Command<'InterruptReply', { replyId: string; heard: string }>
  | Command<'RateReply', { replyId: string; rating: Rating }>
  | Command<'AssignConversation', { conversationId: string; memberId: string | null }>
  | Command<'TakeNote', { conversationId: string; noteId: string; text: string }>
  | Command<'MarkSpam', { conversationId: string; isSpam: boolean }>
  | Command<'BlockVisitor', { conversationId: string }>
  | Command<'UnblockVisitor', { conversationId: string }>
  | Command<'TakeOver', ByMember>
  | Command<'ReplyAsPerson', ByMember & { replyId: string; text: string }>
  | Command<'HandBack', ByMember>
  /** Has no effect where the person wrote since, or has given it back. */
  | Command<'HandBackIdle', { awaitedUntil: string }>
  | Command<'CloseConversation', { conversationId: string }>
  | Command<'ExpireConversation', { conversationId: string }>;
