import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { AccountCommand } from './commands.js';
import type { AccountEvent } from './events.js';
import { isSensitiveIndustry } from './sensitive-industries.js';
import type { Account } from './state.js';

export type SensitivityReason = 'AccountNotOpen' | 'AgreementNotValid';

const signerLengthMax = 120;

type SensitivityCommand = Extract<
  AccountCommand,
  { type: 'SetIndustry' | 'SetSensitivity' | 'RecordAgreement' | 'EndAgreement' }
>;

/** Whether clients may be named outside, and with whom there is an agreement to handle what they say. */
export const decideOnSensitivity: Decide<Account, SensitivityCommand, AccountEvent, SensitivityReason> = {
  SetIndustry(account, { data, commandId: changeId, now: setAt }) {
    const { accountId, industry } = data;
    const set = { type: 'IndustrySet', data: { ...data, changeId, setAt } } as const;
    const isUndecided = account.status === 'open' && !account.isSensitivityDecided && !account.isSensitive;
    // It switches on by itself and never off: that is for the owner to say.
    const preset =
      isUndecided && isSensitiveIndustry(industry) ? [presetOf({ accountId, changeId, setAt })] : [];
    return once(account, changeId, set, ...preset);
  },

  SetSensitivity: (account, { data, commandId: changeId, now: setAt }) =>
    once(account, changeId, { type: 'SensitivitySet', data: { ...data, changeId, setAt, isPreset: false } }),

  RecordAgreement(account, { data, commandId: changeId, now: setAt }) {
    const { agreedOn, agreedBy } = data;
    const isValid =
      agreedBy.trim() !== '' && agreedBy.length <= signerLengthMax && agreedOn <= setAt.slice(0, 10);
    if (account.status === 'open' && !account.changeIds.includes(changeId) && !isValid)
      return reject('AgreementNotValid');
    return once(account, changeId, { type: 'AgreementRecorded', data: { ...data, changeId, setAt } });
  },

  EndAgreement: (account, { data, commandId: changeId, now: setAt }) =>
    once(account, changeId, { type: 'AgreementEnded', data: { ...data, changeId, setAt } }),
};

/** What an industry stands for, said as a decision, so that it can be read in the log like any other. */
export const presetOf = (change: {
  readonly accountId: string;
  readonly changeId: string;
  readonly setAt: string;
}) => ({ type: 'SensitivitySet', data: { ...change, isSensitive: true, isPreset: true } }) as const;

function once(
  account: Account,
  changeId: string,
  ...events: readonly AccountEvent[]
): Decision<AccountEvent, 'AccountNotOpen'> {
  if (account.status !== 'open') return reject('AccountNotOpen');
  return account.changeIds.includes(changeId) ? accept() : accept(...events);
}
