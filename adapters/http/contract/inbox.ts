import { z } from 'zod';

export const devices = ['phone', 'tablet', 'desktop', 'unknown'] as const;

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
  leadId: z.string().nullable(),
  /** Somebody may be in danger, or asked for a person. */
  alert: z.enum(['emergency', 'hand-off']).nullable(),
});

/** GET /api/v1/conversations?cursor=…: newest message first, 50 at a time. */
export const inbox = z.object({ conversations: z.array(conversationRow), nextCursor: z.string().nullable() });

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

export const transcriptMessage = z.object({
  messageId: z.string(),
  from: z.enum(['visitor', 'desk']),
  /** Null when it was erased. */
  text: z.string().nullable(),
  at: z.iso.datetime(),
  /** Of replies: how it came about. Null for visitors' messages. */
  kind: z.enum(replyKinds).nullable(),
  sources: z.array(source.extend({ today })),
  /** Of replies; null for those of before it was kept. */
  provenance: provenance.nullable(),
  /** Of replies: what the visitor thought of it. */
  rating: z.enum(['good', 'bad']).nullable(),
  /** Of replies: from question to complete answer. */
  tookMs: z.int().nullable(),
});

/** GET /api/v1/conversations/ID. 404 `conversation-not-found`. */
export const replay = z.object({
  conversation: conversationRow,
  noticeVersion: z.string(),
  messages: z.array(transcriptMessage),
});

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
export type Inbox = Readonly<z.infer<typeof inbox>>;
export type Source = Readonly<z.infer<typeof source>>;
export type Provenance = Readonly<z.infer<typeof provenance>>;
export type ReplyKind = (typeof replyKinds)[number];
export type TranscriptMessage = Readonly<z.infer<typeof transcriptMessage>>;
export type Replay = Readonly<z.infer<typeof replay>>;
export type LiveChange = Readonly<z.infer<typeof liveChange>>;
