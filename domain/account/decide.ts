import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { AccountCommand } from './commands.js';
import type { AccountEvent, OpenRange, OtherDay } from './events.js';
import { decideOnKeys, type KeyReason } from './decide-keys.js';
import { decideOnMembers, type MemberReason } from './decide-members.js';
import type { Account } from './state.js';

export type AccountReason =
  'AccountNotOpen' | 'NameNotValid' | 'HoursNotInOrder' | 'TooManyItems' | MemberReason | KeyReason;

export const accountLimits = { nameLengthMax: 120, rangeCountMax: 42, otherDayCountMax: 200 } as const;

export const decide: Decide<Account, AccountCommand, AccountEvent, AccountReason> = {
  OpenAccount(account, { data, now }) {
    if (account.status === 'open') return accept();
    return accept({ type: 'AccountOpened', data: { ...data, openedAt: now } });
  },

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

  SetIndustry: (account, { data, commandId: changeId, now: setAt }) =>
    once(account, changeId, null, { type: 'IndustrySet', data: { ...data, changeId, setAt } }),

  SetOpeningHours(account, { data, commandId: changeId, now: setAt }) {
    const { accountId, week, otherDays } = data;
    const days = otherDays.map(({ date, ranges }) => ({ date, ranges: [...ranges] }));
    return once(account, changeId, obstacleToHours(week, otherDays), {
      type: 'OpeningHoursSet',
      data: { accountId, week: [...week], otherDays: days, changeId, setAt },
    });
  },

  SetSensitivity: (account, { data, commandId: changeId, now: setAt }) =>
    once(account, changeId, null, { type: 'SensitivitySet', data: { ...data, changeId, setAt } }),

  ...decideOnMembers,
  ...decideOnKeys,
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
