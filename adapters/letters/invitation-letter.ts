import type { OpenedLogin } from '../../application/ports/logins.js';
import { letterOf } from './letter.js';

/** Asks somebody to join a business; whoever has the letter has the invitation. */
export const invitationLetter =
  (origin: string) =>
  ({ token }: OpenedLogin, businessName: string) =>
    letterOf({
      subject: `Join ${businessName} on MiaPulse`,
      before: [`You are invited to the front desk of ${businessName} on MiaPulse.`],
      link: { url: `${origin}/#/join/${token}`, label: 'Join' },
      after: [
        'The link works once, for 7 days. Please do not pass it on: it opens the desk. If you do not know who this is, do nothing.',
      ],
    });
