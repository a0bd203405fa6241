import type { FoundSession, Sessions } from '../ports/logins.js';
import type { PendingLogins } from '../ports/second-factors.js';
import type { Proof, ProveSecondFactor } from './prove-second-factor.js';

interface Needs {
  readonly pending: PendingLogins;
  readonly sessions: Sessions;
  readonly prove: ProveSecondFactor;
}

export type Passed =
  | ({ readonly outcome: 'logged-in'; readonly sessionId: string } & FoundSession)
  | { readonly outcome: 'expired' | 'not-shown' };

/** The second half of a login: its letter was answered, and its member has a passkey. */
export const passSecondFactor = ({ pending, sessions, prove }: Needs) => ({
  /** Options for the browser; undefined where the first half has expired. */
  async ask(pendingId: string): Promise<object | undefined> {
    const login = await pending.find(pendingId);
    return login && prove.ask(pendingId, login.memberId, 'login');
  },

  async show(pendingId: string, proof: Proof): Promise<Passed> {
    const login = await pending.find(pendingId);
    if (login === undefined) return { outcome: 'expired' };
    const { memberId, accountId, device } = login;
    if (!(await prove.isShown(pendingId, { memberId, purpose: 'login' }, proof))) {
      await pending.miss(pendingId);
      return { outcome: 'not-shown' };
    }
    if (!(await pending.end(pendingId))) return { outcome: 'expired' };
    const session = { memberId, accountId, hasSecondFactor: true };
    return { outcome: 'logged-in', sessionId: await sessions.start(session, device), ...session };
  },
});

export type PassSecondFactor = ReturnType<typeof passSecondFactor>;
