import { expect, test } from 'vitest';
import { billingLetter } from '../../adapters/letters/billing-letter.js';
import { writeAboutPlan } from '../../application/billing/remind-owner.js';
import { isDeclinable, type LetterKind } from '../../domain/mailbox/mailbox.js';
import type { SendLetter, Sent } from '../../application/mail/send-letter.js';
import type { SubscriptionEvent } from '../../domain/subscription/subscription.js';

const accountId = 'acme';
const unsubscribeUrl = 'https://desk.example.com/u/abc';
type Reminder = Extract<SubscriptionEvent, { readonly type: 'ReminderOwed' }>['data']['reminder'];

/** What owners are sent about one event, of the mail that answers so. */
async function sentFor(reminder: Reminder, ...outcomes: Sent[]) {
  const sent: { readonly memberId: string; readonly kind: LetterKind; readonly text: string }[] = [];
  const sendLetter: SendLetter = ({ memberId, kind, words }) => {
    const { text } = words(isDeclinable(kind) ? unsubscribeUrl : undefined);
    sent.push({ memberId, kind, text });
    return Promise.resolve(outcomes.shift() ?? { outcome: 'accepted', letterId: 'l' });
  };
  const policy = writeAboutPlan({
    ...{ sendLetter, billingLetter: billingLetter('https://desk.example.com') },
    ownersOf: () => Promise.resolve(['ann', 'bo']),
  });
  const at = '2026-11-26T09:00:00.000Z';
  const event: SubscriptionEvent = {
    type: 'ReminderOwed',
    data: { accountId, reminder, dueAt: at, owedAt: at, nextAt: null },
  };
  const envelope = { tenant: accountId, actor: 'system', causationId: '', correlationId: '', commandId: 'c' };
  await policy.when(
    {
      id: 'e',
      stream: { category: 'subscription', id: accountId },
      revision: 0,
      position: 1n,
      recordedAt: at,
      event,
      envelope,
    },
    new AbortController().signal,
  );
  return sent;
}

test('a reminder can be declined in the letter itself', async () => {
  const sent = await sentFor('trial-7-days');
  expect(sent.map(({ memberId, kind }) => [memberId, kind])).toEqual([
    ['ann', 'reminder'],
    ['bo', 'reminder'],
  ]);
  for (const { text } of sent) expect(text).toContain(unsubscribeUrl);
});

test.each(['trial-over', 'grace-3-days', 'grace-over', 'closing-30-days', 'closing-1-day'] as const)(
  'that the desk stops or the account closes cannot be: %s',
  async (reminder) => {
    for (const { kind, text } of await sentFor(reminder)) {
      expect(kind).toBe('account');
      expect(text).not.toContain('/u/');
    }
  },
);

test('whoever is not to be written to holds nothing up, and what may have been lost is tried again', async () => {
  expect(await sentFor('trial-1-day', { outcome: 'stopped', reason: 'unsubscribed' })).toHaveLength(2);
  await expect(sentFor('trial-1-day', { outcome: 'unknown' })).rejects.toMatchObject({
    code: 'letter-unsent',
  });
});
