import { accept, reject, type Decision } from '../kernel/decider.js';
import type { AccountEvent } from './events.js';
import type { Account, OpenAccount } from './state.js';

/** What only an owner decides. What was done before is as good as done, whoever is an owner since. */
export function asOwner<Reason extends string>(
  account: Account,
  { by, isDone }: { readonly by: string; readonly isDone: (open: OpenAccount) => boolean },
  decide: (open: OpenAccount) => Decision<AccountEvent, Reason>,
): Decision<AccountEvent, Reason | 'AccountNotOpen' | 'OwnersOnly'> {
  if (account.status !== 'open') return reject('AccountNotOpen');
  if (isDone(account)) return accept();
  return account.members[by] === 'owner' ? decide(account) : reject('OwnersOnly');
}
