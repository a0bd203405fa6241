import { test } from 'vitest';
import type { MailboxEvent } from '../../domain/mailbox/mailbox.js';
import { mailboxes } from '../../projections/mailboxes/projection.js';
import { projected } from '../support/projected.js';

const at = '2026-05-01T09:00:00.000Z';
const rows = projected(mailboxes, { tenant: 'acme', entity: 'm', eventId: 'e' });
const whose = { accountId: 'acme', memberId: 'ann', changeId: 'c' };
const letter = { ...whose, addressId: 'a', attemptId: 'alert/1', kind: 'alert', isCurrent: true } as const;
const given: MailboxEvent = { type: 'AddressGiven', data: { ...whose, addressId: 'a', givenAt: at } };
const bounced = (permanence: 'permanent' | 'transient', isCurrent = true): MailboxEvent => ({
  type: 'LetterBounced',
  data: { ...letter, isCurrent, permanence, cause: 'General', bouncedAt: at },
});
const delivered: MailboxEvent = { type: 'LetterDelivered', data: { ...letter, deliveredAt: at } };
const fresh = {
  standing: 'open',
  hasComplained: false,
  transientCount: 0,
  deliveredAt: null,
  troubleAt: null,
} as const;

test('a member has one row, as good as new with a new address', () => {
  rows(given).then({ ann: fresh });
  rows(given, bounced('permanent')).then({ ann: { ...fresh, standing: 'bounced', troubleAt: at } });
  rows(given, bounced('permanent'), given).then({ ann: fresh });
});
test('what becomes of letters to an address that was given up changes nothing', () => {
  rows(given, bounced('permanent', false)).then({ ann: fresh });
});
test('letters that came back for the moment are counted until one arrives', () => {
  const twice = [given, bounced('transient'), bounced('transient')] as const;
  rows(...twice).then({ ann: { ...fresh, transientCount: 2, troubleAt: at } });
  rows(...twice, delivered).then({ ann: { ...fresh, deliveredAt: at, troubleAt: at } });
});
test('what is declined outlives the address', () => {
  const change = { ...whose, kind: 'reminder' } as const;
  const declined: MailboxEvent = {
    type: 'Unsubscribed',
    data: { ...change, via: 'one-click', unsubscribedAt: at },
  };
  const wanted: MailboxEvent = { type: 'Resubscribed', data: { ...change, resubscribedAt: at } };
  rows(declined, given).then({ ann: { ...fresh, declinesReminders: true } });
  rows(declined, wanted).then({ ann: { declinesReminders: false } });
});
