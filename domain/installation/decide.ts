import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { InstallationCommand } from './commands.js';
import type { InstallationEvent } from './events.js';
import type { Installation } from './state.js';

export type InstallationReason =
  | 'AccountNotSuspended'
  | 'CapNotValid'
  | 'ReferenceNotValid'
  | 'DeadlineNotValid'
  | 'RequestUnknown'
  | 'TooManyRequests';

/** A thousand dollars a day is a mistake in typing. */
const installationLimits = { costMicrosPerDayMax: 1_000_000_000, openRequestCountMax: 500 } as const;

export const decide: Decide<Installation, InstallationCommand, InstallationEvent, InstallationReason> = {
  NoteLogin: (state, { data, now: loggedInAt }) =>
    once(state, data.loginId, null, { type: 'OperatorLoggedIn', data: { ...data, loggedInAt } }),

  SetFactor: (state, { data, commandId: changeId, now: setAt }) =>
    once(state, changeId, null, { type: 'FactorSet', data: { ...data, changeId, setAt } }),

  ResetFactor: (state, { data, commandId: changeId, now: resetAt }) =>
    once(state, changeId, null, { type: 'FactorReset', data: { ...data, changeId, resetAt } }),

  SuspendAccount: (state, { data, commandId: changeId, now: suspendedAt }) =>
    once(state, changeId, null, { type: 'AccountSuspended', data: { ...data, changeId, suspendedAt } }),

  ResumeAccount(state, { data, commandId: changeId, now: resumedAt }) {
    const obstacle = state.suspended.includes(data.accountId) ? null : 'AccountNotSuspended';
    return once(state, changeId, obstacle, {
      type: 'AccountResumed',
      data: { ...data, changeId, resumedAt },
    });
  },

  SetSpendCap(state, { data, commandId: changeId, now: setAt }) {
    const cap = data.costMicrosPerDay;
    const isValid =
      cap === null || (Number.isInteger(cap) && cap >= 0 && cap <= installationLimits.costMicrosPerDayMax);
    return once(state, changeId, isValid ? null : 'CapNotValid', {
      type: 'SpendCapSet',
      data: { ...data, changeId, setAt },
    });
  },

  PublishPaper: (state, { data, commandId: changeId, now: publishedAt }) =>
    once(state, changeId, null, { type: 'PaperPublished', data: { ...data, changeId, publishedAt } }),

  NoteDataRequest({ requests }, { data, now: notedAt }) {
    if (requests[data.requestId] !== undefined) return accept();
    if (!reference.test(data.subjectRef)) return reject('ReferenceNotValid');
    if (data.receivedAt > notedAt || data.dueAt <= data.receivedAt) return reject('DeadlineNotValid');
    const openCount = Object.values(requests).filter((status) => status === 'open').length;
    if (openCount >= installationLimits.openRequestCountMax) return reject('TooManyRequests');
    return accept({ type: 'DataRequestNoted', data: { ...data, notedAt } });
  },

  NoteRequestOverdue({ requests, openRequests }, { data: { requestId }, now: notedAt }) {
    if (requests[requestId] === undefined) return reject('RequestUnknown');
    const open = openRequests[requestId];
    // Closed meanwhile, or told twice: nothing waits any more.
    if (open === undefined || open.told === 'deadline') return accept();
    const { dueAt } = open;
    const overdue = notedAt >= dueAt ? 'deadline' : 'alarm';
    if (notedAt < alarmAtOf(dueAt) || open.told === overdue) return accept();
    return accept({ type: 'DataRequestOverdue', data: { requestId, overdue, dueAt, notedAt } });
  },

  CloseDataRequest({ requests }, { data, now: closedAt }) {
    const status = requests[data.requestId];
    if (status === undefined) return reject('RequestUnknown');
    if (status === 'closed') return accept();
    return accept({ type: 'DataRequestClosed', data: { ...data, closedAt } });
  },
};

/** Ten days before: as with an erasure. */
const alarmAtOf = (dueAt: string): string => new Date(Date.parse(dueAt) - 10 * 24 * 3_600_000).toISOString();

/** The number of a letter or a ticket. Without spaces and without @, so that no name or address stands there by mistake. */
const reference = /^[A-Za-z]{0,10}[-/]?\d[\d/-]{0,30}$/u;

function once(
  { changeIds }: Installation,
  changeId: string,
  obstacle: InstallationReason | null,
  event: InstallationEvent,
): Decision<InstallationEvent, InstallationReason> {
  if (changeIds.includes(changeId)) return accept();
  return obstacle === null ? accept(event) : reject(obstacle);
}
