import type { Router } from 'express';
import type { PreferLetters, ReopenMailbox } from '../../../application/mail/prefer-letters.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { Mailboxes, MailboxSeen } from '../../../projections/mailboxes/queries.js';
import type { Team } from '../../../projections/team/queries.js';
import { readBody, takeBody } from '../body.js';
import { preferLetters, type Letters, type Troubled } from '../contract/letters.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';
import { accountRefusals } from './account-refusals.js';

export interface LettersNeeds extends Dashboard {
  readonly mailboxes: Mailboxes;
  readonly team: Team;
  readonly prefer: PreferLetters;
  readonly reopen: ReopenMailbox;
  readonly seen: (position: Position) => Promise<void>;
}

const othersOnly = new Refusal(
  403,
  'not-allowed',
  'Only an owner can do this for somebody else. Please ask one.',
);

/** A few that came back for the moment are nobody's business yet. */
const transientCountShown = 3;

/** Which letters a member gets, and whose do not arrive. */
export function letterRoutes(needs: LettersNeeds): Router {
  const { mailboxes, team, prefer, reopen, guard, seen } = needs;
  const { router, tenantOf } = dashboardRouter(needs, { read: 'audit', write: 'audit' });

  const memberOf = async (tenant: string, memberId: string) => {
    const member = (await team.of(tenant)).find((one) => one.memberId === memberId);
    if (member === undefined) throw accountRefusals.MemberUnknown;
    return member;
  };

  router.get('/letters', async (request, response) => {
    const tenant = tenantOf(request);
    const { memberId: me, rights } = guard.of(request);
    const [people, all] = await Promise.all([team.of(tenant), mailboxes.of(tenant)]);
    const mine = all.find((one) => one.memberId === me);
    const shown = rights.includes('manage') ? all : all.filter((one) => one.memberId === me);
    const troubled = shown.flatMap((mailbox): readonly Troubled[] => {
      const member = people.find((one) => one.memberId === mailbox.memberId);
      const trouble = troubleOf(mailbox);
      if (member === undefined || trouble === undefined || mailbox.troubleAt === null) return [];
      const { memberId, email } = member;
      return [{ memberId, email, isMe: memberId === me, trouble, since: mailbox.troubleAt }];
    });
    const declined = [
      ...(mine?.declinesReports === true ? (['report'] as const) : []),
      ...(mine?.declinesReminders === true ? (['reminder'] as const) : []),
    ];
    response.json({ declined, troubled } satisfies Letters);
  });

  router.post('/letters/preferences', ...takeBody, async (request, response) => {
    const tenant = tenantOf(request);
    const { kind, isWanted } = readBody(request, preferLetters);
    const { memberId } = await memberOf(tenant, guard.of(request).memberId);
    const position = await prefer({ tenant, memberId, kind, isWanted, via: 'dashboard' });
    if (position !== null) await seen(position);
    response.status(204).end();
  });

  router.post('/letters/:id/reopen', async (request, response) => {
    const tenant = tenantOf(request);
    const { memberId: by, rights } = guard.of(request);
    const asked = request.params.id;
    if (asked !== by && !rights.includes('manage')) throw othersOnly;
    const { memberId } = await memberOf(tenant, asked);
    const position = await reopen({ tenant, memberId, by });
    if (position !== null) await seen(position);
    response.status(204).end();
  });
  return router;
}

function troubleOf({
  standing,
  hasComplained,
  transientCount,
}: MailboxSeen): Troubled['trouble'] | undefined {
  if (standing !== 'open') return standing;
  if (hasComplained) return 'complained';
  return transientCount >= transientCountShown ? 'transient' : undefined;
}
