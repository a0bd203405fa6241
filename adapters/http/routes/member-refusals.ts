import type { MemberReason } from '../../../domain/member/member.js';
import { Refusal } from '../problem-details.js';

const over = new Refusal(
  410,
  'address-change-over',
  'This change of address is over. Please log in and look at your address.',
);

export const memberRefusals: Readonly<Record<MemberReason | 'not-made' | 'not-shown', Refusal>> = {
  SameAddress: new Refusal(422, 'address-same', 'This is your address already.'),
  ChangeUnderWay: new Refusal(
    409,
    'address-change-under-way',
    'Another address of yours is waiting already. Please withdraw it first.',
  ),
  ChangeUnknown: over,
  ChangeOver: over,
  NotYet: new Refusal(409, 'address-change-early', 'This change of address has not taken effect yet.'),
  LabelNotValid: new Refusal(422, 'label-not-valid', 'A passkey has a name of at most 60 characters.'),
  TooManyPasskeys: new Refusal(
    409,
    'too-many-passkeys',
    'You have ten passkeys already. Please remove one first.',
  ),
  PasskeyUnknown: new Refusal(404, 'passkey-not-found', 'There is no such passkey. Please reload the list.'),
  NoPasskey: new Refusal(409, 'no-passkey', 'Recovery codes come with a passkey. Please add one first.'),
  'not-made': new Refusal(422, 'passkey-not-made', 'The passkey could not be added. Please try once more.'),
  'not-shown': new Refusal(
    403,
    'second-factor-again',
    'Please show a passkey or type a recovery code for this.',
  ),
};
