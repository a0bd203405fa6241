import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import type { Projection } from '../kernel/projection.js';

export interface DayRow {
  readonly conversations: number;
  readonly leads: number;
  readonly answered: number;
  readonly unpublished: number;
  /** Replies that the extractive model gave in another's place. */
  readonly fallbacks: number;
  /** Clauses that were held back. */
  readonly withheld: number;
  readonly costMicros: number;
}

const dayOf = (instant: string): string => instant.slice(0, 10);

/** What happened at the desk on each day (UTC). Numbers without a person in them, so nothing here is ever erased. */
export const deskDays: Projection<ConversationEvent | LeadEvent, DayRow> = {
  name: 'desk-days',
  version: 2,
  scope: 'tenant',
  on: {
    ConversationStarted: ({ startedAt }) => [
      { change: 'put', key: dayOf(startedAt), set: {}, add: { conversations: 1 } },
    ],
    LeadCaptured: ({ capturedAt }) => [{ change: 'put', key: dayOf(capturedAt), set: {}, add: { leads: 1 } }],
    ReplySent: ({ kind, provenance: { fallback, withheld, costMicros }, sentAt }) => [
      {
        change: 'put',
        key: dayOf(sentAt),
        set: {},
        add: {
          ...((kind === 'answered' || kind === 'unpublished') && { [kind]: 1 }),
          fallbacks: fallback === 'none' ? 0 : 1,
          withheld: withheld.length,
          costMicros,
        },
      },
    ],
  },
};
