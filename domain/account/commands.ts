import type { Command } from '../kernel/decider.js';
import type { Erased } from '../kernel/personal.js';
import type { OpenRange, OtherDay, Processor, Role, Scope } from './events.js';

/** The operator's papers, each by the SHA-256 of its words in hex. */
interface PaperVersions {
  readonly terms: string;
  readonly privacy: string;
}

/** `by`: the member who asks. */
type ByMember<Data extends object> = Data & { accountId: string; by: string };

export type AccountCommand =
  | Command<
      'OpenAccount',
      {
        accountId: string;
        ownerId: string;
        businessName: string;
        ownerEmail: string;
        website: string;
        industry: string;
        siteKey: string;
        /** Those that were agreed to with it. None of a business that nobody signed up. */
        papers?: PaperVersions;
      }
    >
  | Command<'AcceptPapers', ByMember<{ papers: PaperVersions }>>
  | Command<'SetTimeZone', { timeZone: string }>
  | Command<'RenameBusiness', { accountId: string; businessName: string }>
  | Command<'SetIndustry', { accountId: string; industry: string }>
  | Command<
      'SetOpeningHours',
      { accountId: string; week: readonly OpenRange[]; otherDays: readonly OtherDay[] }
    >
  | Command<'SetSensitivity', { accountId: string; isSensitive: boolean }>
  | Command<
      'RecordAgreement',
      { accountId: string; processor: Processor; agreedOn: string; agreedBy: string }
    >
  | Command<'EndAgreement', { accountId: string; processor: Processor }>
  | Command<'SetWidgetOrigins', { accountId: string; origins: readonly string[] }>
  | Command<'SetIdentitySecret', ByMember<{ secret: string; overlapEndsAt: string }>>
  | Command<'NoteMemberAddress', { accountId: string; memberId: string; email: string | Erased }>
  | Command<'NotePasskeyAdded', { accountId: string; memberId: string; passkeyId: string }>
  | Command<'NotePasskeyRemoved', { accountId: string; memberId: string; passkeyId: string }>
  | Command<'NoteRecoveryCodeUsed', { accountId: string; memberId: string }>
  | Command<'InviteMember', ByMember<{ invitationId: string; memberId: string; email: string; role: Role }>>
  | Command<'WithdrawInvitation', ByMember<{ invitationId: string }>>
  | Command<'AcceptInvitation', { accountId: string; invitationId: string; memberId: string }>
  | Command<'ChangeMemberRole', ByMember<{ memberId: string; role: Role }>>
  | Command<'RemoveMember', ByMember<{ memberId: string }>>
  | Command<
      'IssueApiKey',
      ByMember<{
        keyId: string;
        label: string;
        hash: string;
        ending: string;
        scopes: readonly Scope[];
        expiresAt: string | null;
      }>
    >
  /** `keyId`: the one that is replaced; `hash` and `ending`: of the next. */
  | Command<
      'RotateApiKey',
      ByMember<{
        keyId: string;
        nextKeyId: string;
        hash: string;
        ending: string;
        expiresAt: string | null;
        endsAt: string;
      }>
    >
  | Command<'RevokeApiKey', ByMember<{ keyId: string }>>;
