import type { AddressPass } from '../../../application/account/change-address.js';
import type { AddressTokens } from '../../http/guard/address-tokens.js';
import { letterOf } from '../../letters/letter.js';

/** Asks the new address whether it is meant, and the old one whether it minds. */
export const addressLetters = (origin: string, tokens: AddressTokens) => ({
  confirmLetter: (pass: AddressPass) =>
    letterOf({
      subject: 'Confirm your new address',
      before: ['Somebody asked to log in to MiaPulse with this address from now on.'],
      link: { url: `${origin}/#/address/confirm/${tokens.issue(pass)}`, label: 'Confirm this address' },
      after: [
        'The link works for 7 days. The old address can say no for 72 hours; after that, only this one logs in. If you did not ask for this, do nothing.',
      ],
    }),
  vetoLetter: (pass: AddressPass) =>
    letterOf({
      subject: 'Your address is about to change',
      before: [
        'Somebody who is logged in to MiaPulse as you asked to log in with another address from now on.',
        'If it was you, do nothing. If it was not, say no within 72 hours:',
      ],
      link: { url: `${origin}/#/address/veto/${tokens.issue(pass)}`, label: 'Keep this address' },
      after: ['Saying no also ends every login of yours, so that whoever asked is out.'],
    }),
});
