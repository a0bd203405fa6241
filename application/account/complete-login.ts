import type { Clock } from '../ports/clock.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import type { Position } from '../ports/event-store.js';
import type { NewId } from '../ports/ids.js';
import type { Consumed, FoundSession, LoginRequest, Sessions } from '../ports/logins.js';
import type { PendingLogins, SecondFactors } from '../ports/second-factors.js';
import type { HandleAccount } from './handle-account.js';
import { installation } from './handle-member.js';

interface Needs {
  readonly handleAccount: HandleAccount;
  readonly directory: ContactDirectory;
  readonly sessions: Sessions;
  readonly factors: Pick<SecondFactors, 'keysOf'>;
  readonly pending: Pick<PendingLogins, 'open'>;
  /** Applies a change of their address whose time has come. */
  readonly ripen: (memberId: string) => Promise<unknown>;
  /** The first business this member belongs to. */
  readonly accountOf: (memberId: string) => Promise<string | undefined>;
  /** Returns once the read models have seen this position, or soon after. */
  readonly seen: (position: Position) => Promise<void>;
  readonly newId: NewId;
  readonly newSiteKey: () => string;
  readonly now: Clock;
}

export type LoggedIn =
  | ({ readonly outcome: 'logged-in'; readonly sessionId: string } & FoundSession)
  /** The letter was the first half; what follows stands in `pass-second-factor.ts`. */
  | { readonly outcome: 'second-factor'; readonly pendingId: string }
  | { readonly outcome: 'expired' | 'another-browser' | 'wrong-code' | 'no-business' | 'invitation-over' };

type MemberRequest = Exclude<LoginRequest, { purpose: 'operator' | 'data-request' }>;
type Asked<Purpose> = Extract<LoginRequest, { purpose: Purpose }>;

/** A letter was answered: opens the business it was asked for, or joins the one it invites to, and starts a session. */
export const completeLogin =
  ({
    handleAccount,
    directory,
    sessions,
    factors,
    pending,
    ripen,
    accountOf,
    seen,
    newId,
    newSiteKey,
    now,
  }: Needs) =>
  async (consumed: Consumed, device: string): Promise<LoggedIn> => {
    if (consumed.outcome !== 'consumed') return consumed;
    const { challengeId, request } = consumed;
    // The operator's letter opens no business, and the code of a data request no login.
    if (request.purpose === 'operator' || request.purpose === 'data-request') return { outcome: 'expired' };
    const handle = `email:${request.email}`;
    const holder = await directory.find(installation, handle);
    if (holder !== undefined) await ripen(holder);
    const memberId = await directory.resolve(installation, [handle], newId());
    const accountId = await enter(request);
    if (accountId === undefined)
      return { outcome: request.purpose === 'invitation' ? 'invitation-over' : 'no-business' };
    if ((await factors.keysOf(memberId)).length > 0)
      return { outcome: 'second-factor', pendingId: await pending.open({ memberId, accountId, device }) };
    const session = { memberId, accountId, hasSecondFactor: false };
    return { outcome: 'logged-in', sessionId: await sessions.start(session, device), ...session };

    function enter(asked: MemberRequest): Promise<string | undefined> {
      switch (asked.purpose) {
        case 'login':
          return accountOf(memberId);
        case 'sign-up':
          return openAccount(asked);
        case 'invitation':
          return join(asked);
      }
    }

    async function openAccount(asked: Asked<'sign-up'>): Promise<string> {
      const { email, businessName, website, industry, papers } = asked;
      // The challenge is consumed once, so its id is as good as a new one; a repetition names the same account.
      const id = challengeId;
      const profile = { accountId: id, ownerId: memberId, businessName, ownerEmail: email };
      const { position } = await handleAccount(
        id,
        {
          type: 'OpenAccount',
          data: { ...profile, website, industry, siteKey: newSiteKey(), ...(papers && { papers }) },
          ...{ commandId: challengeId, now: now() },
        },
        { tenant: id, actor: `member:${memberId}`, causationId: '' },
      );
      if (position !== null) await seen(position);
      return id;
    }

    async function join({ accountId: id, invitationId }: Asked<'invitation'>): Promise<string | undefined> {
      const { decision, position } = await handleAccount(
        id,
        {
          type: 'AcceptInvitation',
          data: { accountId: id, invitationId, memberId },
          ...{ commandId: challengeId, now: now() },
        },
        { tenant: id, actor: `member:${memberId}`, causationId: '' },
      );
      if (position !== null) await seen(position);
      return decision.outcome === 'accepted' ? id : undefined;
    }
  };
