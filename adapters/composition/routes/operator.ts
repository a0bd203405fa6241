import type { Router } from 'express';
import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { beginLogin } from '../../../application/account/begin-login.js';
import { defaultBudgets } from '../../../application/answering/budgets.js';
import {
  byOperator,
  byOperatorIn,
  installationId,
} from '../../../application/operator/handle-installation.js';
import type { Position } from '../../../application/ports/event-store.js';
import { standingOf } from '../../../domain/subscription/subscription.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createBusinesses } from '../../../projections/businesses/queries.js';
import { createCallLog } from '../../../projections/call-log/queries.js';
import { createDataRequests } from '../../../projections/data-requests/queries.js';
import { createDeskActivity } from '../../../projections/desk-quarters/queries.js';
import { createDueTimes } from '../../../projections/due-times/queries.js';
import { createLooks } from '../../../projections/looks/queries.js';
import { createMailboxes } from '../../../projections/mailboxes/queries.js';
import { createStandings } from '../../../projections/standings/queries.js';
import { createTeam } from '../../../projections/team/queries.js';
import { behindGrant } from '../../http/guard/behind-grant.js';
import { createCookies } from '../../http/guard/cookies.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { createOperatorGuard } from '../../http/guard/operator.js';
import { operatorRoutes } from '../../http/routes/operator.js';
import { operatorSessionRoutes } from '../../http/routes/operator-session.js';
import type { OperatorBusiness, OperatorPlans } from '../../http/contract/operator.js';
import { eraseAskedOf } from '../forgetting/data-requests.js';
import { deriveKey } from '../../sealed-box/sealed-box.js';
import { operatorAccess, operatorIdOf } from './operator-access.js';
import { operatorLetter } from '../../letters/operator-letter.js';
import { tokens } from '../tokens.js';

interface Config {
  /** Where people reach us. */
  readonly origin: string;
  readonly isSandbox: boolean;
  readonly operatorEmails: readonly string[];
  readonly dashboard: Dashboard;
  /** The rooms of a business's dashboard, which the operator sees by a grant. */
  readonly rooms: readonly Router[];
  readonly seen: (position: Position) => Promise<void>;
}

/** The operator's own routes; none where nobody is named who might log in. */
export function operatorRoutesOf(container: Container, config: Config): readonly Router[] {
  const { origin, isSandbox, operatorEmails, rooms, seen } = config;
  if (operatorEmails.length === 0) return [];
  const { guard, limits } = config.dashboard;
  const { masterKey, onError } = container.get(tokens.outside);
  const now = container.get(tokens.now);
  const directory = container.get(tokens.directory);
  const logins = container.get(tokens.logins);
  const handleInstallation = container.get(tokens.handleInstallation);
  const handleLook = container.get(tokens.handleLook);
  const { sessions, factors } = operatorAccess(container);
  const cookies = createCookies({
    ...{ secure: origin.startsWith('https:'), of: 'operator' },
    key: deriveKey(masterKey, 'operator-cookies'),
  });
  // Known from the first login on: whose address is taken out of the environment is out with the next start.
  const operatorIds = new Set<string>();
  const known = Promise.all(operatorEmails.map((email) => operatorIdOf(directory, email))).then((ids) => {
    for (const id of ids) operatorIds.add(id);
  });
  const operators = createOperatorGuard({
    ...{ cookies, sessions },
    isOperator: async (id) => {
      await known;
      return operatorIds.has(id);
    },
  });

  const door = operatorSessionRoutes({
    ...{ logins, sessions, factors, cookies, operators, limits, isSandbox },
    begin: beginLogin({
      ...{ logins, mail: container.get(tokens.mail), loginLetter: operatorLetter(origin) },
      sendLetter: container.get(tokens.sendLetter),
      memberOf: () => Promise.resolve(undefined),
      ripen: () => Promise.resolve(),
      isOperator: (email) => operatorEmails.includes(email),
      onUnsent: (challengeId, code) => {
        onError(`the letter of login ${challengeId} was not sent`, new Error(code));
      },
    }),
    async operatorOf(consumed) {
      if (consumed.outcome !== 'consumed' || consumed.request.purpose !== 'operator') return undefined;
      const { email } = consumed.request;
      return operatorEmails.includes(email) ? operatorIdOf(directory, email) : undefined;
    },
    async note(operatorId, what) {
      const about = { commandId: uuidv7(), now: now() };
      const command =
        what === 'factor-set'
          ? ({ type: 'SetFactor', data: { operatorId }, ...about } as const)
          : ({ type: 'NoteLogin', data: { operatorId, loginId: about.commandId }, ...about } as const);
      await handleInstallation(installationId, command, byOperator(operatorId));
    },
  });
  const { query } = container.get(tokens.readModels);
  const office = operatorRoutes({
    ...{ operators, limits, handleInstallation, handleLook, seen, now },
    businesses: createBusinesses(query),
    requests: createDataRequests(query),
    eraseAsked: eraseAskedOf(container),
    viewOf: viewOf(container),
    plans: plansOf(container),
  });
  const looks = behindGrant(
    {
      ...{ operators, guard },
      async look({ accountId, operatorId, what, subjectId }) {
        const lookId = uuidv7();
        const data = { lookId, what, subjectId, by: operatorId };
        const command = { type: 'LookInto', data, commandId: lookId, now: now() } as const;
        const { decision } = await handleLook(accountId, command, byOperatorIn(accountId, operatorId));
        return decision.outcome === 'accepted';
      },
    },
    rooms,
  );
  return [door, office, looks];
}

