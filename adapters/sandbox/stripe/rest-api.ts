import { createHash } from 'node:crypto';
import express, { Router, type Request } from 'express';
import { readForm } from './form.js';
import { resourcesOf, type Resources } from './resources.js';
import { asProblem, Problem } from './problem.js';
import type { StripeStore } from './store.js';

interface Needs extends Resources {
  readonly store: StripeStore;
  readonly apiVersion: string;
  readonly secretKey: string;
}

const keyLengthMax = 255;

/**
 * The other side of Stripe's wire, on loopback: bearer key, form encoding, idempotency keys and errors as Stripe has them
 * (https://docs.stripe.com/api/errors, https://docs.stripe.com/api/idempotent_requests).
 */
export function stripeRestApi({ store, apiVersion, secretKey, ...needs }: Needs): Router {
  const router = Router();
  const resources = resourcesOf({ store, ...needs });

  const check = (request: Request): void => {
    const key = /^Bearer (\S+)$/u.exec(request.get('authorization') ?? '')?.[1];
    if (key === undefined) throw new Problem(401, {}, 'You did not provide an API key.');
    if (key !== secretKey) throw new Problem(401, {}, 'Invalid API Key provided.');
    const version = request.get('stripe-version');
    if (version !== undefined && version !== apiVersion)
      throw new Problem(400, {}, `Invalid Stripe API version: ${version}`);
  };

  const answer = async (request: Request, text: string): Promise<{ status: number; body: object }> => {
    const params = readForm(text);
    if (params === undefined) throw new Problem(400, {}, 'The request could not be read as a form.');
    const resource = resources.find(
      ({ method, path }) => method === request.method && path.test(request.path),
    );
    if (resource === undefined)
      throw new Problem(404, {}, `Unrecognized request URL (${request.method}: ${request.path}).`);
    const id = resource.path.exec(request.path)?.[1] ?? '';
    return { status: 200, body: await resource.answer(params, id) };
  };

  /** What was answered before is answered again, errors too, and another request under the same key is refused. */
  const once = async (request: Request, text: string) => {
    const key = request.get('idempotency-key');
    if (request.method !== 'POST' || key === undefined)
      return { ...(await answer(request, text)), isOld: false };
    if (key === '' || key.length > keyLengthMax)
      throw new Problem(400, {}, 'Idempotency keys are 1 to 255 characters long.');
    const hash = createHash('sha256').update(`${request.path}\n${text}`).digest('hex');
    const before = await store.answered(key);
    if (before !== undefined) {
      if (before.hash === hash) return { ...before, isOld: true };
      throw new Problem(
        400,
        { type: 'idempotency_error' },
        'Keys for idempotent requests can only be used with the same parameters they were first used with.',
      );
    }
    // What was not valid never began, and may be sent again in other words.
    const made = await answer(request, text);
    await store.answer(key, { hash, ...made });
    return { ...made, isOld: false };
  };

  // Two requests with one key at the same time are one after the other.
  let last: Promise<unknown> = Promise.resolve();
  router.use('/v1', express.text({ type: () => true, limit: '256kb' }), (request, response, next) => {
    const handle = async (): Promise<void> => {
      try {
        check(request);
        const query = new URL(request.originalUrl, 'http://localhost').search.slice(1);
        const text: unknown = request.method === 'GET' ? query : request.body;
        const { status, body, isOld } = await once(request, typeof text === 'string' ? text : '');
        if (isOld) response.set('Idempotent-Replayed', 'true');
        response.status(status).json(body);
      } catch (error) {
        const problem = asProblem(error);
        if (problem === undefined) next(error);
        else response.status(problem.status).json({ error: problem.shown });
      }
    };
    last = last.catch(() => undefined).then(handle);
  });
  return router;
}
