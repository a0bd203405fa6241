import type { Account, AccountCommand, AccountEvent, AccountReason } from '../../domain/account/account.js';
import type { Handle } from '../handling/handle.js';
import type { Clock } from '../ports/clock.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import type { Position } from '../ports/event-store.js';
import type { NewId } from '../ports/ids.js';
import type { Consumed, LoginRequest, SessionOf, Sessions } from '../ports/logins.js';

interface Needs {
  readonly handleAccount: Handle<Account, AccountCommand, AccountEvent, AccountReason>;
  readonly directory: ContactDirectory;
  readonly sessions: Sessions;
  /** The first business this member belongs to. */
  readonly accountOf: (memberId: string) => Promise<string | undefined>;
  /** Returns once the read models have seen this position, or soon after. */
  readonly seen: (position: Position) => Promise<void>;
  readonly newId: NewId;
  readonly newSiteKey: () => string;
  readonly now: Clock;
}

export type LoggedIn =
  | ({ readonly outcome: 'logged-in'; readonly sessionId: string } & SessionOf)
  | { readonly outcome: 'expired' | 'another-browser' | 'wrong-code' | 'no-business' };

/** The scope of people who log in: one person may own several businesses. */
export const installation = 'installation';

/** A letter was answered: opens the business it was asked for, if any, and starts a session. */
export const completeLogin =
  ({ handleAccount, directory, sessions, accountOf, seen, newId, newSiteKey, now }: Needs) =>
  async (consumed: Consumed): Promise<LoggedIn> => {
    if (consumed.outcome !== 'consumed') return consumed;
    const { challengeId, request } = consumed;
    const memberId = await directory.resolve(installation, [`email:${request.email}`], newId());
    const accountId =
      request.purpose === 'login'
        ? await accountOf(memberId)
        : await openAccount({ challengeId, memberId, request });
    if (accountId === undefined) return { outcome: 'no-business' };
    const sessionId = await sessions.start({ memberId, accountId });
    return { outcome: 'logged-in', sessionId, memberId, accountId };

    async function openAccount(asked: {
      readonly challengeId: string;
      readonly memberId: string;
      readonly request: Extract<LoginRequest, { purpose: 'sign-up' }>;
    }): Promise<string> {
      const { email, businessName, website, industry } = asked.request;
      // The challenge is consumed once, so its id is as good as a new one; a repetition names the same account.
      const id = asked.challengeId;
      const profile = { accountId: id, ownerId: asked.memberId, businessName, ownerEmail: email };
      const { position } = await handleAccount(
        id,
        {
          type: 'OpenAccount',
          data: { ...profile, website, industry, siteKey: newSiteKey() },
          commandId: asked.challengeId,
          now: now(),
        },
        { tenant: id, actor: `member:${asked.memberId}`, causationId: '' },
      );
      if (position !== null) await seen(position);
      return id;
    }
  };
