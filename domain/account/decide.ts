import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import { asOwner } from './as-owner.js';
import type { AccountCommand } from './commands.js';
import type { AccountEvent, OpenRange, OtherDay } from './events.js';
import { decideOnKeys, type KeyReason } from './decide-keys.js';
import { decideOnMembers, type MemberReason } from './decide-members.js';
import { decideOnSensitivity, presetOf, type SensitivityReason } from './decide-sensitivity.js';
import { noteMembers } from './note-members.js';
import { isSensitiveIndustry } from './sensitive-industries.js';
import type { Account } from './state.js';

export type AccountReason =
  | 'AccountNotOpen'
  | 'NameNotValid'
  | 'HoursNotInOrder'
  | 'TooManyItems'
  | 'OriginNotValid'
  | MemberReason
  | KeyReason
  | SensitivityReason;

export const accountLimits = {
  nameLengthMax: 120,
  rangeCountMax: 42,
  otherDayCountMax: 200,
  originCountMax: 20,
} as const;

export const decide: Decide<Account, AccountCommand, AccountEvent, AccountReason> = {
  OpenAccount(account, { data, commandId, now }) {
    if (account.status === 'open') return accept();
    const { papers, ...profile } = data;
    const { accountId, ownerId: memberId, industry } = profile;
    const change = { accountId, changeId: commandId, setAt: now };
    return accept<AccountEvent>(
      { type: 'AccountOpened', data: { ...profile, openedAt: now } },
      ...(papers === undefined
        ? []
        : [{ type: 'PapersAccepted', data: { ...change, memberId, ...papers } } as const]),
      ...(isSensitiveIndustry(industry) ? [presetOf(change)] : []),
    );
  },

  AcceptPapers: (account, { data: { accountId, by, papers }, commandId: changeId, now: setAt }) =>
    asOwner(account, { by, isDone: ({ changeIds }) => changeIds.includes(changeId) }, () =>
      accept({ type: 'PapersAccepted', data: { accountId, changeId, setAt, memberId: by, ...papers } }),
    ),

  SetTimeZone: (account, { data: { timeZone }, commandId: changeId, now: setAt }) =>
    once(account, changeId, null, { type: 'TimeZoneSet', data: { changeId, timeZone, setAt } }),

  RenameBusiness(account, { data, commandId: changeId, now: setAt }) {
    const isValid =
      data.businessName.trim() !== '' && data.businessName.length <= accountLimits.nameLengthMax;
    return once(account, changeId, isValid ? null : 'NameNotValid', {
      type: 'BusinessRenamed',
      data: { ...data, changeId, setAt },
    });
  },

  SetOpeningHours(account, { data, commandId: changeId, now: setAt }) {
    const { accountId, week, otherDays } = data;
    const days = otherDays.map(({ date, ranges }) => ({ date, ranges: [...ranges] }));
    return once(account, changeId, obstacleToHours(week, otherDays), {
      type: 'OpeningHoursSet',
      data: { accountId, week: [...week], otherDays: days, changeId, setAt },
    });
  },

  SetWidgetOrigins(account, { data, commandId: changeId, now: setAt }) {
    const origins = [...new Set(data.origins)];
    return once(account, changeId, obstacleToOrigins(origins), {
      type: 'WidgetOriginsSet',
      data: { ...data, origins, changeId, setAt },
    });
  },

  ...decideOnSensitivity,
  ...decideOnMembers,
  ...decideOnKeys,
  ...noteMembers,
};

function once(
  account: Account,
  changeId: string,
  obstacle: AccountReason | null,
  event: AccountEvent,
): Decision<AccountEvent, AccountReason> {
  if (account.status !== 'open') return reject('AccountNotOpen');
  if (account.changeIds.includes(changeId)) return accept();
  return obstacle === null ? accept(event) : reject(obstacle);
}

/** As browsers write them: scheme, host and port, and nothing behind. */
function obstacleToOrigins(origins: readonly string[]): AccountReason | null {
  if (origins.length > accountLimits.originCountMax) return 'TooManyItems';
  return origins.every((one) => /^https?:\/\/[^/?#@\s]{1,253}$/u.test(one)) ? null : 'OriginNotValid';
}

function obstacleToHours(week: readonly OpenRange[], otherDays: readonly OtherDay[]): AccountReason | null {
  const { rangeCountMax, otherDayCountMax } = accountLimits;
  if (week.length > rangeCountMax || otherDays.length > otherDayCountMax) return 'TooManyItems';
  if (new Set(otherDays.map(({ date }) => date)).size < otherDays.length) return 'HoursNotInOrder';
  const weekdays = [...new Set(week.map(({ day }) => day))];
  const days = [
    ...weekdays.map((day) => week.filter((range) => range.day === day)),
    ...otherDays.map(({ ranges }) => ranges),
  ];
  return days.every(isInOrder) ? null : 'HoursNotInOrder';
}

/** Each range ends after it begins, and none begins before the one before it has ended. */
function isInOrder(ranges: readonly { readonly from: string; readonly to: string }[]): boolean {
  const sorted = ranges.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.every(({ from, to }, at) => from < to && (sorted[at - 1]?.to ?? '') <= from);
}
