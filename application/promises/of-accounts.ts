import type { AccountEvent } from '../../domain/account/account.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { InstallationEvent, RequestKind } from '../../domain/installation/installation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { SubscriptionEvent } from '../../domain/subscription/subscription.js';
import { counted, createList, findingOf, type Witness } from './witness.js';

const dayMs = 24 * 60 * 60_000;
const deadlineDays = 30;
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

/** P14: whatever was to be erased is gone within thirty days. */
export function erasures(): Witness {
  const open = new Map<string, string>();
  let count = 0;
  const against = createList();
  return {
    on: {
      ErasureRequested(data, { stream, recordedAt }) {
        const deadline = timeIn(data, 'deadlineAt') ?? addDays(recordedAt, deadlineDays);
        open.set(stream.id, deadline);
        const requestedAt = timeIn(data, 'requestedAt');
        if (requestedAt !== undefined && daysBetween(requestedAt, deadline) > deadlineDays)
          against.add(`erasure ${stream.id} was given longer than ${String(deadlineDays)} days`);
      },
      ErasureCancelled: (_data, { stream }) => void open.delete(stream.id),
      ErasureCompleted(data, { stream, recordedAt }) {
        count += 1;
        const deadline = open.get(stream.id);
        if (deadline !== undefined && (timeIn(data, 'completedAt') ?? recordedAt) > deadline)
          against.add(`erasure ${stream.id} took longer than ${String(deadlineDays)} days`);
        open.delete(stream.id);
      },
    },
    testify({ now }) {
      for (const [id, deadline] of open)
        if (now > deadline) against.add(`erasure ${id} is not done and past its deadline`);
      const about = `${counted(count, 'erasure')} completed in time, ${String(open.size)} under way`;
      return findingOf(count, about, against.found());
    },
  };
}

const addDays = (time: string, days: number): string =>
  new Date(Date.parse(time) + days * dayMs).toISOString();

/** A field of an event by its name. */
function timeIn(data: object, field: string): string | undefined {
  const value: unknown = Object.entries(data).find(([name]) => name === field)?.[1];
  return typeof value === 'string' ? value : undefined;
}

const monthsMax = 12;
/** A run a day, and one more should it fail. */
const lateDays = 2;

/** P15: nothing that was said is older than twelve months. */
export function retention(): Witness<ConversationEvent> {
  let oldest: string | undefined;
  let ran: string | undefined;
  let expired = 0;
  const against = createList();
  const expire = (): void => {
    expired += 1;
  };
  const witness = {
    ConversationStarted({ startedAt, opening }: { startedAt: string; opening: unknown }) {
      if (!isErased(opening) && (oldest === undefined || startedAt < oldest)) oldest = startedAt;
    },
    ConversationExpired: expire,
    CallExpired: expire,
    RetentionRunCompleted: (_data: object, { recordedAt }: { readonly recordedAt: string }) => {
      ran = recordedAt;
    },
  };
  return {
    on: witness,
    testify({ now }) {
      const limit = new Date(Date.parse(now) - lateDays * dayMs);
      limit.setUTCMonth(limit.getUTCMonth() - monthsMax);
      if (oldest !== undefined && oldest < limit.toISOString())
        against.add(`what was said on ${oldest.slice(0, 10)} can still be read`);
      const run = ran === undefined ? 'no run yet' : `last run ${ran.slice(0, 10)}`;
      const survivor = oldest === undefined ? '' : `, oldest that is left of ${oldest.slice(0, 10)}`;
      const about = `${counted(expired, 'transcript')} done away with, ${run}${survivor}`;
      return findingOf(expired, about, against.found());
    },
  };
}

interface Request {
  readonly kind: RequestKind;
  readonly receivedAt: string;
  readonly dueAt: string;
}

/** What was asked about data by letter or form, and what became of it. */
function dataRequests(isMeant: (kind: RequestKind) => boolean) {
  const open = new Map<string, Request>();
  const state = { noted: 0, closed: 0 };
  const against = createList();
  const on: Witness<InstallationEvent>['on'] = {
    DataRequestNoted({ requestId, kind, receivedAt, dueAt }) {
      if (!isMeant(kind)) return;
      state.noted += 1;
      open.set(requestId, { kind, receivedAt, dueAt });
    },
    DataRequestClosed({ requestId, closedAt }) {
      const request = open.get(requestId);
      if (request === undefined) return;
      state.closed += 1;
      if (closedAt > request.dueAt) against.add(`request ${requestId} was answered after its deadline`);
      open.delete(requestId);
    },
  };
  const late = (now: string): void => {
    for (const [id, { dueAt }] of open) if (now > dueAt) against.add(`request ${id} is past its deadline`);
  };
  return { on, open, state, against, late };
}

/** P17: deletion that was asked for is done within thirty days. */
export function deletionRequests(): Witness<InstallationEvent> {
  const { on, open, state, against, late } = dataRequests((kind) => kind === 'erasure');
  return {
    on,
    testify({ now }) {
      late(now);
      for (const [id, { receivedAt, dueAt }] of open)
        if (daysBetween(receivedAt, dueAt) > deadlineDays + 1)
          against.add(`request ${id} was given longer than ${String(deadlineDays)} days`);
      const about = `${counted(state.noted, 'deletion')} asked for, ${String(state.closed)} done in time`;
      return findingOf(state.noted, about, against.found());
    },
  };
}

/** P25: questions have an address, and every request its deadline. */
export function requests(): Witness<InstallationEvent> {
  const { on, open, state, against, late } = dataRequests(() => true);
  return {
    on,
    testify({ now, contact }) {
      late(now);
      if (!/^[^@\s]+@[^@\s]+$/u.test(contact)) against.add('there is no address for questions');
      const about = `${counted(state.noted, 'request')} tracked to the deadline, ${String(open.size)} open`;
      return findingOf(state.noted, about, against.found());
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
