import type { Evolve } from '../kernel/decider.js';
import type { Erased } from '../kernel/personal.js';
import { isSensitiveIndustry } from './sensitive-industries.js';
import type { AccountEvent, Role, Scope } from './events.js';

export interface Invitation {
  readonly memberId: string;
  readonly role: Role;
  readonly expiresAt: string;
  readonly status: 'open' | 'accepted' | 'withdrawn';
}

export interface ApiKey {
  readonly hash: string;
  readonly label: string | Erased;
  readonly scopes: readonly Scope[];
  readonly expiresAt: string | null;
  readonly isRevoked: boolean;
  /** Another has taken its place. */
  readonly isReplaced: boolean;
}

/** With which the business's own server signs who a visitor is. */
export interface IdentitySecret {
  readonly secret: string | Erased;
  readonly setAt: string;
  /** The one before, and until when it still signs. */
  readonly before: { readonly secret: string | Erased; readonly endsAt: string } | null;
}

/** Versions of the operator's papers to which an owner said yes. */
export interface AcceptedPapers {
  readonly terms: string;
  readonly privacy: string;
  readonly acceptedAt: string;
}

export interface OpenAccount {
  readonly status: 'open';
  readonly timeZone: string;
  readonly changeIds: readonly string[];
  readonly isSensitive: boolean;
  /** An owner said so, one way or the other. */
  readonly isSensitivityDecided: boolean;
  /** Members by their id. */
  readonly members: Readonly<Record<string, Role>>;
  readonly invitations: Readonly<Record<string, Invitation>>;
  /** API keys by their id. */
  readonly keys: Readonly<Record<string, ApiKey>>;
  /** The last ones; null: nobody was asked. */
  readonly papers: AcceptedPapers | null;
  /** Null: its website signs nothing. */
  readonly identitySecret: IdentitySecret | null;
}

export type Account = { readonly status: 'unopened' } | OpenAccount;

export const initial: Account = { status: 'unopened' };

export const evolve: Evolve<Account, AccountEvent> = {
  AccountOpened: (_account, { ownerId, industry }) => ({
    status: 'open',
    timeZone: 'UTC',
    changeIds: [],
    // A log of before the preset stood in it says no more than the industry.
    isSensitive: isSensitiveIndustry(industry),
    isSensitivityDecided: false,
    members: { [ownerId]: 'owner' },
    invitations: {},
    keys: {},
    papers: null,
    identitySecret: null,
  }),
  TimeZoneSet: (account, { changeId, timeZone }) => changed(account, changeId, { timeZone }),
  BusinessRenamed: (account, { changeId }) => changed(account, changeId),
  IndustrySet: (account, { changeId }) => changed(account, changeId),
  OpeningHoursSet: (account, { changeId }) => changed(account, changeId),
  SensitivitySet: (account, { changeId, isSensitive, isPreset }) =>
    changed(account, changeId, { isSensitive, ...(!isPreset && { isSensitivityDecided: true }) }),
  AgreementRecorded: (account, { changeId }) => changed(account, changeId),
  AgreementEnded: (account, { changeId }) => changed(account, changeId),
  WidgetOriginsSet: (account, { changeId }) => changed(account, changeId),
  PapersAccepted: (account, { changeId, terms, privacy, setAt: acceptedAt }) =>
    changed(account, changeId, { papers: { terms, privacy, acceptedAt } }),
  IdentitySecretSet(account, { changeId, secret, overlapEndsAt: endsAt, setAt }) {
    const was = account.status === 'open' ? account.identitySecret : null;
    const before = was && { secret: was.secret, endsAt };
    return changed(account, changeId, { identitySecret: { secret, setAt, before } });
  },
  MemberAddressChanged: (account, { changeId }) => changed(account, changeId),
  MemberPasskeyAdded: (account, { changeId }) => changed(account, changeId),
  MemberPasskeyRemoved: (account, { changeId }) => changed(account, changeId),
  MemberRecoveryCodeUsed: (account, { changeId }) => changed(account, changeId),

  MemberInvited: (account, { invitationId, memberId, role, expiresAt }) =>
    withInvitation(account, invitationId, { memberId, role, expiresAt, status: 'open' }),
  InvitationWithdrawn: (account, { invitationId }) =>
    withInvitation(account, invitationId, { status: 'withdrawn' }),
  MemberJoined: (account, { invitationId, memberId, role }) =>
    withRole(withInvitation(account, invitationId, { status: 'accepted' }), memberId, role),
  MemberRoleChanged: (account, { changeId, memberId, role }) =>
    withRole(changed(account, changeId), memberId, role),
  MemberRemoved(account, { changeId, memberId }) {
    const after = changed(account, changeId);
    if (after.status !== 'open') return after;
    const { [memberId]: _left, ...members } = after.members;
    return { ...after, members };
  },

  ApiKeyIssued: (account, { keyId, hash, label, scopes, expiresAt }) =>
    withKey(account, keyId, {
      ...{ hash, label, scopes, expiresAt, isRevoked: false, isReplaced: false },
    }),
  ApiKeyReplaced: (account, { keyId, endsAt: expiresAt }) =>
    changedKey(account, keyId, { expiresAt, isReplaced: true }),
  ApiKeyRevoked: (account, { keyId }) => changedKey(account, keyId, { expiresAt: null, isRevoked: true }),
};

const withKey = (account: Account, keyId: string, key: ApiKey): Account =>
  account.status === 'open' ? { ...account, keys: { ...account.keys, [keyId]: key } } : account;

function changedKey(account: Account, keyId: string, more: Partial<ApiKey>): Account {
  const key = account.status === 'open' ? account.keys[keyId] : undefined;
  return key === undefined ? account : withKey(account, keyId, { ...key, ...more });
}

const changed = (account: Account, changeId: string, more: Partial<OpenAccount> = {}): Account =>
  account.status === 'open' ? { ...account, ...more, changeIds: [...account.changeIds, changeId] } : account;

const withRole = (account: Account, memberId: string, role: Role): Account =>
  account.status === 'open' ? { ...account, members: { ...account.members, [memberId]: role } } : account;

function withInvitation(account: Account, invitationId: string, more: Partial<Invitation>): Account {
  if (account.status !== 'open') return account;
  const known = account.invitations[invitationId] ?? noInvitation;
  return { ...account, invitations: { ...account.invitations, [invitationId]: { ...known, ...more } } };
}

const noInvitation: Invitation = { memberId: '', role: 'auditor', expiresAt: '', status: 'withdrawn' };
