import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { quarterOf, replyBoundsMs } from '../../domain/report/report.js';
import type { Projection } from '../kernel/projection.js';

export interface QuarterRow {
  readonly chats: number;
  /** Conversations by phone. */
  readonly spoken: number;
  readonly answered: number;
  readonly unpublished: number;
  readonly offLimits: number;
  readonly handOffs: number;
  readonly emergencies: number;
  /** Replies that the extractive model gave in another's place. */
  readonly fallbacks: number;
  /** Clauses that were held back. */
  readonly withheld: number;
  readonly costMicros: number;
  /** Replies by how long they took: the first bound of `replyBoundsMs` that they kept. */
  readonly upTo250: number;
  readonly upTo500: number;
  readonly upTo1000: number;
  readonly upTo2000: number;
  readonly upTo4000: number;
  readonly upTo8000: number;
  readonly slower: number;
}

const counted = (at: string, add: Partial<QuarterRow>) =>
  [{ change: 'put', key: quarterOf(at), set: {}, add }] as const;

/** In the order of `replyBoundsMs`. */
const replyColumns = ['upTo250', 'upTo500', 'upTo1000', 'upTo2000', 'upTo4000', 'upTo8000'] as const;
const replyColumnOf = (tookMs: number) =>
  replyColumns[replyBoundsMs.findIndex((bound) => tookMs <= bound)] ?? 'slower';

/**
 * What happened at the desk in each quarter of an hour (UTC), so that it can be added up by the days of any time zone. Numbers without a
 * person in them, so nothing here is ever erased.
 */
export const deskQuarters: Projection<ConversationEvent, QuarterRow> = {
  name: 'desk-quarters',
  version: 1,
  scope: 'tenant',
  on: {
    ConversationStarted: ({ channel, startedAt }) =>
      counted(startedAt, channel === 'phone' ? { spoken: 1 } : { chats: 1 }),
    HandOffRequested: ({ requestedAt }) => counted(requestedAt, { handOffs: 1 }),
    EmergencyRecognised: ({ recognisedAt }) => counted(recognisedAt, { emergencies: 1 }),
    ReplySent: ({ kind, provenance: { fallback, withheld, costMicros }, tookMs, sentAt }) =>
      counted(sentAt, {
        ...((kind === 'answered' || kind === 'unpublished') && { [kind]: 1 }),
        ...(kind === 'off-limits' && { offLimits: 1 }),
        fallbacks: fallback === 'none' ? 0 : 1,
        withheld: withheld.length,
        costMicros,
        [replyColumnOf(tookMs)]: 1,
      }),
  },
};
