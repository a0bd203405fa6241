import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const ofVisitor = { subject: 'visitorId', keep: 'transcript' } as const;

const device = z.enum(['phone', 'tablet', 'desktop', 'unknown']);
export type Device = z.infer<typeof device>;

/**
 * `answered`: from what is known. `unpublished`: nothing known answers it, and the reply says so. `off-limits`: the owner
 * keeps silent about it. `paused`: the desk does not answer now. `emergency`: whom to call. `call`: about the call itself.
 */
export const replyKind = z.enum([
  'answered',
  'unpublished',
  'small-talk',
  'intake',
  'off-limits',
  'paused',
  'emergency',
  'call',
]);
export type ReplyKind = z.infer<typeof replyKind>;

/** Key of an item of the intake: `name`, `email`, `phone`, `note`, or one that the owner added. */
const detail = z.string();
export type Detail = string;

/**
 * `offer`: may we take your contact details? `confirmation`: is this right? `text-link`: shall we text it? `no-texts-number`: which
 * number shall get no texts? Any other: the detail of that key.
 */
const ask = z.string();
export type Ask = string;

const channel = z.enum(['chat', 'phone']);
export type Channel = z.infer<typeof channel>;

/** The page it was opened on; empty for a call: its address may carry what a visitor typed elsewhere. */
const opening = z.object({ pageUrl: z.string() });
export type Opening = Readonly<z.infer<typeof opening>>;

/** Who the business's own website says a visitor is: its own name for them, and what it knows to reach them by. */
const identity = z.object({
  reference: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
});
export type Identity = Readonly<z.infer<typeof identity>>;

/** What a page said of itself or of its visitor, for whoever reads the conversation. */
const pageContext = z.array(z.object({ key: z.string(), value: z.string() }));
export type PageContext = readonly Readonly<z.infer<typeof pageContext>[number]>[];

/** `excerpt`: the words as they stood, `version`: SHA-256 of the page or fact they stood in; empty in old replies. */
const source = z.object({
  origin: z.enum(['page', 'fact']),
  pageId: id,
  version: z.string(),
  passageId: z.string(),
  /** Null for a taught fact. */
  url: z.string().nullable(),
  title: z.string(),
  excerpt: z.string(),
});
export type Source = Readonly<z.infer<typeof source>>;

const fallback = z.enum(['none', 'down', 'slow', 'budget', 'refused', 'ungrounded']);
/** Why the extractive model answered in another's place. */
export type Fallback = z.infer<typeof fallback>;

