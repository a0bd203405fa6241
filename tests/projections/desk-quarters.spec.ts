import { test } from 'vitest';
import type { ConversationEvent, Provenance } from '../../domain/conversation/conversation.js';
import { deskQuarters } from '../../projections/desk-quarters/projection.js';
import { projected } from '../support/projected.js';
import { provenance, replied as replySent } from '../support/replied.js';

const erased = { erased: true } as const;
const visitorId = 'a-visitor';
const quarters = projected(deskQuarters, { tenant: 'acme', entity: 'one', eventId: 'e' });

const started = (startedAt: string, channel: 'chat' | 'phone' = 'chat'): ConversationEvent => ({
  type: 'ConversationStarted',
  data: {
    ...{ conversationId: 'one', visitorId, opening: erased, language: 'en' },
    ...{ channel, device: 'phone', startedAt },
  },
});
const replied = (
  kind: 'answered' | 'unpublished' | 'small-talk' | 'off-limits',
  sentAt: string,
  { tookMs = 12, ...of }: Partial<Provenance> & { readonly tookMs?: number } = {},
): ConversationEvent =>
  replySent({
    ...{ kind, sentAt, tookMs, text: erased, sources: erased, consulted: erased },
    provenance: { ...provenance, ...of },
  });

test('conversations count in the quarter of an hour in which they began, in UTC', () => {
  quarters(
    started('2026-11-24T23:59:59.999Z'),
    started('2026-11-25T00:00:00.000Z'),
    started('2026-11-25T00:14:59.999Z', 'phone'),
    started('2026-11-25T00:15:00.000Z'),
  ).then({
    '2026-11-24T23:45:00.000Z': { chats: 1 },
    '2026-11-25T00:00:00.000Z': { chats: 1, spoken: 1 },
    '2026-11-25T00:15:00.000Z': { chats: 1 },
  });
});

const at = '2026-11-24T10:00:00.000Z';
const nothing = { fallbacks: 0, withheld: 0, costMicros: 0 };

test('of replies only those to a question count: answered, not published, or off limits', () => {
  quarters(
    replied('answered', at),
    replied('answered', at),
    replied('unpublished', at),
    replied('off-limits', at),
    replied('small-talk', at),
  ).then({ [at]: { ...nothing, answered: 2, unpublished: 1, offLimits: 1, upTo250: 5 } });
});

test('every reply counts under the first bound that it kept', () => {
  quarters(
    ...[0, 250, 251, 500, 1_000, 8_000, 8_001].map((tookMs) => replied('small-talk', at, { tookMs })),
  ).then({ [at]: { ...nothing, upTo250: 2, upTo500: 2, upTo1000: 1, upTo8000: 1, slower: 1 } });
});

test('what answers cost, what was held back and how often another model had to speak is added up', () => {
  quarters(
    replied('answered', at, { costMicros: 310 }),
    replied('unpublished', at, {
      ...{ costMicros: 90, fallback: 'ungrounded' },
      withheld: ['value-not-in-source', 'no-source'],
    }),
  ).then({
    [at]: { answered: 1, unpublished: 1, fallbacks: 1, withheld: 2, costMicros: 400, upTo250: 2 },
  });
});

test('whoever asks for a person and whoever is in danger is counted', () => {
  quarters(
    { type: 'HandOffRequested', data: { messageId: 'm', visitorId, by: 'visitor', requestedAt: at } },
    { type: 'EmergencyRecognised', data: { messageId: 'm', visitorId, kind: 'gas', recognisedAt: at } },
  ).then({ [at]: { handOffs: 1, emergencies: 1 } });
});
