import type { Command } from '../kernel/decider.js';

type OfMember<Data extends object> = Data & { memberId: string };

/** `changeId`: of the change of address under way. */
export type MemberCommand =
  | Command<'AskAddressChange', OfMember<{ changeId: string; oldEmail: string; newEmail: string }>>
  | Command<'ConfirmAddress', OfMember<{ changeId: string }>>
  | Command<'VetoAddressChange', OfMember<{ changeId: string }>>
  | Command<'WithdrawAddressChange', OfMember<{ changeId: string }>>
  | Command<'LapseAddressChange', OfMember<{ changeId: string; reason: 'taken' | 'erased' }>>
  | Command<'ChangeAddress', OfMember<{ changeId: string }>>
  | Command<'AddPasskey', OfMember<{ passkeyId: string; label: string }>>
  | Command<'RemovePasskey', OfMember<{ passkeyId: string }>>
  | Command<'IssueRecoveryCodes', OfMember<{ count: number }>>
  | Command<'UseRecoveryCode', OfMember<object>>;
