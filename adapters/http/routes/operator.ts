import { Router, type Request } from 'express';
import { uuidv7 } from 'uuidv7';
import type { AskedByOperator, EraseAsked } from '../../../application/data-request/erase-asked.js';
import { sameClockLater } from '../../../application/due/local-time.js';
import {
  byOperator,
  byOperatorIn,
  installationId,
  type HandleInstallation,
  type HandleLook,
} from '../../../application/operator/handle-installation.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { InstallationCommand, InstallationReason } from '../../../domain/installation/installation.js';
import type { Businesses } from '../../../projections/businesses/queries.js';
import type { DataRequests as DataRequestRows } from '../../../projections/data-requests/queries.js';
import { readBody, takeBody } from '../body.js';
import {
  closeDataRequest,
  eraseForRequest,
  noteDataRequest,
  spendCap,
  suspend,
  type DataRequests,
  type OperatorBusiness,
  type OperatorBusinesses,
  type OperatorPlans,
} from '../contract/operator.js';
import type { OperatorGuard } from '../guard/operator.js';
import type { RateLimits } from '../guard/rate-limits.js';
import { Refusal } from '../problem-details.js';
import { decided } from './deciding.js';
import { lookRefusals } from './look-refusals.js';

export interface OperatorNeeds {
  readonly operators: OperatorGuard;
  readonly limits: RateLimits;
  readonly businesses: Businesses;
  /** All that is shown of a business; no word of anybody who wrote or called. */
  readonly viewOf: (opened: {
    readonly accountId: string;
    readonly openedAt: string;
  }) => Promise<OperatorBusiness>;
  readonly requests: DataRequestRows;
  readonly eraseAsked: EraseAsked;
  readonly plans: OperatorPlans;
  readonly handleInstallation: HandleInstallation;
  readonly handleLook: HandleLook;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

const refusals: Readonly<Record<InstallationReason, Refusal>> = {
  AccountNotSuspended: new Refusal(409, 'not-suspended', 'This business is not suspended.'),
  CapNotValid: new Refusal(422, 'cap-not-valid', 'A cap is between 0 and 1,000 US dollars a day.'),
  ReferenceNotValid: new Refusal(
    422,
    'reference-not-valid',
    'A reference is a number, such as T-17. Please write no name and no address here.',
  ),
  DeadlineNotValid: new Refusal(422, 'date-not-valid', 'The day it came cannot lie ahead.'),
  RequestUnknown: new Refusal(404, 'request-not-found', 'There is no such request. Please reload the list.'),
  TooManyRequests: new Refusal(
    409,
    'too-many-requests-open',
    'There are 500 open requests. Please close some.',
  ),
};

/** What whoever runs the installation sees of its businesses and decides on them. Of their people nothing is reached from here. */
export function operatorRoutes(needs: OperatorNeeds): Router {
  const { operators, limits, businesses, viewOf, handleInstallation, handleLook, seen, now } = needs;
  const router = Router();
  router.use('/operator', limits.dashboard, operators.required);
  const fresh = () => ({ commandId: uuidv7(), now: now() });
  const by = (request: Request): string => operators.of(request).operatorId;
  const give = (request: Request, command: InstallationCommand): Promise<void> =>
    decided(
      handleInstallation,
      { id: installationId, command, context: byOperator(by(request)) },
      { refusals, seen },
    );
  const known = async (request: Request) => {
    const found = await businesses.one(String(request.params['id']));
    if (found === undefined) throw noSuchBusiness();
    return found;
  };

  router.get('/operator/businesses', async (request, response) => {
    const { cursor } = request.query;
    const page = await businesses.page(typeof cursor === 'string' ? cursor.slice(0, 500) : undefined);
    const shown: OperatorBusiness[] = [];
    for (const one of page.rows) shown.push(await viewOf(one));
    response.json({ businesses: shown, nextCursor: page.nextCursor } satisfies OperatorBusinesses);
  });
  router.get('/operator/businesses/:id', async (request, response) => {
    response.json((await viewOf(await known(request))) satisfies OperatorBusiness);
  });
  router.post('/operator/businesses/:id/suspend', ...takeBody, async (request, response) => {
    const { accountId } = await known(request);
    const { reason } = readBody(request, suspend);
    const data = { accountId, reason, by: by(request) };
    await give(request, { type: 'SuspendAccount', data, ...fresh() });
    response.status(204).end();
  });
  router.post('/operator/businesses/:id/resume', async (request, response) => {
    const { accountId } = await known(request);
    await give(request, { type: 'ResumeAccount', data: { accountId, by: by(request) }, ...fresh() });
    response.status(204).end();
  });
  router.post('/operator/businesses/:id/spend-cap', ...takeBody, async (request, response) => {
    const { accountId } = await known(request);
    const data = { accountId, ...readBody(request, spendCap), by: by(request) };
    await give(request, { type: 'SetSpendCap', data, ...fresh() });
    response.status(204).end();
  });
  router.post('/operator/businesses/:id/ask', async (request, response) => {
    const { accountId } = await known(request);
    const command = { type: 'AskForLook', data: { askId: uuidv7(), by: by(request) }, ...fresh() } as const;
    const context = byOperatorIn(accountId, by(request));
    await decided(handleLook, { id: accountId, command, context }, { refusals: lookRefusals, seen });
    response.status(204).end();
  });

  router.get('/operator/plans', (_request, response) => {
    response.json(needs.plans satisfies OperatorPlans);
  });

  router.get('/operator/data-requests', async (_request, response) => {
    response.json({ requests: [...(await needs.requests.all())] } satisfies DataRequests);
  });
  router.post('/operator/data-requests', ...takeBody, async (request, response) => {
    const { receivedOn, ...asked } = readBody(request, noteDataRequest);
    const receivedAt = `${receivedOn}T00:00:00.000Z`;
    const dueAt = sameClockLater(receivedAt, 'UTC', { months: 1 });
    const data = { ...asked, receivedAt, dueAt, by: by(request) };
    await give(request, { type: 'NoteDataRequest', data, ...fresh() });
    response.status(204).end();
  });
  router.post('/operator/data-requests/:id/erase', ...takeBody, async (request, response) => {
    const asked = { requestId: String(request.params['id']), ...readBody(request, eraseForRequest) };
    const answer = await needs.eraseAsked({ ...asked, operatorId: by(request) });
    if (answer.outcome !== 'asked') throw notErased(answer);
    if (answer.position !== null) await seen(answer.position);
    response.status(204).end();
  });
  router.post('/operator/data-requests/:id/close', ...takeBody, async (request, response) => {
    const { outcome } = readBody(request, closeDataRequest);
    const data = { requestId: String(request.params['id']), outcome, by: by(request) };
    await give(request, { type: 'CloseDataRequest', data, ...fresh() });
    response.status(204).end();
  });
  return router;
}

function notErased(answer: Exclude<AskedByOperator, { outcome: 'asked' }>): Error {
  switch (answer.outcome) {
    case 'no-request':
      return refusals.RequestUnknown;
    case 'no-business':
      return noSuchBusiness();
    case 'nobody-there':
      return new Refusal(404, 'nobody-there', 'This business knows nobody of this address or number.');
    case 'refused':
      return new Error(`An erasure was refused: ${answer.reason}`);
  }
}

const noSuchBusiness = (): Refusal => new Refusal(404, 'business-not-found', 'There is no such business.');
