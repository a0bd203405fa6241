import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const ofMember = { subject: 'memberId', keep: 'account' } as const;
const whose = { accountId: id, memberId: id, pairingId: id };

/** By itself it says nothing: a random id that the contact directory gave this chat. */
const chatRef = id;
const chat = { chatRef, chatId: personal(z.string(), ofMember), chatName: personal(z.string(), ofMember) };

/** Why alerts do not go to the chat any more. */
const ending = z.enum(['disconnected', 'blocked', 'chat-gone', 'right-lost']);
export type Ending = z.infer<typeof ending>;

export const pairingEvents = {
  /** A member asked for a link that connects a chat. `tokenHash`: SHA-256 of the link's token, hex. */
  PairingOpened: event(1, z.object({ ...whose, tokenHash: z.string(), openedAt: time, expiresAt: time })),
  /** Somebody followed the link in this chat. The link is used up; nothing goes to the chat before the member says yes. */
  ChatAsked: event(1, z.object({ ...whose, ...chat, askedAt: time, expiresAt: time })),
  ChatPaired: event(1, z.object({ ...whose, chatRef, pairedAt: time })),
  /** The member thought better of it, or did not know the chat. */
  PairingWithdrawn: event(1, z.object({ ...whose, withdrawnAt: time })),
  /** The messenger gave the chat another id. */
  ChatMoved: event(1, z.object({ ...whose, chatRef, chatId: personal(z.string(), ofMember), movedAt: time })),
  PairingEnded: event(1, z.object({ ...whose, chatRef, ending, endedAt: time })),
} as const satisfies EventSpecs;

export type PairingEvent = EventOf<typeof pairingEvents>;
