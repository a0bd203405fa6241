import { test } from 'vitest';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { transcript } from '../../projections/transcript/projection.js';
import { projected } from '../support/projected.js';
import { provenance, replied } from '../support/replied.js';

const at = '2026-11-24T10:00:00.000Z';
const visitorId = 'a-visitor';
const erased = { erased: true } as const;
const sources = [
  {
    ...{ origin: 'page' as const, pageId: 'p', version: 'v', passageId: 'x' },
    ...{ url: 'https://example.com/hours', title: 'Hours', excerpt: 'We open at nine.' },
  },
];

type Of<Name extends ConversationEvent['type']> = Extract<ConversationEvent, { type: Name }>;
const message = (change: Partial<Of<'MessageReceived'>['data']> = {}): ConversationEvent => ({
  type: 'MessageReceived',
  data: { messageId: 'm', visitorId, text: 'When do you open?', receivedAt: at, ...change },
});
const reply = (change: Partial<Of<'ReplySent'>['data']> = {}): ConversationEvent =>
  replied({ visitorId, sources, ...change });

const spoken = projected(transcript, { tenant: 'acme', entity: 'one', eventId: 'e' });
const question = { conversationId: 'one', sender: 'visitor', at, sources: [] } as const;
const answer = {
  conversationId: 'one',
  sender: 'desk',
  at,
  kind: 'answered',
  tookMs: 12,
  provenance,
} as const;

test('every message and every reply is a row, and a reply names its sources and how it came to be', () => {
  spoken(message(), reply()).then({
    m: { ...question, text: 'When do you open?' },
    r: { ...answer, text: 'We open at nine.', sources },
  });
});

test('what was erased leaves a row without words and without sources', () => {
  spoken(message({ text: erased }), reply({ text: erased, sources: erased })).then({
    m: { ...question, text: null },
    r: { ...answer, text: null, sources: [] },
  });
});

test('a reply stands with what was last thought of it', () => {
  const rated = (changeId: string, rating: 'good' | 'bad'): ConversationEvent => ({
    type: 'ReplyRated',
    data: { replyId: 'r', inReplyTo: 'm', changeId, visitorId, rating, ratedAt: at },
  });
  spoken(reply(), rated('x', 'bad'), rated('y', 'good')).then({
    r: { ...answer, text: 'We open at nine.', sources, rating: 'good' },
  });
});
