import { z } from 'zod';
import { began, between, gone } from './between.js';

export const devices = ['phone', 'tablet', 'desktop', 'unknown'] as const;

/** What members made of it, of whatever channel. */
const sorted = {
  /** The member who takes care of it. */
  assigneeId: z.string().nullable(),
  isSpam: z.boolean(),
};

export const conversationRow = z.object({
  conversationId: z.string(),
  status: z.enum(['open', 'closed']),
  startedAt: z.iso.datetime(),
  lastMessageAt: z.iso.datetime(),
  /** The visitor's newest words; null when they were erased or nothing was said yet. */
  lastText: z.string().nullable(),
  messageCount: z.int(),
  unansweredCount: z.int(),
  channel: z.enum(['chat', 'phone']),
  device: z.enum(devices),
  /** The page it was opened on; null when erased or unknown. */
  openedOn: z.string().nullable(),
  /** Who the business's website says the visitor is, signed by it: its own name for them, and what it knows of them. Null: it said nothing. */
  identity: z
    .object({ reference: z.string(), name: z.string().nullable(), email: z.string().nullable() })
    .nullable(),
  leadId: z.string().nullable(),
  /** Somebody may be in danger, or asked for a person. */
  alert: z.enum(['emergency', 'hand-off']).nullable(),
  ...sorted,
  /** Until then what its visitor writes is not taken, unless it is over by now; null: it is taken. */
  blockedUntil: z.iso.datetime().nullable(),
  /** The member who answers it in the desk's place; null while the desk does. */
  personId: z.string().nullable(),
});

/** In a list: with what else tells who that is. */
export const listedConversation = conversationRow.extend({
  /** What its lead is called, else their address; null where it is none, or was erased. */
  leadName: z.string().nullable(),
  /** The last four digits of the caller's number; null in chats, and where they are not known, or were erased. */
  ending: z.string().nullable(),
});

/** All texts between the line and one person, in the list of conversations: GET /api/v1/texts/ID has them. Nobody ends it. */
export const textConversation = z.object({
  /** Of the contact. */
  conversationId: z.string(),
  channel: z.literal('text'),
  startedAt: z.iso.datetime(),
  lastMessageAt: z.iso.datetime(),
  /** The newest words, theirs or those that were sent to them; null when they were erased. */
  lastText: z.string().nullable(),
  messageCount: z.int(),
  /** The last four digits of the number; null where they are not known, or were erased. */
  ending: z.string().nullable(),
  /** They said STOP, or what means it, by text, in a call or in a chat. */
  isOptedOut: z.boolean(),
  ...sorted,
});

/** The query of GET /api/v1/conversations and of conversations.csv. 422 `filter-not-valid`. */
export const conversationFilters = z.object({
  channel: z.enum(['chat', 'phone', 'text']).optional(),
  /** With this, or a state, what it has, an alert or days in which it began, no texts are in the list. */
  device: z.enum(devices).optional(),
  status: z.enum(['open', 'closed']).optional(),
  /** `lead`: it became one. `unanswered`: something was asked that is not published. */
  has: z.enum(['lead', 'unanswered']).optional(),
  alert: z.enum(['any', 'emergency', 'hand-off']).optional(),
  assigned: z.enum(['me', 'nobody', 'anybody']).optional(),
  /** Spam alone; without it there is none in the list, unless it is one of what began in some days. */
  spam: z.literal('only').optional(),
  /** Of the newest message. */
  ...between,
  ...began,
  /** By the newest message, or by when they began where that is asked for; `newest` where nothing is said. */
  sort: z.enum(['newest', 'oldest']).optional(),
});

/** POST /api/v1/conversations/search: a name that is looked for stands in no address. Answers like the list. */
export const conversationSearch = z.object({
  ...conversationFilters.shape,
  /** All of them said by the visitor or caller, or in one text from them; the last may be the beginning of one. */
  words: z
    .string()
    .max(200)
    .regex(/[\p{L}\p{N}]/u),
  cursor: z.string().max(500).optional(),
});

/** GET /api/v1/conversations?channel=…&cursor=…: 50 at a time. A cursor goes on by the sort it came with. */
export const inbox = z.object({
  conversations: z.array(z.discriminatedUnion('channel', [listedConversation, textConversation])),
  nextCursor: z.string().nullable(),
  /** How many there are by these filters, 1,000 at most; null on later pages. */
  count: z.int().nullable(),
  gone,
});

/** `excerpt`: the words as they stood when the reply rested on them. */
export const source = z.object({
  origin: z.enum(['page', 'fact']),
  /** Null for a fact that the owner taught. */
  url: z.string().nullable(),
  title: z.string(),
  excerpt: z.string(),
});

/** What stands there today: the same, other words in their place, or nothing. */
export const today = z.object({ state: z.enum(['same', 'changed', 'gone']), text: z.string().nullable() });

