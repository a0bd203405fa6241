import type { Evolve } from '../kernel/decider.js';
import type { AccountEvent } from './events.js';

export type Account =
  | { readonly status: 'unopened' }
  | { readonly status: 'open'; readonly timeZone: string; readonly changeIds: readonly string[] };

export const initial: Account = { status: 'unopened' };

export const evolve: Evolve<Account, AccountEvent> = {
  AccountOpened: () => ({ status: 'open', timeZone: 'UTC', changeIds: [] }),
  TimeZoneSet: (account, { changeId, timeZone }) =>
    account.status === 'open'
      ? { ...account, timeZone, changeIds: [...account.changeIds, changeId] }
      : account,
};
