import { describe, expect, test } from 'vitest';
import { look, type LookCommand, type LookEvent } from '../../domain/look/look.js';
import { given } from '../support/given.js';

const house = given(look);
const now = '2026-11-26T12:00:00.000Z';
const granted: LookEvent = {
  type: 'LookGranted',
  data: { grantId: 'g', until: '2026-11-26T14:00:00.000Z', grantedBy: 'owner', grantedAt: now },
};
const ended: LookEvent = { type: 'LookEnded', data: { grantId: 'g', endedBy: 'owner', endedAt: now } };
const lookAt = (at: string, lookId = 'l'): LookCommand => ({
  type: 'LookInto',
  data: { lookId, what: 'conversation', subjectId: 'c', by: 'operator' },
  ...{ commandId: lookId, now: at },
});

describe('the operator looks into a business', () => {
  test('only by a grant of its owner', () => {
    house().when(lookAt(now)).thenRejected('LookNotGranted');
    house({ type: 'LookAsked', data: { askId: 'a', askedBy: 'operator', askedAt: now } })
      .when(lookAt(now))
      .thenRejected('LookNotGranted');
  });

  test('by a grant, and each look is recorded', () => {
    house(granted)
      .when(lookAt('2026-11-26T13:59:59.999Z'))
      .then({
        type: 'BusinessLookedInto',
        data: {
          ...{ lookId: 'l', grantId: 'g', what: 'conversation', subjectId: 'c', lookedBy: 'operator' },
          lookedAt: '2026-11-26T13:59:59.999Z',
        },
      });
  });

  test('not once its time is over, and not once the owner has ended it', () => {
    house(granted).when(lookAt('2026-11-26T14:00:00.000Z')).thenRejected('LookNotGranted');
    house(granted, ended).when(lookAt(now)).thenRejected('LookNotGranted');
  });

  test('a thousand times by one grant and no more', () => {
    const looks = Array.from({ length: 1_000 }, (_, index): LookEvent => ({
      type: 'BusinessLookedInto',
      data: {
        ...{ lookId: String(index), grantId: 'g', what: 'leads', subjectId: null, lookedBy: 'operator' },
        lookedAt: now,
      },
    }));
    house(granted, ...looks)
      .when(lookAt(now))
      .thenRejected('TooManyLooks');
  });
});

test('a grant holds for hours, and for a day at most', () => {
  const grant = (hours: number): LookCommand => ({
    ...{ type: 'GrantLook', data: { grantId: 'h', hours, by: 'owner' }, commandId: 'h', now },
  });
  for (const hours of [0, 25, 1.5]) house().when(grant(hours)).thenRejected('HoursNotValid');
  house()
    .when(grant(24))
    .then({
      type: 'LookGranted',
      data: { grantId: 'h', until: '2026-11-27T12:00:00.000Z', grantedBy: 'owner', grantedAt: now },
    });
  house(granted).when(grant(1)).thenRejected('LookGrantedAlready');
  expect(look.category).toBe('look');
});

test('whoever looks into the records is written down, with a grant or without, and once', () => {
  const command: LookCommand = {
    type: 'LookIntoRecords',
    data: { lookId: 'r', what: 'timeline', subjectId: 'contact', by: 'auditor' },
    ...{ commandId: 'r', now },
  };
  const looked: LookEvent = {
    type: 'RecordsLookedInto',
    data: { lookId: 'r', what: 'timeline', subjectId: 'contact', lookedBy: 'auditor', lookedAt: now },
  };
  house().when(command).then(looked);
  house(looked).when(command).then();
});
