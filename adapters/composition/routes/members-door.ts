import { randomBytes } from 'node:crypto';
import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { beginLogin } from '../../../application/account/begin-login.js';
import { completeLogin } from '../../../application/account/complete-login.js';
import { installation } from '../../../application/account/handle-member.js';
import { versionsOf, type PapersInForce } from '../../../application/operator/papers.js';
import { rightsOf } from '../../../application/account/rights.js';
import type { FoundSession, SessionOf } from '../../../application/ports/logins.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createKeyHolders } from '../../../projections/key-holders/queries.js';
import { createMemberships } from '../../../projections/memberships/queries.js';
import { createStandings } from '../../../projections/standings/queries.js';
import { createTeam } from '../../../projections/team/queries.js';
import { hashOfKey, isApiKey } from '../../api-keys/api-keys.js';
import { createKeyUses } from '../../api-keys/key-uses.js';
import { createCookies } from '../../http/guard/cookies.js';
import type { RateLimits } from '../../http/guard/rate-limits.js';
import { createSessionGuard } from '../../http/guard/session.js';
import { addressRoutes } from '../../http/routes/address.js';
import { meRoutes } from '../../http/routes/me.js';
import { secondFactorRoutes } from '../../http/routes/second-factor.js';
import { sessionRoutes } from '../../http/routes/session.js';
import { loginLetter } from '../../letters/login-letter.js';
import { deriveKey } from '../../sealed-box/sealed-box.js';
import { idNamed } from '../named-id.js';
import { tokens } from '../tokens.js';

interface Place {
  /** Where people reach us. */
  readonly origin: string;
  readonly isSandbox: boolean;
  readonly inForce: PapersInForce;
  readonly limits: RateLimits;
  /** Waits until screens have seen a position. */
  readonly seen: (position: bigint) => Promise<void>;
}

/** Who comes in, by session or key, and the routes by which people log in and look after their own login. */
export function membersDoor(container: Container, { origin, isSandbox, inForce, limits, seen }: Place) {
  const { masterKey, pool, onError } = container.get(tokens.outside);
  const sessions = container.get(tokens.sessions);
  const now = container.get(tokens.now);
  const handleAccount = container.get(tokens.handleAccount);
  const directory = container.get(tokens.directory);
  const { query } = container.get(tokens.readModels);
  const accounts = createAccountOverview(query);
  const memberships = createMemberships(query);
  const team = createTeam(query);
  const holders = createKeyHolders(query);
  const standings = createStandings(query);
  const cookies = createCookies({
    secure: origin.startsWith('https:'),
    key: deriveKey(masterKey, 'cookies'),
  });
  const roleOf = async ({ memberId, accountId }: SessionOf) =>
    (await memberships.of(memberId)).find((one) => one.accountId === accountId)?.role;
  const uses = createKeyUses({
    pool,
    now: () => Date.now(),
    onError: (error) => {
      onError('the use of a key was not noted', error);
    },
  });
  const guard = createSessionGuard({
    ...{ cookies, sessions, roleOf, idNamed, newId: uuidv7 },
    async holderOf(key) {
      const holder = isApiKey(key) ? await holders.by(hashOfKey(key), now()) : undefined;
      if (holder !== undefined) uses.note(holder);
      return holder;
    },
  });
  const accountOf = async (memberId: string) => (await memberships.of(memberId))[0]?.accountId;
  const nameOf = async (accountId: string) => (await accounts.profile(accountId))?.businessName ?? null;
  const emailOf = async ({ accountId, memberId }: SessionOf) =>
    (await team.of(accountId)).find((one) => one.memberId === memberId)?.email ?? null;
  const ceremonies = container.get(tokens.ceremonies);
  const needsPasskey = async ({ accountId, hasSecondFactor }: FoundSession) =>
    !hasSecondFactor && ceremonies.isPossible && (await accounts.profile(accountId))?.isSensitive !== false;
  const sessionView = async (asked: FoundSession) => {
    const { accountId, memberId } = asked;
    const [profile, memberOf, email, needs, { suspendedAt: suspendedSince }, { state: account }] =
      await Promise.all([
        accounts.profile(accountId),
        memberships.of(memberId),
        emailOf(asked),
        needsPasskey(asked),
        standings.of(accountId),
        handleAccount.load(accountId, accountId),
      ]);
    const role = memberOf.find((one) => one.accountId === accountId)?.role;
    if (profile === undefined || role === undefined) return undefined;
    const { businessName: name, website, industry, siteKey } = profile;
    return {
      ...{ email, role, needsPasskey: needs },
      rights: [...rightsOf[role]],
      papers: { ...inForce, accepted: account.status === 'open' ? account.papers : null },
      business: { accountId, name, website, industry, siteKey },
      businesses: await Promise.all(
        memberOf.map(async (one) => ({ accountId: one.accountId, name: await nameOf(one.accountId) })),
      ),
      ...{ suspendedSince, sandbox: isSandbox, widgetUrl: `${origin}/widget.js` },
    };
  };

  const addresses = container.get(tokens.addresses);
  const begin = beginLogin({
    logins: container.get(tokens.logins),
    mail: container.get(tokens.mail),
    sendLetter: container.get(tokens.sendLetter),
    isOperator: () => false,
    async memberOf(email) {
      const memberId = await directory.find(installation, `email:${email}`);
      const tenant = memberId === undefined ? undefined : await accountOf(memberId);
      return memberId === undefined || tenant === undefined ? undefined : { tenant, memberId };
    },
    ripen: container.get(tokens.ripenAddresses),
    loginLetter: loginLetter(origin),
    onUnsent: (challengeId, code) => {
      onError(`the letter of login ${challengeId} was not sent`, new Error(code));
    },
  });
  const complete = completeLogin({
    ...{ handleAccount, directory, sessions, accountOf, seen, now },
    factors: container.get(tokens.secondFactors),
    pending: container.get(tokens.pendingLogins),
    ripen: (memberId) => addresses.ripen(memberId),
    newId: uuidv7,
    newSiteKey: () => randomBytes(12).toString('base64url'),
  });
  const logins = container.get(tokens.logins);
  const session = sessionRoutes({
    ...{ begin, complete, logins, sessions, sessionView, nameOf, cookies, guard, limits },
    papers: versionsOf(inForce),
    belongs: async (one) => (await roleOf(one)) !== undefined,
  });
  const secondFactor = secondFactorRoutes({
    passing: container.get(tokens.passSecondFactor),
    ...{ sessionView, cookies, limits },
  });
  const me = meRoutes({
    passkeys: container.get(tokens.keepPasskeys),
    canHavePasskeys: ceremonies.isPossible,
    ...{ emailOf, addresses, guard, limits },
  });
  const address = addressRoutes({ addresses, tokens: container.get(tokens.addressTokens), limits });
  return {
    ...{ guard, needsPasskey, uses },
    routers: [session, secondFactor, address, me],
  };
}
