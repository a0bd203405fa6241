import type { Router } from 'express';
import type { HandleAccount } from '../../../application/account/handle-account.js';
import type { inviteMember } from '../../../application/account/invite-member.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { Sessions } from '../../../application/ports/logins.js';
import type { AccountCommand } from '../../../domain/account/account.js';
import type { AccountOverview } from '../../../projections/account-overview/queries.js';
import type { Team as TeamRows } from '../../../projections/team/queries.js';
import { takeBody } from '../body.js';
import { changeRole, inviteMember as invitation, type Invited, type Team } from '../contract/team.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { accountRefusals as refusals } from './account-refusals.js';
import { decided } from './deciding.js';

export interface TeamNeeds extends Dashboard {
  readonly handleAccount: HandleAccount;
  readonly invite: ReturnType<typeof inviteMember>;
  readonly sessions: Sessions;
  readonly team: TeamRows;
  readonly accounts: AccountOverview;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

/** The business itself, and who belongs to it. Who may decide what about people, the domain says: anybody may leave. */
export function teamRoutes(needs: TeamNeeds): Router {
  const { handleAccount, invite, sessions, team, accounts, guard, limits, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'audit',
    write: 'audit',
  });
  type Request = Parameters<typeof tenantOf>[0];
  const fresh = (request: Request, part: string) => ({ commandId: idOf(request, part), now: now() });
  const give = (request: Request, command: AccountCommand): Promise<void> =>
    decided(
      handleAccount,
      { id: tenantOf(request), command, context: contextOf(request) },
      { refusals, seen },
    );
  const asked = (request: Request) => ({ accountId: tenantOf(request), by: guard.of(request).memberId });

  router.get('/team', async (request, response) => {
    const { memberId: me } = guard.of(request);
    const people = await team.of(tenantOf(request));
    response.json({ people: people.map((one) => ({ ...one, isMe: one.memberId === me })) } satisfies Team);
  });

  // A letter to somebody who did not ask for it.
  const letters = [limits.invitations, ...takeBody, limits.lettersByAddress];
  router.post('/team/invitations', ...letters, async (request, response) => {
    const { email, role } = bodyOf(request, invitation);
    const { accountId, by } = asked(request);
    const businessName = (await accounts.profile(accountId))?.businessName ?? '';
    const inviting = { accountId, by, businessName, email: email.toLowerCase(), role };
    const { decision, position, isSent } = await invite(inviting, contextOf(request));
    if (decision.outcome === 'rejected') throw refusals[decision.reason];
    if (position !== null) await seen(position);
    response.status(201).json({ isSent } satisfies Invited);
  });

  router.post('/team/invitations/:id/withdraw', async (request, response) => {
    const data = { ...asked(request), invitationId: request.params.id };
    await give(request, { type: 'WithdrawInvitation', data, ...fresh(request, 'WithdrawInvitation') });
    response.status(204).end();
  });

  router.post('/team/members/:id/role', ...takeBody, async (request, response) => {
    const { role } = bodyOf(request, changeRole);
    const data = { ...asked(request), memberId: String(request.params['id']), role };
    await give(request, { type: 'ChangeMemberRole', data, ...fresh(request, 'ChangeMemberRole') });
    response.status(204).end();
  });

  router.post('/team/members/:id/remove', async (request, response) => {
    const { accountId, by } = asked(request);
    const memberId = request.params.id;
    await give(request, {
      type: 'RemoveMember',
      data: { accountId, by, memberId },
      ...fresh(request, 'RemoveMember'),
    });
    await sessions.revokeIn(accountId, memberId);
    response.status(204).end();
  });
  return router;
}
