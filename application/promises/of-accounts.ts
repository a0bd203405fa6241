import type { AccountEvent } from '../../domain/account/account.js';
import type { SubscriptionEvent } from '../../domain/subscription/subscription.js';
import { counted, createList, findingOf, type Witness } from './witness.js';

const dayMs = 24 * 60 * 60_000;
const readableDays = 90;
const warningsMin = 3;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;

/** P13: an account without a plan stays readable for 90 days, and is warned three times. */
export function closings(): Witness<AccountEvent | SubscriptionEvent> {
  const opened = new Set<string>();
  const warnings = new Map<string, number>();
  const endedAt = new Map<string, string>();
  let closed = 0;
  const against = createList();
  return {
    on: {
      AccountOpened: ({ accountId }) => void opened.add(accountId),
      TrialBegun: ({ accountId, endsAt }) => void endedAt.set(accountId, endsAt),
      SubscriptionEnded: ({ accountId, subscription: { endedAt: end, periodTo } }) =>
        void endedAt.set(accountId, end ?? periodTo),
      ReminderOwed({ accountId, reminder, dueAt }) {
        if (reminder === 'grace-over') endedAt.set(accountId, dueAt);
        if (/^closing-\d/u.test(reminder)) warnings.set(accountId, (warnings.get(accountId) ?? 0) + 1);
      },
      AccountClosingAsked({ accountId, askedAt }) {
        closed += 1;
        const end = endedAt.get(accountId);
        if (end === undefined || daysBetween(end, askedAt) < readableDays)
          against.add(`account ${accountId} was closed before its ${String(readableDays)} days`);
        const count = warnings.get(accountId) ?? 0;
        if (count < warningsMin)
          against.add(`account ${accountId} was closed after ${counted(count, 'warning')}`);
      },
    },
    testify() {
      const about = `${counted(opened.size - closed, 'account')} kept, ${String(closed)} closed after ${String(readableDays)} readable days and ${String(warningsMin)} warnings`;
      return findingOf(opened.size, about, against.found());
    },
  };
}

/** Everybody who may be given data at all. */
const processors = new Set(['stripe', 'resend', 'twilio', 'telegram', 'language-model']);

/** P12: what left, and to whom. */
export function shares(): Witness<AccountEvent> {
  const tenants = new Set<string>();
  const against = createList();
  return {
    on: { AccountOpened: (_data, { envelope }) => void tenants.add(envelope.tenant) },
    async testify({ shares: sharesOf }) {
      const byProcessor = new Map<string, number>();
      for (const tenant of tenants)
        for (const { processor, count } of await sharesOf(tenant)) {
          byProcessor.set(processor, (byProcessor.get(processor) ?? 0) + count);
          if (!processors.has(processor)) against.add(`data went to ${processor}, which is no processor`);
        }
      const count = [...byProcessor.values()].reduce((sum, one) => sum + one, 0);
      const parts = [...byProcessor].sort().map(([name, times]) => `${name} ${String(times)}`);
      return findingOf(count, `shares that can be listed: ${parts.join(', ') || 'none'}`, against.found());
    },
  };
}

const hashed = /^[0-9a-f]{64}$/u;

/** P19: of a key its hash is kept. */
export function apiKeys(): Witness<AccountEvent> {
  let count = 0;
  const against = createList();
  const see = (keyId: string, hash: string): void => {
    if (!hashed.test(hash)) against.add(`key ${keyId} is not stored as a hash`);
  };
  return {
    on: {
      ApiKeyIssued(data) {
        count += 1;
        see(data.keyId, data.hash);
        const text = JSON.stringify(data);
        if (/mia_live_\w{8}/u.test(text)) against.add(`key ${data.keyId} stands in the log itself`);
      },
      ApiKeyReplaced: ({ keyId, hash }) => {
        see(keyId, hash);
      },
    },
    testify: () =>
      findingOf(count, `${counted(count, 'API key')} stored as SHA-256 and nothing else`, against.found()),
  };
}
