import { describe, expect, test } from 'vitest';
import {
  erasure,
  erasureLimits,
  outstandingOf,
  type ErasureCommand,
  type ErasureEvent,
} from '../../domain/erasure/erasure.js';
import { fold } from '../../domain/kernel/decider.js';
import { given } from '../support/given.js';

const house = given(erasure);
const now = '2026-11-26T12:00:00.000Z';
const about = { commandId: 'x', now };
const days = (count: number): string => new Date(Date.parse(now) + count * 86_400_000).toISOString();
const of = { erasureId: 'e', accountId: 'acme' };
const person = { subjectIds: ['v'], conversationIds: ['c'], callIds: [], leadIds: [] };

const request = (more: object = {}): ErasureCommand => ({
  type: 'RequestErasure',
  data: {
    ...{ ...of, scope: 'person', subjectIds: ['v'], proof: 'visitor-token', receivedAt: now },
    ...{ hasGrace: false, places: ['blobs', 'contacts'] },
    ...more,
  },
  ...about,
});
const requested = (more: object = {}): ErasureEvent => ({
  type: 'ErasureRequested',
  data: {
    ...{ ...of, scope: 'person', subjectIds: ['v'], proof: 'visitor-token', graceUntil: null },
    ...{ requestedAt: now, alarmAt: days(20), deadlineAt: days(30) },
    ...more,
  },
});
const begun: ErasureEvent = {
  type: 'ErasureBegun',
  data: { ...of, scope: 'person', subjectIds: ['v'], places: ['blobs', 'contacts'], begunAt: now },
};
const destroyed: ErasureEvent = {
  type: 'KeysDestroyed',
  data: { ...of, scope: 'person', person, keyCount: 1, valueCount: 2, destroyedAt: now },
};
const copy = (place: string): ErasureEvent => ({
  type: 'CopyErased',
  data: { ...of, place, count: 2, kept: null, erasedAt: now },
});
const clear = (place: string): ErasureCommand => ({
  ...{ type: 'RecordCopyErased', data: { erasureId: 'e', place, count: 2, kept: null }, ...about },
});
const complete: ErasureCommand = { type: 'CompleteErasure', data: { erasureId: 'e' }, ...about };
const cancel: ErasureCommand = { type: 'CancelErasure', data: { erasureId: 'e' }, ...about };
const begin = (at: string): ErasureCommand => ({
  type: 'BeginErasure',
  data: { erasureId: 'e', places: ['blobs', 'contacts'] },
  ...{ commandId: 'y', now: at },
});

describe('a person', () => {
  test('is erased at once, with a deadline of thirty days and a warning at twenty', () => {
    house().when(request()).then(requested(), begun);
  });

  test('has days of grace where the owner wants them', () => {
    house()
      .when(request({ hasGrace: true }))
      .then(requested({ graceUntil: days(7) }));
  });

  test('is somebody', () => {
    house()
      .when(request({ subjectIds: [] }))
      .thenRejected('NobodyNamed');
    const many = Array.from({ length: erasureLimits.idCountMax + 1 }, String);
    house()
      .when(request({ subjectIds: many }))
      .thenRejected('TooMuchNamed');
  });

  test('who wrote a letter some days ago is owed it from then on', () => {
    house()
      .when(request({ hasGrace: true, receivedAt: days(-5) }))
      .then(requested({ graceUntil: days(7), alarmAt: days(15), deadlineAt: days(25) }));
  });
});

describe('a business', () => {
  const business = { scope: 'business', subjectIds: [], proof: 'owner' };
  const asked = requested({ ...business, graceUntil: days(7) });

  test('always has seven days to think it over', () => {
    house().when(request(business)).then(asked);
  });

  test('is not erased before they are over, and not after it was taken back', () => {
    house(asked)
      .when(begin(days(6)))
      .thenRejected('InGracePeriod');
    house(asked)
      .when(begin(days(7)))
      .then({
        ...begun,
        data: { ...begun.data, scope: 'business', subjectIds: [], begunAt: days(7) },
      });
    const cancelled: ErasureEvent = { type: 'ErasureCancelled', data: { ...of, cancelledAt: now } };
    house(asked).when(cancel).then(cancelled);
    house(asked, cancelled)
      .when(begin(days(7)))
      .thenRejected('ErasureIsCancelled');
  });
});

describe('once it has begun', () => {
  const under = [requested(), begun] as const;

  test('it cannot be taken back', () => {
    house(...under)
      .when(cancel)
      .thenRejected('GracePeriodOver');
  });

  test('no copy is gone for good as long as there are keys', () => {
    house(...under)
      .when(clear('blobs'))
      .thenRejected('KeysNotDestroyed');
  });

  test('it is complete when every place has said so, and not before', () => {
    house(...under)
      .when(complete)
      .thenRejected('KeysNotDestroyed');
    house(...under, destroyed)
      .when(complete)
      .thenRejected('CopiesOutstanding');
    house(...under, destroyed, copy('blobs'))
      .when(complete)
      .thenRejected('CopiesOutstanding');
    house(...under, destroyed, copy('blobs'), copy('contacts'))
      .when(complete)
      .then({ type: 'ErasureCompleted', data: { ...of, scope: 'person', copyCount: 4, completedAt: now } });
  });

  test('a place that nobody named cannot be ticked off', () => {
    house(...under, destroyed)
      .when(clear('elsewhere'))
      .thenRejected('PlaceUnknown');
  });

  test('the operator is told what is outstanding at twenty days and at thirty, and not before', () => {
    const note = (overdue: 'alarm' | 'deadline', at: string): ErasureCommand => ({
      ...{ type: 'NoteOverdue', data: { erasureId: 'e', overdue }, commandId: 'z', now: at },
    });
    const events = [...under, destroyed, copy('blobs')];
    house(...events)
      .when(note('alarm', days(19)))
      .thenRejected('NotOverdue');
    house(...events)
      .when(note('deadline', days(20)))
      .thenRejected('NotOverdue');
    house(...events)
      .when(note('alarm', days(20)))
      .then({
        type: 'ErasureOverdue',
        data: { ...of, overdue: 'alarm', outstanding: ['contacts'], deadlineAt: days(30), notedAt: days(20) },
      });
    expect(outstandingOf(fold(erasure.evolve, erasure.initial, events))).toEqual(['contacts']);
  });
});
