import type { MemberEvent } from '../../domain/member/member.js';
import type { Policy } from '../handling/follow.js';
import type { Clock } from '../ports/clock.js';
import type { ChangeAddress } from './change-address.js';
import type { HandleAccount } from './handle-account.js';

interface Needs {
  readonly handleAccount: HandleAccount;
  readonly addresses: Pick<ChangeAddress, 'move'>;
  readonly accountsOf: (memberId: string) => Promise<readonly string[]>;
  readonly now: Clock;
}

/** What becomes of a member's login is told to each business they belong to: their address moves there, and its log has it. */
export const tellBusinesses = ({
  handleAccount,
  addresses,
  accountsOf,
  now,
}: Needs): Policy<MemberEvent> => ({
  name: 'tell-businesses',
  filter: {
    categories: ['member'],
    types: ['AddressChanged', 'PasskeyAdded', 'PasskeyRemoved', 'RecoveryCodeUsed'],
  },
  afterMs: 0,
  concurrency: 4,
  async when({ id, event }) {
    const { memberId } = event.data;
    // Whoever decided it has done so already, unless they were cut off.
    if (event.type === 'AddressChanged') await addresses.move(memberId, event.data.changeId);
    for (const accountId of await accountsOf(memberId)) {
      const command = noteOf(event, accountId);
      if (command === undefined) continue;
      const context = { tenant: accountId, actor: `member:${memberId}`, causationId: id };
      await handleAccount(accountId, { ...command, commandId: id, now: now() }, context);
    }
  },
});

/** The note of each event that the filter lets through. */
function noteOf({ type, data }: MemberEvent, accountId: string) {
  const about = { accountId, memberId: data.memberId };
  if (type === 'AddressChanged')
    return { type: 'NoteMemberAddress', data: { ...about, email: data.newEmail } } as const;
  if (type === 'PasskeyAdded')
    return { type: 'NotePasskeyAdded', data: { ...about, passkeyId: data.passkeyId } } as const;
  if (type === 'PasskeyRemoved')
    return { type: 'NotePasskeyRemoved', data: { ...about, passkeyId: data.passkeyId } } as const;
  if (type === 'RecoveryCodeUsed') return { type: 'NoteRecoveryCodeUsed', data: about } as const;
  return undefined;
}
