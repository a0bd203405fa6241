import type { Router } from 'express';
import type { openQuestions } from '../../../application/knowledge/open-questions.js';
import type { HandleKnowledge } from '../../../application/knowledge/read-website.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { KnowledgeCommand, KnowledgeReason } from '../../../domain/knowledge/knowledge.js';
import type { TaughtFacts } from '../../../projections/taught-facts/queries.js';
import { takeBody } from '../body.js';
import { correctFact, teachFact, type Facts } from '../contract/facts.js';
import { dismissQuestions, type Questions } from '../contract/questions.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';
import { decided } from './deciding.js';

export interface TeachingNeeds extends Dashboard {
  readonly handleKnowledge: HandleKnowledge;
  readonly facts: TaughtFacts;
  readonly openQuestions: ReturnType<typeof openQuestions>;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

const notPublished = new Refusal(409, 'nothing-to-publish', 'There is nothing to publish.');
const refusals: Readonly<Record<KnowledgeReason, Refusal>> = {
  FactUnknown: new Refusal(404, 'fact-not-found', 'There is no such fact. Please reload the list.'),
  FactIsRetired: new Refusal(
    409,
    'fact-is-retired',
    'This fact was retired. Please teach it again as a new one.',
  ),
  FactTooLong: new Refusal(
    422,
    'fact-too-long',
    'A fact is at most 2,000 characters long. Please make it shorter.',
  ),
  TooManyFacts: new Refusal(409, 'too-many-facts', 'There are 500 facts already. Please retire some first.'),
  TooManyQuestions: new Refusal(422, 'too-many-questions', 'At most 1,000 questions at a time, please.'),
  NoWebsite: notPublished,
  NothingToPublish: notPublished,
  NothingChanged: notPublished,
  MostPagesMissing: notPublished,
};

/** What the owner teaches the desk, and the questions that wait for it. */
export function teachingRoutes(needs: TeachingNeeds): Router {
  const { handleKnowledge, facts, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'work',
    write: 'work',
  });
  type Request = Parameters<typeof tenantOf>[0];

  const fresh = (request: Request, part: string) => ({ commandId: idOf(request, part), now: now() });
  const give = (request: Request, command: KnowledgeCommand): Promise<void> =>
    decided(
      handleKnowledge,
      { id: tenantOf(request), command, context: contextOf(request) },
      { refusals, seen },
    );

  router.get('/facts', async (request, response) => {
    response.json({ facts: [...(await facts.all(tenantOf(request)))] } satisfies Facts);
  });

  router.post('/facts', ...takeBody, async (request, response) => {
    const { factId, answers, ...fact } = bodyOf(request, teachFact);
    const accountId = tenantOf(request);
    await give(request, {
      type: 'TeachFact',
      data: { accountId, factId, fact, answers },
      ...fresh(request, 'TeachFact'),
    });
    response.status(201).json({ factId });
  });

  router.post('/facts/:id', ...takeBody, async (request, response) => {
    const factId = String(request.params['id']);
    const fact = bodyOf(request, correctFact);
    await give(request, {
      type: 'CorrectFact',
      data: { accountId: tenantOf(request), factId, fact },
      ...fresh(request, 'CorrectFact'),
    });
    response.status(204).end();
  });

  router.post('/facts/:id/retire', async (request, response) => {
    const factId = request.params.id;
    await give(request, {
      type: 'RetireFact',
      data: { accountId: tenantOf(request), factId },
      ...fresh(request, 'RetireFact'),
    });
    response.status(204).end();
  });

  router.get('/questions', async (request, response) => {
    const groups = await needs.openQuestions(tenantOf(request));
    response.json({
      groups: groups.map(({ title, questions }) => ({ title, questions: [...questions] })),
    } satisfies Questions);
  });

  router.post('/questions/dismiss', ...takeBody, async (request, response) => {
    const { messageIds } = bodyOf(request, dismissQuestions);
    await give(request, {
      type: 'DismissQuestions',
      data: { accountId: tenantOf(request), messageIds },
      ...fresh(request, 'DismissQuestions'),
    });
    response.status(204).end();
  });
  return router;
}