/** How a reply came to be. Times in milliseconds, money in millionths of a US dollar. */
export const provenance = z.object({
  model: z.string(),
  promptVersion: z.string().nullable(),
  /** Why the extractive model answered in another's place. */
  fallback: z.enum(['none', 'down', 'slow', 'budget', 'refused', 'ungrounded']),
  /** Why clauses were held back. */
  withheld: z.array(z.string()),
  toolCalls: z.array(z.object({ tool: z.string(), outcome: z.string() })),
  retrievalMs: z.int(),
  firstClauseMs: z.int().nullable(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  costMicros: z.int(),
});

export const replyKinds = [
  'answered',
  'unpublished',
  'small-talk',
  'intake',
  'off-limits',
  'paused',
  'emergency',
  'call',
] as const;

/** A person came, left, or left without a word. */
export const personKinds = ['came', 'left', 'idle'] as const;

export const transcriptMessage = z.object({
  messageId: z.string(),
  from: z.enum(['visitor', 'desk', 'person']),
  /** Null when it was erased. */
  text: z.string().nullable(),
  at: z.iso.datetime(),
  /** Of replies: how it came about. Null for what visitors and persons wrote. */
  kind: z.enum([...replyKinds, ...personKinds]).nullable(),
  sources: z.array(source.extend({ today })),
  /** Of replies; null for those of before it was kept. */
  provenance: provenance.nullable(),
  /** Of replies: what the visitor thought of it. */
  rating: z.enum(['good', 'bad']).nullable(),
  /** Of replies: from question to complete answer. */
  tookMs: z.int().nullable(),
});

/** What a member wrote down about it, for the others. */
export const note = z.object({
  noteId: z.string(),
  /** Null when it was erased. */
  text: z.string().nullable(),
  /** `member:ID`, or the id of an API key. */
  actor: z.string(),
  at: z.iso.datetime(),
});

/** POST /api/v1/conversations/ID/notes, …/texts/ID/notes: 201. 404 `conversation-not-found`, `thread-not-found`; 409 `sorted-too-often`. */
export const takeNote = z.object({ text: z.string().trim().min(1).max(2_000) });
export const noteTaken = z.object({ noteId: z.string() });

/** POST /api/v1/conversations/ID/assignee, …/texts/ID/assignee: 204; null: nobody. 404 as for notes, `member-not-found`. */
export const assign = z.object({ memberId: z.string().max(60).nullable() });

/**
 * POST /api/v1/conversations/ID/spam, …/texts/ID/spam: 204. What a conversation cost of the plan is given back when an owner says so. Of texts
 * nothing else changes: STOP and HELP are heard as ever. 404 as for notes.
 */
export const markSpam = z.object({ isSpam: z.boolean() });

/** GET /api/v1/conversations/ID. 404 `conversation-not-found`. */
export const replay = z.object({
  conversation: conversationRow,
  /** Who has it in the desk's place; null while the desk answers. `mayWrite`: whoever asks may write in it and hand it back. */
  person: z.object({ email: z.string().nullable(), isMe: z.boolean(), mayWrite: z.boolean() }).nullable(),
  noticeVersion: z.string(),
  /** What the page said last, of itself or of its visitor. */
  pageContext: z.array(z.object({ key: z.string(), value: z.string() })),
  messages: z.array(transcriptMessage),
  notes: z.array(note),
});

/**
 * POST /api/v1/conversations/ID/take-over, …/hand-back: 204. 409 `conversation-is-closed`, `person-has-it`, `nobody-has-it`,
 * `not-a-chat`.
 */
/** POST /api/v1/conversations/ID/replies: 204. The same `messageId` again is the same message. */
export const writeReply = z.object({ messageId: z.uuid(), text: z.string().trim().min(1).max(2_000) });

/** GET /api/v1/live: server-sent events `change`; the id of each is its place in the log, so that a reconnect misses nothing. */
export const liveChange = z.object({
  topic: z.enum([
    'conversation',
    'lead',
    'crawl',
    'knowledge',
    'account',
    'desk',
    'notification',
    'rehearsal',
    'report',
    'disclosure',
    'erasure',
    'call',
    'consent',
    'thread',
    'line',
    'pairing',
    'mailbox',
    'webhook',
    'delivery',
    'widget',
  ]),
  id: z.string(),
});

export type ConversationRow = Readonly<z.infer<typeof conversationRow>>;
export type ListedConversation = Readonly<z.infer<typeof listedConversation>>;
export type TextConversation = Readonly<z.infer<typeof textConversation>>;
export type ConversationFilters = Readonly<z.infer<typeof conversationFilters>>;
export type Inbox = Readonly<z.infer<typeof inbox>>;
export type Note = Readonly<z.infer<typeof note>>;
export type NoteTaken = Readonly<z.infer<typeof noteTaken>>;
export type Source = Readonly<z.infer<typeof source>>;
export type Provenance = Readonly<z.infer<typeof provenance>>;
export type ReplyKind = (typeof replyKinds)[number];
export type TranscriptMessage = Readonly<z.infer<typeof transcriptMessage>>;
export type Replay = Readonly<z.infer<typeof replay>>;
export type LiveChange = Readonly<z.infer<typeof liveChange>>;
