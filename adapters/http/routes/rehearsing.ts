import type { Router } from 'express';
import type { tryQuestion as tryUseCase } from '../../../application/rehearsal/try-question.js';
import type { HandleRehearsal } from '../../../application/rehearsal/run-rehearsals.js';
import type { Contact, toldOtherwise } from '../../../application/knowledge/told-otherwise.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { RehearsalCommand, RehearsalReason } from '../../../domain/rehearsal/rehearsal.js';
import type { Questions } from '../../../projections/questions/queries.js';
import type { RehearsalChanges } from '../../../projections/rehearsal-changes/queries.js';
import type { Rehearsals as RehearsalList } from '../../../projections/rehearsals/queries.js';
import { takeBody } from '../body.js';
import { startRehearsal, type RehearsalReport, type Rehearsals } from '../contract/rehearsals.js';
import type { AllToldOtherwise } from '../contract/told.js';
import { tryQuestion, type Tried } from '../contract/trial.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';
import { decided } from './deciding.js';

export interface RehearsingNeeds extends Dashboard {
  readonly handleRehearsal: HandleRehearsal;
  readonly rehearsals: RehearsalList;
  readonly changes: RehearsalChanges;
  readonly questions: Questions;
  readonly told: ReturnType<typeof toldOtherwise>;
  readonly tryOut: ReturnType<typeof tryUseCase>;
  /** Names of the models, and what a question costs with each. */
  readonly modelsOf: (tenant: string) => Promise<Rehearsals['models']>;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

const notFound = new Refusal(
  404,
  'rehearsal-not-found',
  'There is no such rehearsal. Please reload the list.',
);
const ended = new Refusal(409, 'rehearsal-has-ended', 'This rehearsal has ended already.');
const refusals: Readonly<Record<RehearsalReason, Refusal>> = {
  NothingToRehearse: new Refusal(
    409,
    'nothing-to-rehearse',
    'No visitor has asked anything yet, so there is nothing to ask again.',
  ),
  TooManyQuestions: new Refusal(422, 'too-many-questions', 'At most 500 questions at a time, please.'),
  RehearsalNotStarted: notFound,
  RehearsalHasEnded: ended,
  QuestionNotInRehearsal: notFound,
  QuestionsOutstanding: ended,
};

/** Trying the desk out: one question, the newest questions again, and what visitors were told that has changed since. */
export function rehearsingRoutes(needs: RehearsingNeeds): Router {
  const { handleRehearsal, rehearsals, changes, questions, told, tryOut, modelsOf, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf } = dashboardRouter(needs, { read: 'work', write: 'work' });
  type Request = Parameters<typeof tenantOf>[0];

  const give = (request: Request, command: RehearsalCommand): Promise<void> =>
    decided(
      handleRehearsal,
      { id: command.data.rehearsalId, command, context: contextOf(request) },
      { refusals, seen },
    );

  router.post('/try', ...takeBody, async (request, response) => {
    const { text, model } = bodyOf(request, tryQuestion);
    const tried = await tryOut(tenantOf(request), { text, model });
    response.json({
      ...tried,
      sources: tried.sources.map(({ origin, url, title, excerpt }) => ({ origin, url, title, excerpt })),
      passages: tried.passages.map(({ passageId, origin, url, title, headings, text: words, score }) => ({
        ...{ passageId, origin, url, title, score },
        headings: [...headings],
        text: words,
      })),
    } satisfies Tried);
  });

  router.get('/rehearsals', async (request, response) => {
    const tenant = tenantOf(request);
    const [newest, models, questionCount] = await Promise.all([
      rehearsals.newest(tenant),
      modelsOf(tenant),
      questions.count(tenant),
    ]);
    response.json({ rehearsals: [...newest], models: [...models], questionCount } satisfies Rehearsals);
  });

  router.post('/rehearsals', ...takeBody, async (request, response) => {
    const { rehearsalId, model, questionCountMax } = bodyOf(request, startRehearsal);
    const accountId = tenantOf(request);
    const asked = await questions.newest(accountId, questionCountMax);
    const data = { rehearsalId, accountId, model, questions: asked };
    await give(request, { type: 'StartRehearsal', data, commandId: rehearsalId, now: now() });
    response.status(202).json({ rehearsalId });
  });

  router.get('/rehearsals/:id', async (request, response) => {
    const tenant = tenantOf(request);
    const rehearsal = await rehearsals.one(tenant, request.params.id);
    if (rehearsal === undefined) throw notFound;
    const found = await changes.of(tenant, request.params.id);
    response.json({ rehearsal, changes: [...found] } satisfies RehearsalReport);
  });

  router.post('/rehearsals/:id/cancel', async (request, response) => {
    const rehearsalId = request.params.id;
    const commandId = `${rehearsalId}/CancelRehearsal`;
    await give(request, { type: 'CancelRehearsal', data: { rehearsalId }, commandId, now: now() });
    response.status(204).end();
  });

  router.get('/told-otherwise', async (request, response) => {
    const found = await told(tenantOf(request));
    response.json({
      told: found.map(({ origin, url, title, text, today, toldCount, lastToldAt, visitors }) => ({
        ...{ origin, url, title, toldCount, lastToldAt },
        before: text,
        today: today.text,
        visitors: visitors.map(({ conversationId, toldAt, contact }) => ({
          ...{ conversationId, toldAt },
          // Of a lead no more than by what its person is reached.
          contact: contact === undefined ? null : contactIn(contact),
        })),
      })),
    } satisfies AllToldOtherwise);
  });
  return router;
}

const contactIn = ({ leadId, name, email, phone }: Contact): Contact => ({ leadId, name, email, phone });
