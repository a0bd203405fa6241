import type { LookReason } from '../../../domain/look/look.js';
import { Refusal } from '../problem-details.js';

export const lookRefusals: Readonly<Record<LookReason, Refusal>> = {
  HoursNotValid: new Refusal(422, 'hours-not-valid', 'Choose between 1 and 24 hours.'),
  LookGrantedAlready: new Refusal(
    409,
    'look-granted-already',
    'The operator may look already. Please end that first.',
  ),
  GrantUnknown: new Refusal(404, 'grant-not-found', 'There is nothing like this to end. Please reload.'),
  LookNotGranted: new Refusal(
    403,
    'look-not-granted',
    'The owner of this business has not allowed it, or not any more. Please ask them.',
  ),
  TooManyLooks: new Refusal(409, 'too-many-looks', 'A thousand looks were taken. Please ask the owner anew.'),
  TooManyAsks: new Refusal(409, 'asked-too-often', 'This owner was asked a hundred times already.'),
};
