import { test } from 'vitest';
import type { ConversationEvent, Provenance } from '../../domain/conversation/conversation.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import { deskDays } from '../../projections/desk-days/projection.js';
import { projected } from '../support/projected.js';
import { provenance, replied as replySent } from '../support/replied.js';

const erased = { erased: true } as const;
const visitorId = 'a-visitor';
const days = projected(deskDays, { tenant: 'acme', entity: 'one', eventId: 'e' });

const started = (startedAt: string): ConversationEvent => ({
  type: 'ConversationStarted',
  data: {
    conversationId: 'one',
    visitorId,
    opening: erased,
    language: 'en',
    channel: 'chat',
    device: 'phone',
    startedAt,
  },
});
const replied = (
  kind: 'answered' | 'unpublished' | 'small-talk' | 'intake',
  sentAt: string,
  of: Partial<Provenance> = {},
): ConversationEvent =>
  replySent({
    ...{ kind, sentAt, text: erased, sources: erased, consulted: erased },
    provenance: { ...provenance, ...of },
  });
const captured = (capturedAt: string): LeadEvent => ({
  type: 'LeadCaptured',
  data: {
    leadId: 'l',
    contactId: 'c',
    conversationId: 'one',
    name: erased,
    email: null,
    phone: null,
    note: null,
    answers: erased,
    capturedAt,
  },
});

test('conversations and leads count on the day they began, in UTC', () => {
  days(
    started('2026-11-24T23:59:59.999Z'),
    started('2026-11-25T00:00:00.000Z'),
    captured('2026-11-25T12:00:00.000Z'),
  ).then({ '2026-11-24': { conversations: 1 }, '2026-11-25': { conversations: 1, leads: 1 } });
});

test('of replies only those to a question count: answered, or not published', () => {
  const at = '2026-11-24T10:00:00.000Z';
  days(
    replied('answered', at),
    replied('answered', at),
    replied('unpublished', at),
    replied('small-talk', at),
    replied('intake', at),
  ).then({
    '2026-11-24': { answered: 2, unpublished: 1, fallbacks: 0, withheld: 0, costMicros: 0 },
  });
});

test('what answers cost, what was held back and how often another model had to speak is added up', () => {
  const at = '2026-11-24T10:00:00.000Z';
  days(
    replied('answered', at, { costMicros: 310 }),
    replied('unpublished', at, {
      ...{ costMicros: 90, fallback: 'ungrounded' },
      withheld: ['value-not-in-source', 'no-source'],
    }),
  ).then({
    '2026-11-24': { answered: 1, unpublished: 1, fallbacks: 1, withheld: 2, costMicros: 400 },
  });
});
