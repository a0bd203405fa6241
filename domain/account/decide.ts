import { accept, reject, type Decide } from '../kernel/decider.js';
import type { AccountCommand } from './commands.js';
import type { AccountEvent } from './events.js';
import type { Account } from './state.js';

export type AccountReason = 'AccountNotOpen';

export const decide: Decide<Account, AccountCommand, AccountEvent, AccountReason> = {
  OpenAccount(account, { data, now }) {
    if (account.status === 'open') return accept();
    return accept({ type: 'AccountOpened', data: { ...data, openedAt: now } });
  },

  SetTimeZone(account, { data: { timeZone }, commandId, now }) {
    if (account.status !== 'open') return reject('AccountNotOpen');
    if (account.changeIds.includes(commandId)) return accept();
    return accept({ type: 'TimeZoneSet', data: { changeId: commandId, timeZone, setAt: now } });
  },
};
