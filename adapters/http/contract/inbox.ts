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
  device: z.enum(devices),
  /** The page it was opened on; null when erased or unknown. */
  openedOn: z.string().nullable(),
  leadId: z.string().nullable(),
});

/** GET /api/v1/conversations?cursor=…: newest message first, 50 at a time. */
export const inbox = z.object({ conversations: z.array(conversationRow), nextCursor: z.string().nullable() });

export const source = z.object({
  url: z.string(),
  title: z.string(),
  excerpt: z.string(),
});

export const transcriptMessage = z.object({
  messageId: z.string(),
  from: z.enum(['visitor', 'desk']),
  /** Null when it was erased. */
  text: z.string().nullable(),
  at: z.iso.datetime(),
  /** Of replies: how it came about. Null for visitors' messages. */
  kind: z.enum(['answered', 'unpublished', 'small-talk', 'intake']).nullable(),
  sources: z.array(source),
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
  topic: z.enum(['conversation', 'lead', 'crawl', 'knowledge', 'account']),
  id: z.string(),
});

export type ConversationRow = Readonly<z.infer<typeof conversationRow>>;
export type Inbox = Readonly<z.infer<typeof inbox>>;
export type Source = Readonly<z.infer<typeof source>>;
export type TranscriptMessage = Readonly<z.infer<typeof transcriptMessage>>;
export type Replay = Readonly<z.infer<typeof replay>>;
export type LiveChange = Readonly<z.infer<typeof liveChange>>;
