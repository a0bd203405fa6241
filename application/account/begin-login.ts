import type { LoginRequest, Logins, OpenedLogin } from '../ports/logins.js';
import type { Letter, Mail } from '../ports/mail.js';

interface Needs {
  readonly logins: Logins;
  readonly mail: Mail;
  /** Whether somebody with this address has a business here. */
  readonly isKnown: (email: string) => Promise<boolean>;
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
  ({ logins, mail, isKnown, ripen, loginLetter, onUnsent }: Needs) =>
  async (request: LoginRequest): Promise<Pick<OpenedLogin, 'browser' | 'expiresAt'>> => {
    const login = await logins.open(request);
    const { challengeId, browser, expiresAt } = login;

    const send = async (): Promise<void> => {
      await ripen();
      if (request.purpose === 'login' && !(await isKnown(request.email))) return;
      const letter = { attemptId: `login/${challengeId}`, to: request.email, ...loginLetter(login, request) };
      const receipt = await mail.send(letter);
      if (receipt.outcome !== 'accepted') onUnsent(challengeId, receipt.outcome);
    };
    void send().catch((error: unknown) => {
      onUnsent(challengeId, error instanceof Error ? error.name : 'unknown');
    });
    return { browser, expiresAt };
  };