/** How a reply came to be. Times are milliseconds; money is millionths of a US dollar. */
export const provenance = z.object({
  model: z.string(),
  promptVersion: z.string().nullable(),
  fallback,
  /** Why clauses were held back, one reason for each. */
  withheld: z.array(z.string()),
  toolCalls: z.array(z.object({ tool: z.string(), outcome: z.string() })),
  retrievalMs: z.int(),
  /** Null when nothing was released. */
  firstClauseMs: z.int().nullable(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  costMicros: z.int(),
});
export type Provenance = Readonly<z.infer<typeof provenance>>;

const emergencyKind = z.enum([
  'medical',
  'fire',
  'gas',
  'violence',
  'self-harm',
  'poisoning',
  'electrical',
  'other',
  'own',
]);
/** `own`: one that the business named. */
export type EmergencyKind = z.infer<typeof emergencyKind>;

const rating = z.enum(['good', 'bad']);
export type Rating = z.infer<typeof rating>;

export const conversationEvents = {
  NoticeShown: event(1, z.object({ visitorId: id, noticeVersion: z.string(), shownAt: time })),
  ConversationStarted: event(
    2,
    z.object({
      conversationId: id,
      visitorId: id,
      channel,
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
  /** With a message, once for each time the page said something else. */
  PageContextTold: event(
    1,
    z.object({ messageId: id, visitorId: id, context: personal(pageContext, ofVisitor), toldAt: time }),
  ),
  /** Signed by the business's website. `changeId`: the id of the request, by which its repetition is known. */
  VisitorIdentified: event(
    1,
    z.object({
      ...{ conversationId: id, changeId: id, visitorId: id },
      identity: personal(identity, ofVisitor),
      identifiedAt: time,
    }),
  ),
  ContactDetailTold: event(
    2,
    z.object({ messageId: id, visitorId: id, detail, value: personal(z.string(), ofVisitor), toldAt: time }),
  ),
  ContactDetailsConfirmed: event(
    1,
    z.object({ messageId: id, visitorId: id, leadId: id, contactId: id, confirmedAt: time }),
  ),
  EmergencyRecognised: event(
    1,
    z.object({ messageId: id, visitorId: id, kind: emergencyKind, recognisedAt: time }),
  ),
  HandOffRequested: event(
    1,
    z.object({ messageId: id, visitorId: id, by: z.enum(['visitor', 'model']), requestedAt: time }),
  ),
  ReplySent: event(
    2,
    z.object({
      replyId: id,
      inReplyTo: id,
      visitorId: id,
      kind: replyKind,
      text: personal(z.string(), ofVisitor),
      sources: personal(z.array(source), ofVisitor),
      /** Everything the answer could have rested on, by the ids of the passages. */
      consulted: personal(z.array(z.string()), ofVisitor),
      asks: ask.nullable(),
      provenance,
      tookMs: z.int(),
      sentAt: time,
    }),
  ),
  /** The caller spoke before it was said to its end. `heard`: as far as it was. */
  ReplyInterrupted: event(
    1,
    z.object({ replyId: id, visitorId: id, heard: personal(z.string(), ofVisitor), interruptedAt: time }),
  ),
  /** `changeId`: the id of the request, by which its repetition is known. */
  ReplyRated: event(
    1,
    z.object({ replyId: id, inReplyTo: id, changeId: id, visitorId: id, rating, ratedAt: time }),
  ),
  /** A member takes care of it; null: nobody any more. */
  ConversationAssigned: event(
    1,
    z.object({ conversationId: id, changeId: id, visitorId: id, memberId: id.nullable(), assignedAt: time }),
  ),
  /** What a member wrote down about it, for the others; goes with the visitor. */
  NoteTaken: event(
    1,
    z.object({
      noteId: id,
      conversationId: id,
      visitorId: id,
      text: personal(z.string(), ofVisitor),
      takenAt: time,
    }),
  ),
  SpamMarked: event(
    1,
    z.object({ conversationId: id, changeId: id, visitorId: id, isSpam: z.boolean(), markedAt: time }),
  ),
  /** Nothing that this visitor writes is taken any more, until then or until somebody lifts it. An emergency always is. */
  VisitorBlocked: event(
    1,
    z.object({ conversationId: id, changeId: id, visitorId: id, endsAt: time, blockedAt: time }),
  ),
  VisitorUnblocked: event(
    1,
    z.object({ conversationId: id, changeId: id, visitorId: id, unblockedAt: time }),
  ),
  /** A person took it over from the desk, or from whoever had it. By `awaitedUntil` they owe the visitor a word. */
  TakenOver: event(
    1,
    z.object({ takeOverId: id, visitorId: id, memberId: id, takenAt: time, awaitedUntil: time }),
  ),
  /** The visitor wrote, and waits for the person's word until then. */
  PersonAwaited: event(1, z.object({ messageId: id, visitorId: id, awaitedAt: time, awaitedUntil: time })),
  PersonReplied: event(
    1,
    z.object({
      replyId: id,
      visitorId: id,
      memberId: id,
      text: personal(z.string(), ofVisitor),
      repliedAt: time,
    }),
  ),
  /** The desk answers again. `idle`: the person left the visitor without a word. */
  HandedBack: event(
    1,
    z.object({ handBackId: id, visitorId: id, why: z.enum(['person', 'idle']), handedBackAt: time }),
  ),
  ConversationClosed: event(1, z.object({ conversationId: id, closedAt: time })),
  /** Its time is over: what was said is done away with, and nothing follows. */
  ConversationExpired: event(1, z.object({ conversationId: id, expiredAt: time })),
} as const satisfies EventSpecs;

export type ConversationEvent = EventOf<typeof conversationEvents>;
