import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const ofVisitor = { subject: 'visitorId', keep: 'transcript' } as const;

const device = z.enum(['phone', 'tablet', 'desktop', 'unknown']);
export type Device = z.infer<typeof device>;

const replyKind = z.enum(['answered', 'unpublished', 'small-talk', 'intake']);
export type ReplyKind = z.infer<typeof replyKind>;

const detail = z.enum(['name', 'email', 'phone', 'note']);
export type Detail = z.infer<typeof detail>;

/** `offer`: may we take your contact details? `confirmation`: is this right? */
const ask = z.enum(['offer', ...detail.options, 'confirmation']);
export type Ask = z.infer<typeof ask>;

/** The page it was opened on: its address may carry what a visitor typed elsewhere. */
const opening = z.object({ pageUrl: z.string() });
export type Opening = Readonly<z.infer<typeof opening>>;

/** `excerpt`: the words of the page as they stood. */
const source = z.object({ pageId: id, url: z.string(), title: z.string(), excerpt: z.string() });
export type Source = Readonly<z.infer<typeof source>>;

export const conversationEvents = {
  NoticeShown: event(1, z.object({ visitorId: id, noticeVersion: z.string(), shownAt: time })),
  ConversationStarted: event(
    1,
    z.object({
      conversationId: id,
      visitorId: id,
      opening: personal(opening, ofVisitor),
      language: z.string(),
      device,
      startedAt: time,
    }),
  ),
  MessageReceived: event(
    1,
    z.object({ messageId: id, visitorId: id, text: personal(z.string(), ofVisitor), receivedAt: time }),
  ),
  ContactDetailTold: event(
    1,
    z.object({ messageId: id, visitorId: id, detail, value: personal(z.string(), ofVisitor), toldAt: time }),
  ),
  ContactDetailsConfirmed: event(
    1,
    z.object({ messageId: id, visitorId: id, leadId: id, contactId: id, confirmedAt: time }),
  ),
  ReplySent: event(
    1,
    z.object({
      replyId: id,
      inReplyTo: id,
      visitorId: id,
      kind: replyKind,
      text: personal(z.string(), ofVisitor),
      sources: personal(z.array(source), ofVisitor),
      asks: ask.nullable(),
      tookMs: z.int(),
      sentAt: time,
    }),
  ),
  ConversationClosed: event(1, z.object({ conversationId: id, closedAt: time })),
} as const satisfies EventSpecs;

export type ConversationEvent = EventOf<typeof conversationEvents>;
