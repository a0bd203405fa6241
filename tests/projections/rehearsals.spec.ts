import { describe, test } from 'vitest';
import type { RehearsalEvent } from '../../domain/rehearsal/rehearsal.js';
import { rehearsalChanges } from '../../projections/rehearsal-changes/projection.js';
import { rehearsals } from '../../projections/rehearsals/projection.js';
import { projected } from '../support/projected.js';

const at = '2026-11-24T10:00:00.000Z';
const later = '2026-11-24T11:00:00.000Z';
const rehearsalId = 'one';
const origin = { tenant: 'acme', entity: rehearsalId, eventId: 'e' };
const words = { question: 'What is a haircut?', before: 'It is 40 USD.', after: 'It is 45 USD.' };
const erased = { erased: true } as const;

type Data = Extract<RehearsalEvent, { type: 'QuestionRehearsed' }>['data'];
const rehearsed = (messageId: string, change: Partial<Data> = {}): RehearsalEvent => ({
  type: 'QuestionRehearsed',
  data: {
    ...{ rehearsalId, messageId, visitorId: 'v', verdict: 'same', comparison: null, costMicros: 0 },
    rehearsedAt: at,
    ...change,
  },
});
const started: RehearsalEvent = {
  type: 'RehearsalStarted',
  data: {
    ...{ rehearsalId, accountId: 'acme', model: 'extractive-2', startedAt: at },
    questions: ['1', '2', '3'].map((messageId) => ({ conversationId: 'c', messageId })),
  },
};

describe('how far a rehearsal is', () => {
  const list = projected(rehearsals, origin);
  const running = { model: 'extractive-2', status: 'running', questionCount: 3, startedAt: at } as const;

  test('it runs from its start', () => {
    list(started).then({ one: running });
  });
  test('what it found is counted, and what it cost is added up', () => {
    list(
      started,
      rehearsed('1', { costMicros: 300 }),
      rehearsed('2', { verdict: 'citation-lost', costMicros: 45 }),
      rehearsed('3', { verdict: 'now-declined' }),
    ).then({
      one: { ...running, doneCount: 3, same: 1, citationLost: 1, nowDeclined: 1, costMicros: 345 },
    });
  });
  test('it says how it ended', () => {
    list(started, { type: 'RehearsalCompleted', data: { rehearsalId, completedAt: later } }).then({
      one: { ...running, status: 'completed', endedAt: later },
    });
    list(started, { type: 'RehearsalCancelled', data: { rehearsalId, cancelledAt: later } }).then({
      one: { ...running, status: 'cancelled', endedAt: later },
    });
  });
});

describe('what a rehearsal found changed', () => {
  const list = projected(rehearsalChanges, origin);

  test('is shown beside what was said; what is the same is not shown', () => {
    list(started, rehearsed('1'), rehearsed('2', { verdict: 'changed', comparison: words })).then({
      'one 2': { rehearsalId, messageId: '2', visitorId: 'v', verdict: 'changed', ...words },
    });
  });
  test('loses its words with the visitor', () => {
    list(rehearsed('2', { verdict: 'changed', comparison: erased })).then({
      'one 2': {
        rehearsalId,
        messageId: '2',
        visitorId: 'v',
        verdict: 'changed',
        question: null,
        before: null,
        after: null,
      },
    });
  });
});
