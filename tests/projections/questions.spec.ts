import { test } from 'vitest';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import { questions } from '../../projections/questions/projection.js';
import { projected } from '../support/projected.js';
import { replied } from '../support/replied.js';

const at = '2026-11-24T10:00:00.000Z';
const visitorId = 'a-visitor';
const erased = { erased: true } as const;

const asked = (messageId: string, text: string | typeof erased = 'Is there parking?'): ConversationEvent => ({
  type: 'MessageReceived',
  data: { messageId, visitorId, text, receivedAt: at },
});
const rated = (changeId: string, rating: 'good' | 'bad'): ConversationEvent => ({
  type: 'ReplyRated',
  data: { replyId: 'r', inReplyTo: 'm', changeId, visitorId, rating, ratedAt: at },
});
const taught = (...answers: string[]): KnowledgeEvent => ({
  type: 'FactTaught',
  data: { accountId: 'acme', factId: 'f', fact: erased, answers, taughtAt: at },
});
const dismissed = (...messageIds: string[]): KnowledgeEvent => ({
  type: 'QuestionsDismissed',
  data: { accountId: 'acme', messageIds, dismissedAt: at },
});

const list = projected(questions, { tenant: 'acme', entity: 'one', eventId: 'e' });
const row = { conversationId: 'one', text: 'Is there parking?', askedAt: at } as const;

test('a question stands in the list with what kind of answer it got', () => {
  list(asked('m')).then({ m: row });
  list(asked('m'), replied({ kind: 'unpublished' })).then({ m: { ...row, kind: 'unpublished' } });
});

test('a reply that was found bad counts against its question, until it is found good', () => {
  list(asked('m'), replied(), rated('x', 'bad')).then({ m: { ...row, kind: 'answered', isBad: true } });
  list(asked('m'), replied(), rated('x', 'bad'), rated('y', 'good')).then({
    m: { ...row, kind: 'answered', isBad: false },
  });
});

test('what was taught or dismissed settles the questions it names, and no other', () => {
  list(asked('m'), asked('n'), asked('o'), taught('m'), dismissed('n')).then({
    m: { ...row, isSettled: true },
    n: { ...row, isSettled: true },
    o: row,
  });
});

test('an erased question leaves a row without words', () => {
  list(asked('m', erased)).then({ m: { ...row, text: null } });
});