const minuteMs = 60_000;
const overdueCountMax = 1_000;

/** What is sold: changed in the file alone, so that what people are charged is decided in one place. */
function plansOf(container: Container): OperatorPlans {
  const { trial, offered } = container.get(tokens.plans);
  return {
    isBilled: container.get(tokens.payments) !== 'off',
    trial: { days: trial.days, allowances: { ...trial.allowances } },
    offered: offered.map((plan) => ({ ...plan, allowances: { ...plan.allowances } })),
  };
}

/** How the plan of a business stands; where nothing is billed, none has one. */
function planOf(container: Container) {
  const handleSubscription = container.get(tokens.handleSubscription);
  const businessNow = container.get(tokens.businessNow);
  const isBilled = container.get(tokens.payments) !== 'off';
  return async (tenant: string): Promise<OperatorBusiness['plan']> => {
    if (!isBilled) return 'none';
    const { state } = await handleSubscription.load(tenant, tenant);
    const { is } = standingOf(state, businessNow(tenant));
    return is === 'ended' ? 'cancelled' : is;
  };
}

/** Whether letters to the members of a business arrive. */
function deliverabilityOf(container: Container) {
  const { query } = container.get(tokens.readModels);
  const mailboxes = createMailboxes(query);
  const team = createTeam(query);
  return async (tenant: string): Promise<OperatorBusiness['deliverability']> => {
    const [seen, people] = await Promise.all([mailboxes.of(tenant), team.of(tenant)]);
    const theirs = seen.filter(({ memberId }) =>
      people.some((one) => one.memberId === memberId && one.standing === 'member'),
    );
    if (theirs.some(({ standing }) => standing !== 'open')) return 'failing';
    return theirs.some(({ deliveredAt }) => deliveredAt !== null) ? 'good' : 'unknown';
  };
}

function viewOf(container: Container) {
  const { query } = container.get(tokens.readModels);
  const handleLine = container.get(tokens.handleLine);
  const lastErrors = container.get(tokens.lastErrors);
  const now = container.get(tokens.now);
  const accounts = createAccountOverview(query);
  const calls = createCallLog(query);
  const days = createDeskActivity(query);
  const due = createDueTimes(query);
  const looks = createLooks(query);
  const standings = createStandings(query);
  const plans = planOf(container);
  const deliveries = deliverabilityOf(container);

  return async ({ accountId, openedAt }: { readonly accountId: string; readonly openedAt: string }) => {
    const today = now().slice(0, 10);
    const aMinuteAgo = new Date(Date.parse(now()) - minuteMs).toISOString();
    const [profile, plan, standing, day, callCount, deliverability, line, overdue, askedAt, grants] =
      await Promise.all([
        accounts.profile(accountId),
        plans(accountId),
        standings.of(accountId),
        days.since(accountId, today),
        calls.countSince(accountId, `${today}T00:00:00.000Z`),
        deliveries(accountId),
        handleLine.load(accountId, accountId),
        due.due({ now: aMinuteAgo, tenant: accountId, countMax: overdueCountMax }),
        looks.askedAt(accountId),
        looks.grants(accountId),
      ]);
    const { suspendedAt, reason, costMicrosPerDay } = standing;
    const living = grants.find(({ until, endedAt }) => endedAt === null && now() < until);
    return {
      ...{ accountId, openedAt, plan, deliverability },
      name: profile?.businessName ?? null,
      industry: profile?.industry ?? '',
      suspended: suspendedAt === null || reason === null ? null : { at: suspendedAt, reason },
      today: {
        conversations: day[0]?.conversations ?? 0,
        calls: callCount,
        costMicros: day[0]?.costMicros ?? 0,
      },
      costMicrosPerDayMax: costMicrosPerDay,
      costMicrosPerDayUsual: defaultBudgets.costMicrosPerDay,
      texting: line.state.readiness,
      lastError: lastErrors.of(accountId),
      overdueCount: overdue.length,
      look: { askedAt, until: living?.until ?? null },
    } satisfies OperatorBusiness;
  };
}
