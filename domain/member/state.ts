import type { Evolve } from '../kernel/decider.js';
import type { Erased } from '../kernel/personal.js';
import type { MemberEvent } from './events.js';

export interface AddressChange {
  readonly status: 'asked' | 'confirmed' | 'changed' | 'vetoed' | 'withdrawn' | 'lapsed';
  readonly oldEmail: string | Erased;
  readonly newEmail: string | Erased;
  readonly askedAt: string;
  readonly vetoUntil: string;
  readonly lapsesAt: string;
  /** Null until it is confirmed. */
  readonly takesEffectAt: string | null;
}

export interface Passkey {
  readonly label: string | Erased;
  readonly addedAt: string;
  readonly isRemoved: boolean;
}

export interface Member {
  /** Changes of address by their id, oldest first. */
  readonly changes: Readonly<Record<string, AddressChange>>;
  /** Passkeys by their id, removed ones too. */
  readonly passkeys: Readonly<Record<string, Passkey>>;
  /** Of the recovery codes that were issued and used. */
  readonly changeIds: readonly string[];
}

export const initial: Member = { changes: {}, passkeys: {}, changeIds: [] };

export const evolve: Evolve<Member, MemberEvent> = {
  AddressChangeAsked: (member, { changeId, oldEmail, newEmail, askedAt, vetoUntil, lapsesAt }) => ({
    ...member,
    changes: {
      ...member.changes,
      [changeId]: {
        ...{ status: 'asked', oldEmail, newEmail, askedAt, vetoUntil, lapsesAt },
        takesEffectAt: null,
      },
    },
  }),
  AddressConfirmed: (member, { changeId, takesEffectAt }) =>
    withChange(member, changeId, { status: 'confirmed', takesEffectAt }),
  AddressChangeVetoed: (member, { changeId }) => withChange(member, changeId, { status: 'vetoed' }),
  AddressChangeWithdrawn: (member, { changeId }) => withChange(member, changeId, { status: 'withdrawn' }),
  AddressChangeLapsed: (member, { changeId }) => withChange(member, changeId, { status: 'lapsed' }),
  AddressChanged: (member, { changeId }) => withChange(member, changeId, { status: 'changed' }),

  PasskeyAdded: (member, { passkeyId, label, addedAt }) =>
    withPasskey(member, passkeyId, { label, addedAt, isRemoved: false }),
  PasskeyRemoved: (member, { passkeyId }) => {
    const known = member.passkeys[passkeyId];
    return known === undefined ? member : withPasskey(member, passkeyId, { ...known, isRemoved: true });
  },
  RecoveryCodesIssued: (member, { changeId }) => done(member, changeId),
  RecoveryCodeUsed: (member, { changeId }) => done(member, changeId),
};

function withChange(member: Member, changeId: string, more: Partial<AddressChange>): Member {
  const known = member.changes[changeId];
  if (known === undefined) return member;
  return { ...member, changes: { ...member.changes, [changeId]: { ...known, ...more } } };
}

const withPasskey = (member: Member, passkeyId: string, passkey: Passkey): Member => ({
  ...member,
  passkeys: { ...member.passkeys, [passkeyId]: passkey },
});

const done = (member: Member, changeId: string): Member => ({
  ...member,
  changeIds: [...member.changeIds, changeId],
});
