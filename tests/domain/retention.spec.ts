import { describe, test } from 'vitest';
import { nothing, retention, type RetentionEvent } from '../../domain/retention/retention.js';
import { given } from '../support/given.js';

const accountId = 'an-account';
const now = '2026-12-01T09:00:00.000Z';
const cutoff = '2025-12-01T09:00:00.000Z';
const oldest = { recordAt: now, visitAt: null };
const scheduled: RetentionEvent = {
  type: 'RetentionRunsScheduled',
  data: { accountId, dueAt: now, scheduledAt: now },
};
const found = { ...nothing, conversations: 2 };
const begun: RetentionEvent = {
  type: 'RetentionRunBegun',
  data: { accountId, runId: 'r', months: 12, cutoff, found, begunAt: now },
};
const command = <Type extends string, Data extends object>(type: Type, data: Data) =>
  ({ type, data: { accountId, ...data }, commandId: 'c', now }) as const;
const record = (id: string, isCall = false) => ({
  ...{ id, isCall },
  blobIds: isCall ? [`${id}-sound`] : [],
  rehearsalIds: [],
});
const expired = (more: object): RetentionEvent => ({
  type: 'RecordsExpired',
  data: {
    ...{ accountId, runId: 'r', conversationIds: [], callIds: [], blobIds: [], rehearsalIds: [] },
    ...{ texts: [], visitCount: null, cutoff, expiredAt: now },
    ...more,
  },
});

const spec = given(retention);

test('the period may be shorter than twelve months, and is never longer', () => {
  spec()
    .when(command('SetRetentionPeriod', { months: 3 }))
    .then({
      type: 'RetentionPeriodSet',
      data: { accountId, changeId: 'c', months: 3, setAt: now },
    });
  spec()
    .when(command('SetRetentionPeriod', { months: 13 }))
    .thenRejected('PeriodTooLong');
  spec()
    .when(command('SetRetentionPeriod', { months: 0 }))
    .thenRejected('PeriodTooShort');
});

describe('a run', () => {
  test('begins with what was found, under the period that is in force', () => {
    spec(scheduled)
      .when(command('BeginRetentionRun', { runId: 'r', cutoff, found }))
      .then(begun);
    spec()
      .when(command('BeginRetentionRun', { runId: 'r', cutoff, found }))
      .thenRejected('RunsNotScheduled');
  });

  test('is the only one until it has ended', () => {
    spec(scheduled, begun)
      .when(command('BeginRetentionRun', { runId: 'other', cutoff, found }))
      .thenRejected('RunUnderWay');
  });

  test('does not count a text again of which only a note has gone now', () => {
    const [text, late] = ['t', 'u'].map((textId) => ({ contactId: 'ben', textId }));
    const texts = [text, { ...late, isGone: true }];
    const removed = { ...nothing, texts: 1 };
    spec(scheduled, begun, expired({ texts }))
      .when(command('RecordRetentionRun', { runId: 'r', oldest, dueAt: now }))
      .then({
        type: 'RetentionRunCompleted',
        data: {
          ...{ accountId, runId: 'r', isDry: false, months: 12, cutoff, removed, oldest },
          ...{ dueAt: now, completedAt: now },
        },
      });
  });

  test('counts what goes once, whoever finds it again', () => {
    spec(scheduled, begun, expired({ conversationIds: ['one'], visitCount: 7 }))
      .when(
        command('ExpireRecords', {
          runId: 'r',
          ...{ records: [record('one'), record('two', true)], texts: [], visitCount: 7 },
        }),
      )
      .then(expired({ callIds: ['two'], blobIds: ['two-sound'] }));
    spec(scheduled, begun, expired({ conversationIds: ['one'] }))
      .when(command('ExpireRecords', { runId: 'r', records: [record('one')], texts: [], visitCount: null }))
      .thenNothing();
  });

  test('ends with what went in it, not with what was found at its beginning', () => {
    spec(scheduled, begun, expired({ callIds: ['two'], blobIds: ['two-sound'] }), expired({ visitCount: 7 }))
      .when(command('RecordRetentionRun', { runId: 'r', oldest, dueAt: now }))
      .then({
        type: 'RetentionRunCompleted',
        data: {
          ...{ accountId, runId: 'r', isDry: false, months: 12, cutoff },
          removed: { ...nothing, calls: 1, recordings: 1, visits: 7 },
          ...{ oldest, dueAt: now, completedAt: now },
        },
      });
  });

  test('of the dry kind removes nothing and moves no due time', () => {
    spec(scheduled)
      .when(command('RecordDryRun', { runId: 'dry', cutoff, found, oldest }))
      .then({
        type: 'RetentionRunCompleted',
        data: {
          ...{ accountId, runId: 'dry', isDry: true, months: 12, cutoff, removed: found },
          ...{ oldest, dueAt: now, completedAt: now },
        },
      });
  });
});
