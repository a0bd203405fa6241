import { accept, reject, type Decide } from '../kernel/decider.js';
import type { MemberCommand } from './commands.js';
import type { MemberEvent } from './events.js';
import type { Member } from './state.js';

export type PasskeyReason = 'LabelNotValid' | 'TooManyPasskeys' | 'PasskeyUnknown' | 'NoPasskey';

export const passkeyLimits = { countMax: 10, labelLengthMax: 60, recoveryCodeCount: 10 } as const;

type PasskeyCommand = Extract<
  MemberCommand,
  { type: 'AddPasskey' | 'RemovePasskey' | 'IssueRecoveryCodes' | 'UseRecoveryCode' }
>;

/** The second factor of a member: passkeys, and codes for when none of them is at hand. */
export const decideOnPasskeys: Decide<Member, PasskeyCommand, MemberEvent, PasskeyReason> = {
  AddPasskey(member, { data: { memberId, passkeyId, label }, now: addedAt }) {
    if (member.passkeys[passkeyId] !== undefined) return accept();
    if (label.trim() === '' || label.length > passkeyLimits.labelLengthMax) return reject('LabelNotValid');
    if (keptCount(member) >= passkeyLimits.countMax) return reject('TooManyPasskeys');
    return accept({ type: 'PasskeyAdded', data: { memberId, passkeyId, label, addedAt } });
  },

  RemovePasskey(member, { data: { memberId, passkeyId }, now: removedAt }) {
    const known = member.passkeys[passkeyId];
    if (known === undefined) return reject('PasskeyUnknown');
    if (known.isRemoved) return accept();
    return accept({ type: 'PasskeyRemoved', data: { memberId, passkeyId, removedAt } });
  },

  IssueRecoveryCodes(member, { data: { memberId, count }, commandId: changeId, now: issuedAt }) {
    if (member.changeIds.includes(changeId)) return accept();
    if (keptCount(member) === 0) return reject('NoPasskey');
    return accept({ type: 'RecoveryCodesIssued', data: { memberId, changeId, count, issuedAt } });
  },

  UseRecoveryCode(member, { data: { memberId }, commandId: changeId, now: usedAt }) {
    if (member.changeIds.includes(changeId)) return accept();
    return accept({ type: 'RecoveryCodeUsed', data: { memberId, changeId, usedAt } });
  },
};

const keptCount = ({ passkeys }: Member): number =>
  Object.values(passkeys).filter(({ isRemoved }) => !isRemoved).length;
