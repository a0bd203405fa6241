import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { MemberCommand } from './commands.js';
import type { MemberEvent } from './events.js';
import type { AddressChange, Member } from './state.js';

export type AddressReason = 'SameAddress' | 'ChangeUnderWay' | 'ChangeUnknown' | 'ChangeOver' | 'NotYet';

export const addressLimits = { vetoHours: 72, confirmDays: 7 } as const;

type AddressCommand = Extract<
  MemberCommand,
  {
    type:
      | 'AskAddressChange'
      | 'ConfirmAddress'
      | 'VetoAddressChange'
      | 'WithdrawAddressChange'
      | 'LapseAddressChange'
      | 'ChangeAddress';
  }
>;

/** A new address counts once it has confirmed and the old one has had its time to say no, whichever is later. */
export const decideOnAddress: Decide<Member, AddressCommand, MemberEvent, AddressReason> = {
  AskAddressChange(member, { data: { memberId, changeId, oldEmail, newEmail }, now }) {
    if (member.changes[changeId] !== undefined) return accept();
    if (oldEmail === newEmail) return reject('SameAddress');
    if (Object.values(member.changes).some((one) => isUnderWay(one, now))) return reject('ChangeUnderWay');
    const vetoUntil = after(now, addressLimits.vetoHours * hourMs);
    const lapsesAt = after(now, addressLimits.confirmDays * 24 * hourMs);
    return accept({
      type: 'AddressChangeAsked',
      data: { memberId, changeId, oldEmail, newEmail, askedAt: now, vetoUntil, lapsesAt },
    });
  },

  ConfirmAddress: (member, { data: { memberId, changeId }, now }) =>
    onChange(member, changeId, ['confirmed', 'changed'], (change) => {
      if (!isUnderWay(change, now)) return reject('ChangeOver');
      const takesEffectAt = change.vetoUntil > now ? change.vetoUntil : now;
      return accept({
        type: 'AddressConfirmed',
        data: { memberId, changeId, confirmedAt: now, takesEffectAt },
      });
    }),

  VetoAddressChange: (member, { data: { memberId, changeId }, now: vetoedAt }) =>
    onChange(member, changeId, ['vetoed'], (change) =>
      isUnderWay(change, vetoedAt) && !isRipe(change, vetoedAt)
        ? accept({ type: 'AddressChangeVetoed', data: { memberId, changeId, vetoedAt } })
        : reject('ChangeOver'),
    ),

  WithdrawAddressChange: (member, { data: { memberId, changeId }, now: withdrawnAt }) =>
    onChange(member, changeId, ['withdrawn'], (change) =>
      isUnderWay(change, withdrawnAt)
        ? accept({ type: 'AddressChangeWithdrawn', data: { memberId, changeId, withdrawnAt } })
        : reject('ChangeOver'),
    ),

  LapseAddressChange: (member, { data: { memberId, changeId, reason }, now: lapsedAt }) =>
    onChange(member, changeId, ['lapsed'], (change) =>
      isUnderWay(change, lapsedAt)
        ? accept({ type: 'AddressChangeLapsed', data: { memberId, changeId, reason, lapsedAt } })
        : reject('ChangeOver'),
    ),

  ChangeAddress: (member, { data: { memberId, changeId }, now: changedAt }) =>
    onChange(member, changeId, ['changed'], (change) => {
      if (!isUnderWay(change, changedAt)) return reject('ChangeOver');
      if (!isRipe(change, changedAt)) return reject('NotYet');
      const { oldEmail, newEmail } = change;
      return accept({ type: 'AddressChanged', data: { memberId, changeId, oldEmail, newEmail, changedAt } });
    }),
};

const hourMs = 60 * 60_000;
const after = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

/** May still come to something. */
export const isUnderWay = ({ status, lapsesAt }: AddressChange, now: string): boolean =>
  status === 'confirmed' || (status === 'asked' && now < lapsesAt);

/** Confirmed, and nobody can say no to it any more. */
export const isRipe = ({ status, takesEffectAt }: AddressChange, now: string): boolean =>
  status === 'confirmed' && takesEffectAt !== null && takesEffectAt <= now;

function onChange(
  member: Member,
  changeId: string,
  doneAs: readonly AddressChange['status'][],
  decide: (change: AddressChange) => Decision<MemberEvent, AddressReason>,
): Decision<MemberEvent, AddressReason> {
  const change = member.changes[changeId];
  if (change === undefined) return reject('ChangeUnknown');
  return doneAs.includes(change.status) ? accept() : decide(change);
}
