import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import type { Projection } from '../kernel/projection.js';

export interface DayRow {
  readonly conversations: number;
  readonly leads: number;
  readonly answered: number;
  readonly unpublished: number;
}

const dayOf = (instant: string): string => instant.slice(0, 10);

/** What happened at the desk on each day (UTC). Numbers without a person in them, so nothing here is ever erased. */
export const deskDays: Projection<ConversationEvent | LeadEvent, DayRow> = {
  name: 'desk-days',
  version: 1,
  scope: 'tenant',
  on: {
    ConversationStarted: ({ startedAt }) => [
      { change: 'put', key: dayOf(startedAt), set: {}, add: { conversations: 1 } },
    ],
    LeadCaptured: ({ capturedAt }) => [{ change: 'put', key: dayOf(capturedAt), set: {}, add: { leads: 1 } }],
    ReplySent: ({ kind, sentAt }) =>
      kind === 'answered' || kind === 'unpublished'
        ? [{ change: 'put', key: dayOf(sentAt), set: {}, add: { [kind]: 1 } }]
        : [],
  },
};
