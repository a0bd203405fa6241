import type { OpenedLogin } from '../../application/ports/logins.js';
import { letterOf } from './letter.js';

/** Opens the first of the operator's two doors. */
export const operatorLetter =
  (origin: string) =>
  ({ token, code }: OpenedLogin) =>
    letterOf({
      subject: 'Log in as the operator of MiaPulse',
      before: ['Log in to run this installation. You are asked for a code of your device after that.'],
      link: { url: operatorLink(origin, token), label: 'Log in' },
      after: [
        `Or type this code into the window that asked: ${code}`,
        'Both work once, for 15 minutes. If you did not ask for this, somebody else did: look into it.',
      ],
    });

export const operatorLink = (origin: string, token: string): string => `${origin}/operator/#/login/${token}`;
