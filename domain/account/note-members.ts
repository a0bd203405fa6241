import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { AccountCommand } from './commands.js';
import type { AccountEvent } from './events.js';
import type { Account } from './state.js';

type NoteCommand = Extract<
  AccountCommand,
  { type: 'NoteMemberAddress' | 'NotePasskeyAdded' | 'NotePasskeyRemoved' | 'NoteRecoveryCodeUsed' }
>;

/** What was decided elsewhere, about a login that may open several businesses, is written down in each of them. */
export const noteMembers: Decide<Account, NoteCommand, AccountEvent, 'AccountNotOpen'> = {
  NoteMemberAddress: (account, { data, ...asked }) =>
    noted(account, asked, (change) => ({ type: 'MemberAddressChanged', data: { ...data, ...change } })),
  NotePasskeyAdded: (account, { data, ...asked }) =>
    noted(account, asked, (change) => ({ type: 'MemberPasskeyAdded', data: { ...data, ...change } })),
  NotePasskeyRemoved: (account, { data, ...asked }) =>
    noted(account, asked, (change) => ({ type: 'MemberPasskeyRemoved', data: { ...data, ...change } })),
  NoteRecoveryCodeUsed: (account, { data, ...asked }) =>
    noted(account, asked, (change) => ({ type: 'MemberRecoveryCodeUsed', data: { ...data, ...change } })),
};

function noted(
  account: Account,
  { commandId: changeId, now: setAt }: { readonly commandId: string; readonly now: string },
  eventOf: (change: { readonly changeId: string; readonly setAt: string }) => AccountEvent,
): Decision<AccountEvent, 'AccountNotOpen'> {
  if (account.status !== 'open') return reject('AccountNotOpen');
  return account.changeIds.includes(changeId) ? accept() : accept(eventOf({ changeId, setAt }));
}
