import { describe, expect, test } from 'vitest';
import { fold } from '../../domain/kernel/decider.js';
import {
  mailbox,
  mayReceive,
  type LetterKind,
  type MailboxCommand,
  type MailboxEvent,
} from '../../domain/mailbox/mailbox.js';
import { given } from '../support/given.js';

const now = '2026-05-01T09:00:00.000Z';
const whose = { accountId: 'business', memberId: 'ann' };
const letter = { ...whose, addressId: 'first', attemptId: 'alert/1', kind: 'alert' as const };
const current = { ...letter, isCurrent: true };
const ids = { commandId: 'change', now };

const addressGiven = (addressId: string, changeId = addressId): MailboxEvent => ({
  type: 'AddressGiven',
  data: { ...whose, addressId, changeId, givenAt: now },
});
const bounced = (permanence: 'permanent' | 'transient', isCurrent = true): MailboxEvent => ({
  type: 'LetterBounced',
  data: { ...letter, isCurrent, permanence, cause: 'General', changeId: 'bounce', bouncedAt: now },
});
const complained: MailboxEvent = {
  type: 'LetterComplainedOf',
  data: { ...current, changeId: 'complaint', complainedAt: now },
};
const suppressed: MailboxEvent = {
  type: 'LetterSuppressed',
  data: { ...current, cause: 'previous_bounce', changeId: 'suppression', suppressedAt: now },
};
const unsubscribed: MailboxEvent = {
  type: 'Unsubscribed',
  data: { ...whose, kind: 'report', via: 'one-click', changeId: 'no', unsubscribedAt: now },
};
const bounce: MailboxCommand = {
  ...{ type: 'RecordBounce', ...ids },
  data: { ...letter, permanence: 'permanent', cause: 'General', occurredAt: now },
};

const kinds: readonly LetterKind[] = ['login', 'invitation', 'alert', 'account', 'report', 'reminder'];
const received = (events: readonly MailboxEvent[], addressId = 'first') => {
  const state = fold(mailbox.evolve, mailbox.initial, [addressGiven('first'), ...events]);
  return kinds.filter((kind) => mayReceive(state, { kind, addressId }) === null);
};

describe('a mailbox', () => {
  test('gets every letter until something is heard of it', () => {
    expect(received([])).toEqual(kinds);
    expect(received([bounced('transient')])).toEqual(kinds);
  });
  test('that refused a letter for good, or that the mail service refuses, gets what somebody asks for to log in and nothing else', () => {
    expect(received([bounced('permanent')])).toEqual(['login']);
    expect(received([suppressed])).toEqual(['login']);
  });
  test('whose reader called a letter spam gets no more reports and reminders', () => {
    expect(received([complained])).toEqual(['login', 'invitation', 'alert', 'account']);
  });
  test('gets no more of the kind that its reader unsubscribed from, whatever the address', () => {
    expect(received([unsubscribed])).not.toContain('report');
    expect(received([unsubscribed], 'second')).not.toContain('report');
    expect(received([unsubscribed])).toContain('reminder');
  });
  test('is judged anew with a new address, and old letters say nothing of that', () => {
    expect(received([bounced('permanent')], 'second')).toEqual(kinds);
    const anew = [bounced('permanent'), addressGiven('second'), bounced('permanent', false)];
    expect(received(anew, 'second')).toEqual(kinds);
  });
  test('is opened again by a member', () => {
    const reopened: MailboxEvent = {
      type: 'MailboxReopened',
      data: { ...whose, changeId: 'again', reopenedBy: 'bo', reopenedAt: now },
    };
    expect(received([bounced('permanent'), complained, reopened])).toEqual(kinds);
    given(mailbox)(addressGiven('first'), bounced('permanent'))
      .when({ type: 'ReopenMailbox', data: { ...whose, by: 'bo' }, commandId: 'again', now })
      .then(reopened);
    given(mailbox)(addressGiven('first'))
      .when({ type: 'ReopenMailbox', data: { ...whose, by: 'bo' }, commandId: 'again', now })
      .thenRejected('AlreadySo');
  });
  test('counts what came back for the moment until a letter is delivered', () => {
    const count = (...events: readonly MailboxEvent[]) =>
      fold(mailbox.evolve, mailbox.initial, [addressGiven('first'), ...events]).transientCount;
    const delivered: MailboxEvent = {
      type: 'LetterDelivered',
      data: { ...current, changeId: 'delivery', deliveredAt: now },
    };
    expect(count(bounced('transient'), bounced('transient'))).toBe(2);
    expect(count(bounced('transient'), delivered)).toBe(0);
  });
  test('hears of each letter once', () => {
    const heard: Extract<MailboxEvent, { type: 'LetterBounced' }> = {
      type: 'LetterBounced',
      data: { ...current, permanence: 'permanent', cause: 'General', changeId: 'change', bouncedAt: now },
    };
    given(mailbox)(addressGiven('first')).when(bounce).then(heard);
    given(mailbox)(addressGiven('second'))
      .when(bounce)
      .then({ ...heard, data: { ...heard.data, isCurrent: false } });
    given(mailbox)(addressGiven('first'), heard).when(bounce).thenNothing();
  });
  test('that no letter was sent to hears of none', () => {
    given(mailbox)().when(bounce).thenRejected('MailboxUnused');
  });
});
