import type { AccountReason } from '../../../domain/account/account.js';
import { Refusal } from '../problem-details.js';

export const accountRefusals: Readonly<Record<AccountReason, Refusal>> = {
  AccountNotOpen: new Refusal(404, 'account-not-found', 'There is no such business any more.'),
  NameNotValid: new Refusal(422, 'name-not-valid', 'A name is between 1 and 120 characters long.'),
  HoursNotInOrder: new Refusal(
    422,
    'hours-not-in-order',
    'Each time ends after it begins, no two overlap, and each date stands once. Please check the hours.',
  ),
  AgreementNotValid: new Refusal(
    422,
    'agreement-not-valid',
    'An agreement has somebody who signed it and a day that is not in the future.',
  ),
  OriginNotValid: new Refusal(
    422,
    'origin-not-valid',
    'A website is given by its scheme and name only, such as https://shop.example.com.',
  ),
  TooManyItems: new Refusal(422, 'too-many-items', 'There are too many entries. Please take some away.'),
  OwnersOnly: new Refusal(403, 'owners-only', 'Only an owner can do this. Please ask one.'),
  AlreadyMember: new Refusal(409, 'already-member', 'This person belongs to the business already.'),
  TooManyMembers: new Refusal(
    409,
    'too-many-members',
    'There are 50 people and invitations already. Please remove some first.',
  ),
  MemberUnknown: new Refusal(
    404,
    'member-not-found',
    'There is nobody like this here. Please reload the list.',
  ),
  InvitationUnknown: new Refusal(404, 'invitation-not-found', 'There is no such invitation.'),
  InvitationOver: new Refusal(409, 'invitation-over', 'This invitation was accepted already, or has lapsed.'),
  KeyNotValid: new Refusal(
    422,
    'key-not-valid',
    'A key has a name of at most 80 characters, something it may do, and an end in the future or none.',
  ),
  KeyUnknown: new Refusal(404, 'key-not-found', 'There is no such key. Please reload the list.'),
  KeyIsOver: new Refusal(
    409,
    'key-is-over',
    'This key was revoked, replaced or has expired. Please issue another.',
  ),
  OverlapTooLong: new Refusal(422, 'overlap-too-long', 'Both keys work for 7 days at most.'),
  TooManyKeys: new Refusal(409, 'too-many-keys', 'There are 20 keys already. Please revoke some first.'),
  LastOwnerMustStay: new Refusal(
    409,
    'last-owner',
    'A business needs an owner. Please make somebody else an owner first.',
  ),
};
