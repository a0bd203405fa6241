import type { LoginRequest, OpenedLogin } from '../../application/ports/logins.js';
import { letterOf } from './letter.js';

/** The letter that opens a door: a link for the browser that asked, and a code for when it opens in another one. */
export const loginLetter =
  (origin: string) =>
  ({ token, code }: OpenedLogin, request: LoginRequest) => {
    const isNew = request.purpose === 'sign-up';
    return letterOf({
      subject: isNew ? 'Open your front desk' : 'Your login link',
      before: [
        isNew
          ? 'Welcome to MiaPulse. To open your front desk, press the button, or type this code into the window that asked:'
          : 'To log in to your front desk, press the button, or type this code into the window that asked:',
        { kind: 'code', code },
      ],
      link: { url: `${origin}/#/login/${token}`, label: isNew ? 'Open my front desk' : 'Log in' },
      after: ['Both work once, for 15 minutes. If you did not ask for this, do nothing.'],
    });
  };
