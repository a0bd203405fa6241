import type { Request, Router } from 'express';
import { uuidv7 } from 'uuidv7';
import type { Position } from '../../../application/ports/event-store.js';
import type { acknowledge } from '../../../application/notification/acknowledge.js';
import type { AlertSettings as Settings } from '../../../application/notification/settings.js';
import type { ReachReason } from '../../../domain/reach/reach.js';
import type { Notifications } from '../../../projections/notifications/queries.js';
import type { Team } from '../../../projections/team/queries.js';
import { readBody, takeBody } from '../body.js';
import {
  alertPreferences,
  confirmAlertPhone,
  nameAlertPhone,
  seenAlert,
  testAlert,
  type Alert,
  type Alerts,
  type AlertSettings,
  type TestedAlert,
} from '../contract/alerts.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

export interface AlertNeeds extends Dashboard {
  readonly settings: Settings;
  readonly acknowledge: ReturnType<typeof acknowledge>;
  readonly notifications: Notifications;
  readonly team: Team;
  /** E.164; null where it is no number that can be texted from the business's line, undefined where there is no line. */
  readonly phoneOf: (tenant: string, text: string) => Promise<string | null | undefined>;
  readonly seen: (position: Position) => Promise<void>;
}

/** How each member wants to be told what happened, and what became of it. */
export function alertRoutes(needs: AlertNeeds): Router {
  const { settings, notifications, team, phoneOf, guard, limits, seen } = needs;
  const { router, tenantOf, contextOf } = dashboardRouter(needs, { read: 'work', write: 'work' });
  /** A member of the business, whose own ways of being told these are. */
  const asking = (request: Request) => {
    const accountId = tenantOf(request);
    const { memberId, sessionId } = guard.of(request);
    if (sessionId === '') throw membersOnly;
    return { accountId, memberId, commandId: uuidv7(), context: contextOf(request) };
  };
  const shown = async (position: Position | null): Promise<void> => {
    if (position !== null) await seen(position);
  };

  router.get('/alerts', async (request, response) => {
    const tenant = tenantOf(request);
    const { cursor } = request.query;
    const { memberId: me } = guard.of(request);
    const [{ rows, nextCursor }, people] = await Promise.all([
      notifications.page(tenant, typeof cursor === 'string' ? cursor : undefined),
      team.of(tenant),
    ]);
    const listed = {
      alerts: [...rows],
      nextCursor,
      people: people.map(({ memberId, email }) => ({ memberId, email, isMe: memberId === me })),
    };
    response.json(listed satisfies Alerts);
  });

  router.get('/alerts/preferences', async (request, response) => {
    const { accountId, memberId } = asking(request);
    response.json((await settings.of(accountId, memberId)) satisfies AlertSettings);
  });

  router.post('/alerts/preferences', ...takeBody, async (request, response) => {
    const { decision } = await settings.prefer(asking(request), readBody(request, alertPreferences));
    if (decision.outcome === 'rejected') throw refusals[decision.reason];
    response.status(204).end();
  });

  // Each is a text to a telephone of which nobody knows yet whose it is.
  router.post('/alerts/phone', limits.invitations, ...takeBody, async (request, response) => {
    const about = asking(request);
    const phone = await phoneOf(about.accountId, readBody(request, nameAlertPhone).phone);
    if (phone === undefined) throw noLine;
    if (phone === null) throw phoneNotValid;
    const { decision } = await settings.namePhone(about, phone);
    if (decision.outcome === 'rejected') throw refusals[decision.reason];
    response.status(204).end();
  });

  router.post('/alerts/phone/confirm', ...takeBody, async (request, response) => {
    const confirmed = await settings.confirmPhone(asking(request), readBody(request, confirmAlertPhone).code);
    if (confirmed === 'phone-taken') throw phoneTaken;
    const { decision } = confirmed;
    if (decision.outcome === 'rejected') throw refusals[decision.reason];
    if (decision.events.some(({ type }) => type === 'AlertPhoneCodeRefused')) throw codeWrong;
    response.status(204).end();
  });

  router.post('/alerts/phone/remove', async (request, response) => {
    await settings.removePhone(asking(request));
    response.status(204).end();
  });

  router.post('/alerts/test', limits.invitations, ...takeBody, async (request, response) => {
    const about = asking(request);
    const { channel } = readBody(request, testAlert);
    const { notificationId, position } = await settings.test(about, channel);
    await shown(position);
    response.status(201).json({ notificationId } satisfies TestedAlert);
  });

  router.post('/alerts/seen', ...takeBody, async (request, response) => {
    const { accountId: tenant, memberId } = asking(request);
    const place = readBody(request, seenAlert);
    for (const notificationId of await notifications.unseen(tenant, { memberId, ...place })) {
      const asked = { tenant, notificationId, by: memberId, via: 'dashboard' as const };
      await shown((await needs.acknowledge(asked))?.position ?? null);
    }
    response.status(204).end();
  });

  router.get('/alerts/:id', async (request, response) => {
    const one = await notifications.one(tenantOf(request), request.params.id);
    if (one === undefined) throw alertNotFound;
    response.json(one satisfies Alert);
  });
  return router;
}

const membersOnly = new Refusal(403, 'members-only', 'A key is told nothing. Please log in as a member.');
const alertNotFound = new Refusal(404, 'alert-not-found', 'There is no such alert.');
const noLine = new Refusal(
  409,
  'no-line',
  'Texts and calls come from the business’s own line, and it has none yet. Please connect one first.',
);
const phoneNotValid = new Refusal(
  422,
  'phone-not-valid',
  'This is no number that can be texted from your line. Please check it, with its country code.',
);
const phoneTaken = new Refusal(409, 'phone-taken', 'A colleague’s alerts go to this number already.');
const codeWrong = new Refusal(422, 'code-wrong', 'This is not the code. Please look at the text again.');

const refusals: Readonly<Record<ReachReason, Refusal>> = {
  PreferencesNotValid: new Refusal(
    422,
    'preferences-not-valid',
    'Each way stands once and waits 1 to 1,440 minutes, and quiet hours begin and end at two times.',
  ),
  EmergenciesComeAtOnce: new Refusal(
    422,
    'emergencies-at-once',
    'Emergencies are told at once. Please take them out of the daily letter.',
  ),
  NoPhoneNamed: new Refusal(409, 'no-phone-named', 'There is no number to confirm. Please type one first.'),
  CodeExpired: new Refusal(409, 'code-expired', 'This code is too old. Please ask for another.'),
  TooManyCodes: new Refusal(429, 'too-many-codes', 'That were five codes today. Please try again tomorrow.'),
  TooManyTries: new Refusal(429, 'too-many-tries', 'That was wrong too often. Please ask for another code.'),
  DoubtfulStart: new Refusal(409, 'doubtful-start', 'This cannot be done at the moment.'),
};
