import { expect, test } from 'vitest';
import { z } from 'zod';
import { timeFieldOf } from '../../domain/kernel/fields.js';
import { eventIndex } from '../../projections/event-index/projection.js';
import { families } from '../support/families.js';
import { projected } from '../support/projected.js';

const rows = projected(eventIndex(families), { tenant: 'acme', entity: 'contact-1', eventId: 'e' });

test('an event stands there with its time and its place, and without a word of what it says', () => {
  rows({
    type: 'OptedOut',
    data: {
      ...{ messageId: 'm', contactId: 'contact-1', via: 'text', isCancel: false, words: 'Stop it' },
      optedOutAt: '2026-11-24T10:00:00.000Z',
    },
  }).then({
    e: {
      ...{ family: 'consent', type: 'OptedOut', entity: 'contact-1', actor: 'system' },
      at: '2026-11-24T10:00:00.000Z',
    },
  });
});

test('every event there is says when it happened, and no name is used twice', () => {
  const all = Object.values(families).flatMap(({ events }) => Object.entries(events));
  expect(new Set(all.map(([type]) => type)).size).toBe(all.length);
  for (const [type, spec] of all)
    expect(spec.data.shape[timeFieldOf(spec.data)], type).toBeInstanceOf(z.ZodISODateTime);
});

test.each([
  ['account', 'MemberInvited', 'invitedAt'],
  ['erasure', 'ErasureRequested', 'requestedAt'],
  ['subscription', 'TrialBegun', 'begunAt'],
  ['retention', 'RetentionRunCompleted', 'completedAt'],
  ['installation', 'DataRequestNoted', 'notedAt'],
] as const)('%s %s happened at its %s, whatever else it names', (family, type, field) => {
  const spec = families[family]?.events[type];
  expect(spec && timeFieldOf(spec.data)).toBe(field);
});
