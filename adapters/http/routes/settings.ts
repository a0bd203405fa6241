import type { Router } from 'express';
import { topicPresets } from '../../../application/answering/topic-presets.js';
import { deskOf, type HandleDesk } from '../../../application/desk/desk-of.js';
import type { HandleAccount } from '../../../application/account/handle-account.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { DeskCommand, DeskReason } from '../../../domain/desk/desk.js';
import { takeBody } from '../body.js';
import { changeDesk, forbidTopic, type DeskSettings } from '../contract/desk.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';
import { accountRefusals } from './account-refusals.js';
import { decided } from './deciding.js';

export interface SettingsNeeds extends Dashboard {
  readonly handleDesk: HandleDesk;
  readonly handleAccount: HandleAccount;
  /** Undefined where there is no such business any more. */
  readonly timeZoneOf: (accountId: string) => Promise<string | undefined>;
  readonly model: DeskSettings['model'];
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

const notValid = (detail: string): Refusal => new Refusal(422, 'intake-not-valid', detail);
const refusals: Readonly<Record<DeskReason, Refusal>> = {
  TextTooLong: new Refusal(
    422,
    'text-too-long',
    'A text is at most 500 characters long. Please make it shorter.',
  ),
  IntakeHasNoWayToReply: new Refusal(
    422,
    'intake-without-way-to-reply',
    'Ask for an e-mail address or a phone number at least, or nobody can be replied to.',
  ),
  IntakeKeyTwice: notValid('Two items have the same key. Please give each its own.'),
  IntakeKeyNotOfKind: notValid('Name, e-mail and phone are named by their kind. Please reload the page.'),
  ChoiceWithoutChoices: notValid('A choice needs two answers to choose from at least.'),
  TooManyItems: notValid('There are too many entries. Please take some away.'),
  TooManyTopics: new Refusal(409, 'too-many-topics', 'There are 30 topics already. Please allow some first.'),
  TopicUnknown: new Refusal(404, 'topic-not-found', 'There is no such topic. Please reload the list.'),
  LinkNotSecure: new Refusal(
    422,
    'link-not-secure',
    'A link begins with https://, tel: or mailto:. Please check its address.',
  ),
  DeskIsPaused: new Refusal(409, 'desk-is-paused', 'The desk is paused already.'),
  DeskIsNotPaused: new Refusal(409, 'desk-is-not-paused', 'The desk is not paused.'),
};

/** How the desk behaves, as its owner sets it. */
export function settingsRoutes(needs: SettingsNeeds): Router {
  const { handleDesk, handleAccount, timeZoneOf, model, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'work',
    write: 'manage',
  });
  type Request = Parameters<typeof tenantOf>[0];

  const fresh = (request: Request, part: string) => ({ commandId: idOf(request, part), now: now() });
  const give = (request: Request, command: DeskCommand): Promise<void> =>
    decided(handleDesk, { id: tenantOf(request), command, context: contextOf(request) }, { refusals, seen });

  router.get('/desk', async (request, response) => {
    const tenant = tenantOf(request);
    const [settings, timeZone = 'UTC'] = await Promise.all([deskOf(handleDesk)(tenant), timeZoneOf(tenant)]);
    const { isPaused, greeting, tone, intake, links, cannedAnswers, emergencies, country, topics } = settings;
    response.json({
      ...{ isPaused, greeting, tone, country, timeZone, model },
      intake: intake.map((item) => ({ ...item, choices: [...item.choices] })),
      links: [...links],
      cannedAnswers: [...cannedAnswers],
      emergencies: { phrases: [...emergencies.phrases], line: emergencies.line },
      topics: [...topics],
      topicPresets: topicPresets.map(({ id, label }) => ({ topic: id, label })),
    } satisfies DeskSettings);
  });

  router.post('/desk', ...takeBody, async (request, response) => {
    const { cannedAnswers, ...changes } = bodyOf(request, changeDesk);
    const { greeting, tone, intake, links, emergencies, country, timeZone } = changes;
    const accountId = tenantOf(request);
    if (greeting !== undefined)
      await give(request, {
        type: 'SetGreeting',
        data: { accountId, greeting },
        ...fresh(request, 'SetGreeting'),
      });
    if (tone !== undefined)
      await give(request, { type: 'SetTone', data: { accountId, tone }, ...fresh(request, 'SetTone') });
    if (intake !== undefined)
      await give(request, {
        type: 'SetIntake',
        data: { accountId, items: intake },
        ...fresh(request, 'SetIntake'),
      });
    if (links !== undefined)
      await give(request, { type: 'SetLinks', data: { accountId, links }, ...fresh(request, 'SetLinks') });
    if (cannedAnswers !== undefined)
      await give(request, {
        type: 'SetCannedAnswers',
        data: { accountId, answers: cannedAnswers },
        ...fresh(request, 'SetCannedAnswers'),
      });
    if (emergencies !== undefined) {
      await give(request, {
        type: 'SetEmergencies',
        data: { accountId, emergencies },
        ...fresh(request, 'SetEmergencies'),
      });
    }
    if (country !== undefined)
      await give(request, {
        type: 'SetCountry',
        data: { accountId, country },
        ...fresh(request, 'SetCountry'),
      });
    if (timeZone !== undefined) {
      const command = { type: 'SetTimeZone', data: { timeZone }, ...fresh(request, 'SetTimeZone') } as const;
      const given = { id: accountId, command, context: contextOf(request) };
      await decided(handleAccount, given, { refusals: accountRefusals, seen });
    }
    response.status(204).end();
  });

  router.post('/desk/pause', async (request, response) => {
    await give(request, {
      type: 'PauseDesk',
      data: { accountId: tenantOf(request) },
      ...fresh(request, 'PauseDesk'),
    });
    response.status(204).end();
  });

  router.post('/desk/resume', async (request, response) => {
    await give(request, {
      type: 'ResumeDesk',
      data: { accountId: tenantOf(request) },
      ...fresh(request, 'ResumeDesk'),
    });
    response.status(204).end();
  });

  router.post('/desk/topics', ...takeBody, async (request, response) => {
    const { topicId, topic } = bodyOf(request, forbidTopic);
    await give(request, {
      type: 'ForbidTopic',
      data: { accountId: tenantOf(request), topicId, topic },
      ...fresh(request, 'ForbidTopic'),
    });
    response.status(201).end();
  });

  router.post('/desk/topics/:id/allow', async (request, response) => {
    const topicId = request.params.id;
    await give(request, {
      type: 'AllowTopic',
      data: { accountId: tenantOf(request), topicId },
      ...fresh(request, 'AllowTopic'),
    });
    response.status(204).end();
  });
  return router;
}
