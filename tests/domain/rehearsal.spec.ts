import { describe, expect, test } from 'vitest';
import { fold } from '../../domain/kernel/decider.js';
import {
  questionCountMax,
  rehearsal,
  type RehearsalCommand,
  type RehearsalEvent,
} from '../../domain/rehearsal/rehearsal.js';
import { given } from '../support/given.js';

const now = '2026-11-24T10:00:00.000Z';
const about = { commandId: 'request', now };
const rehearsalId = 'r';
const asked = (...messageIds: readonly string[]) =>
  messageIds.map((messageId) => ({ conversationId: `c of ${messageId}`, messageId }));
const start = (...messageIds: readonly string[]): RehearsalCommand => ({
  type: 'StartRehearsal',
  data: { rehearsalId, accountId: 'a', model: 'extractive-2', questions: asked(...messageIds) },
  ...about,
});
const started = (...messageIds: readonly string[]): RehearsalEvent => ({
  type: 'RehearsalStarted',
  data: {
    rehearsalId,
    accountId: 'a',
    model: 'extractive-2',
    questions: asked(...messageIds),
    startedAt: now,
  },
});
const verdict = (messageId: string, costMicros = 0) => ({
  ...{ rehearsalId, messageId, visitorId: 'v', verdict: 'same' as const, comparison: null, costMicros },
});
const record = (messageId: string): RehearsalCommand => ({
  type: 'RecordVerdict',
  data: verdict(messageId),
  ...about,
});
const done = (messageId: string, costMicros = 0): RehearsalEvent => ({
  type: 'QuestionRehearsed',
  data: { ...verdict(messageId, costMicros), rehearsedAt: now },
});
const complete: RehearsalCommand = { type: 'CompleteRehearsal', data: { rehearsalId }, ...about };
const completed: RehearsalEvent = { type: 'RehearsalCompleted', data: { rehearsalId, completedAt: now } };
const cancel: RehearsalCommand = { type: 'CancelRehearsal', data: { rehearsalId }, ...about };
const cancelled: RehearsalEvent = { type: 'RehearsalCancelled', data: { rehearsalId, cancelledAt: now } };
const rehearsing = given(rehearsal);

describe('a rehearsal', () => {
  test('is started once, with some questions and not with all there ever were', () => {
    rehearsing().when(start('1', '2')).then(started('1', '2'));
    rehearsing(started('1')).when(start('1')).thenNothing();
    rehearsing().when(start()).thenRejected('NothingToRehearse');
    const many = Array.from({ length: questionCountMax + 1 }, (_, at) => String(at));
    rehearsing()
      .when(start(...many))
      .thenRejected('TooManyQuestions');
    rehearsing()
      .when(start(...many.slice(1)))
      .then(started(...many.slice(1)));
  });
  test('asks each of its questions once, and no other', () => {
    rehearsing().when(record('1')).thenRejected('RehearsalNotStarted');
    rehearsing(started('1', '2')).when(record('1')).then(done('1'));
    rehearsing(started('1', '2'), done('1')).when(record('1')).thenNothing();
    rehearsing(started('1', '2')).when(record('3')).thenRejected('QuestionNotInRehearsal');
  });
  test('is complete when all were asked again, also where one was named twice', () => {
    rehearsing().when(complete).thenRejected('RehearsalNotStarted');
    rehearsing(started('1', '2'), done('1')).when(complete).thenRejected('QuestionsOutstanding');
    rehearsing(started('1', '2'), done('1'), done('2')).when(complete).then(completed);
    rehearsing(started('1', '1'), done('1')).when(complete).then(completed);
    rehearsing(started('1'), done('1'), completed).when(complete).thenNothing();
  });
  test('that was cancelled asks nothing more', () => {
    rehearsing().when(cancel).thenRejected('RehearsalNotStarted');
    rehearsing(started('1', '2')).when(cancel).then(cancelled);
    rehearsing(started('1', '2'), done('1'), cancelled).when(record('2')).thenRejected('RehearsalHasEnded');
    rehearsing(started('1'), cancelled).when(cancel).thenNothing();
    rehearsing(started('1'), cancelled).when(complete).thenRejected('RehearsalHasEnded');
    rehearsing(started('1'), done('1'), completed).when(cancel).thenRejected('RehearsalHasEnded');
  });
  test('adds up what its answers cost', () => {
    const state = fold(rehearsal.evolve, rehearsal.initial, [
      started('1', '2'),
      done('1', 300),
      done('2', 45),
    ]);
    expect(state).toMatchObject({ status: 'running', costMicros: 345, doneIds: ['1', '2'] });
  });
});
