import type { LoginRequest, Logins, OpenedLogin } from '../ports/logins.js';
import type { SendLetter } from '../mail/send-letter.js';
import type { Letter, Mail } from '../ports/mail.js';

interface Needs {
  readonly logins: Logins;
  readonly mail: Mail;
  readonly sendLetter: SendLetter;
  /** Whoever has this address, and a business they belong to; undefined where they belong to none. */
  readonly memberOf: (
    email: string,
  ) => Promise<{ readonly tenant: string; readonly memberId: string } | undefined>;
  /** Whether somebody with this address runs the installation. */
  readonly isOperator: (email: string) => boolean;
  /** Changes of address whose time has come are applied first. */
  readonly ripen: () => Promise<void>;
  readonly loginLetter: (
    login: OpenedLogin,
    request: LoginRequest,
  ) => Pick<Letter, 'subject' | 'text' | 'html'>;
  /** A letter that did not go out: the person may ask again. */
  readonly onUnsent: (challengeId: string, code: string) => void;
}

/**
 * Opens a challenge and sends its letter. The answer says nothing of whether the address is known, and waits for no
 * letter, so its timing says nothing either.
 */
export const beginLogin =
  ({ logins, mail, sendLetter, memberOf, isOperator, ripen, loginLetter, onUnsent }: Needs) =>
  async (request: LoginRequest): Promise<Pick<OpenedLogin, 'browser' | 'expiresAt'>> => {
    const login = await logins.open(request);
    const { challengeId, browser, expiresAt } = login;

    const send = async (): Promise<void> => {
      await ripen();
      const { email: to } = request;
      const attemptId = `login/${challengeId}`;
      const words = () => loginLetter(login, request);
      const member = await memberOf(to);
      if (request.purpose === 'login' && member === undefined) return;
      if (request.purpose === 'operator' && !isOperator(to)) return;
      const sent =
        member === undefined
          ? await mail.send({ attemptId, to, ...words() })
          : await sendLetter({ ...member, kind: 'login', attemptId, words, to });
      if (sent.outcome !== 'accepted') onUnsent(challengeId, sent.outcome);
    };
    void send().catch((error: unknown) => {
      onUnsent(challengeId, error instanceof Error ? error.name : 'unknown');
    });
    return { browser, expiresAt };
  };
