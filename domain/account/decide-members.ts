import { accept, reject, type Decide } from '../kernel/decider.js';
import type { AccountCommand } from './commands.js';
import type { AccountEvent } from './events.js';
import { asOwner } from './as-owner.js';
import type { Account, OpenAccount } from './state.js';

export type MemberReason =
  | 'AccountNotOpen'
  | 'OwnersOnly'
  | 'AlreadyMember'
  | 'TooManyMembers'
  | 'MemberUnknown'
  | 'InvitationUnknown'
  | 'InvitationOver'
  | 'LastOwnerMustStay';

export const memberLimits = { memberCountMax: 50, invitationDays: 7 } as const;

type MemberCommand = Extract<
  AccountCommand,
  { type: 'InviteMember' | 'WithdrawInvitation' | 'AcceptInvitation' | 'ChangeMemberRole' | 'RemoveMember' }
>;

/** Who belongs to the business, and as what. Owners decide it; whoever is invited decides whether to come; anybody may leave. */
export const decideOnMembers: Decide<Account, MemberCommand, AccountEvent, MemberReason> = {
  InviteMember(account, { data, now }) {
    const { accountId, invitationId, memberId, email, role, by } = data;
    const isDone = (open: OpenAccount) => open.invitations[invitationId] !== undefined;
    return asOwner(account, { by, isDone }, (open) => {
      if (open.members[memberId] !== undefined) return reject('AlreadyMember');
      const waiting = Object.values(open.invitations).filter((one) => isOpen(one, now));
      if (Object.keys(open.members).length + waiting.length >= memberLimits.memberCountMax)
        return reject('TooManyMembers');
      const expiresAt = new Date(Date.parse(now) + memberLimits.invitationDays * dayMs).toISOString();
      const invited = { accountId, invitationId, memberId, email, role, invitedBy: by };
      return accept({ type: 'MemberInvited', data: { ...invited, invitedAt: now, expiresAt } });
    });
  },

  WithdrawInvitation: (account, { data: { invitationId, by }, now: withdrawnAt }) =>
    asOwner(
      account,
      { by, isDone: (open) => open.invitations[invitationId]?.status === 'withdrawn' },
      (open) => {
        const invitation = open.invitations[invitationId];
        if (invitation === undefined) return reject('InvitationUnknown');
        if (invitation.status === 'accepted') return reject('InvitationOver');
        const { memberId } = invitation;
        return accept({
          type: 'InvitationWithdrawn',
          data: { invitationId, memberId, withdrawnBy: by, withdrawnAt },
        });
      },
    ),

  AcceptInvitation(account, { data: { accountId, invitationId, memberId }, now }) {
    if (account.status !== 'open') return reject('AccountNotOpen');
    const invitation = account.invitations[invitationId];
    if (invitation?.memberId !== memberId) return reject('InvitationUnknown');
    if (invitation.status === 'accepted') return accept();
    if (!isOpen(invitation, now)) return reject('InvitationOver');
    const { role } = invitation;
    return accept({
      type: 'MemberJoined',
      data: { accountId, invitationId, memberId, role, joinedAt: now },
    });
  },

  ChangeMemberRole: (account, { data, commandId: changeId, now: changedAt }) =>
    asOwner(account, { by: data.by, isDone: (open) => open.changeIds.includes(changeId) }, (open) => {
      const { accountId, memberId, role, by } = data;
      if (open.members[memberId] === undefined) return reject('MemberUnknown');
      if (role !== 'owner' && isLastOwner(open, memberId)) return reject('LastOwnerMustStay');
      const change = { accountId, changeId, memberId, role, changedBy: by, changedAt };
      return accept({ type: 'MemberRoleChanged', data: change });
    }),

  RemoveMember(account, { data, commandId: changeId, now: removedAt }) {
    const { accountId, memberId, by } = data;
    if (account.status !== 'open') return reject('AccountNotOpen');
    if (account.changeIds.includes(changeId)) return accept();
    if (account.members[by] !== 'owner' && by !== memberId) return reject('OwnersOnly');
    if (account.members[memberId] === undefined) return reject('MemberUnknown');
    if (isLastOwner(account, memberId)) return reject('LastOwnerMustStay');
    return accept({
      type: 'MemberRemoved',
      data: { accountId, changeId, memberId, removedBy: by, removedAt },
    });
  },
};

const dayMs = 24 * 60 * 60_000;

const isOpen = ({ status, expiresAt }: OpenAccount['invitations'][string], now: string): boolean =>
  status === 'open' && now < expiresAt;

const isLastOwner = ({ members }: OpenAccount, memberId: string): boolean =>
  members[memberId] === 'owner' && Object.values(members).filter((role) => role === 'owner').length === 1;
