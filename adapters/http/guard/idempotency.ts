import type { Request, RequestHandler, Response } from 'express';
import type { AnsweredRequests, Repeatable } from '../../../application/ports/answered-requests.js';
import { takeBody } from '../body.js';
import { Refusal } from '../problem-details.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import type { SessionGuard } from './session.js';

interface Needs {
  readonly guard: Pick<SessionGuard, 'of'>;
  readonly answered: AnsweredRequests;
  readonly onError: (error: unknown) => void;
}

/** Longer answers are not kept: carried out again, a request finds what it did before. */
const bytesMax = 64 * 1024;

const notValid = new Refusal(
  400,
  'idempotency-key-not-valid',
  'An Idempotency-Key is 1 to 200 printable characters without spaces.',
);
const inUse = new Refusal(
  409,
  'idempotency-key-in-use',
  'A request with this Idempotency-Key is being carried out. Please ask again soon.',
);
const reused = new Refusal(
  422,
  'idempotency-key-reused',
  'This Idempotency-Key belongs to another request. Please use a new one for each request.',
);

/**
 * A change that is sent again under the same `Idempotency-Key` is answered as the first time, and made once
 * (draft-ietf-httpapi-idempotency-key-header). Behind the guard: a key is of whoever asks.
 */
export function answeredOnce({ guard, answered, onError }: Needs): readonly RequestHandler[] {
  const isRepeatable = ({ method, headers }: Request): boolean =>
    method === 'POST' && headers['idempotency-key'] !== undefined;

  const once: RequestHandler = async (request, response, next) => {
    if (!isRepeatable(request)) {
      next();
      return;
    }
    const repeatable = repeatableOf(request, guard);
    const begun = await answered.begin(repeatable);
    if (begun === 'in-use') throw inUse;
    if (begun === 'reused') throw reused;
    if (begun !== 'begun') {
      response.status(begun.status).set('Idempotency-Replayed', 'true');
      if (begun.type !== '') response.type(begun.type);
      response.end(begun.body);
      return;
    }
    beforeEnd(response, async (body, isStreamed) => {
      const { statusCode: status } = response;
      const isFinal = !isStreamed && status < 500 && status !== 429 && body.length <= bytesMax;
      const type = String(response.getHeader('content-type') ?? '');
      await (isFinal ? answered.keep(repeatable, { status, type, body }) : answered.forget(repeatable)).catch(
        onError,
      );
    });
    next();
  };
  const bodies = takeBody.map((take): RequestHandler => (request, response, next) => {
    if (isRepeatable(request)) void take(request, response, next);
    else next();
  });
  return [...bodies, once];
}

function repeatableOf(request: Request, guard: Needs['guard']): Repeatable {
  const key = idempotencyKeyOf(request);
  if (key === undefined) throw notValid;
  const { accountId: tenant, memberId: asker } = guard.of(request);
  const bytes: unknown = request.body;
  const body = Buffer.isBuffer(bytes) ? bytes.toString('base64') : '';
  return { tenant, asker, key, fingerprint: `${request.method} ${request.originalUrl} ${body}` };
}

/** Does something with the whole body before the answer goes out: whoever has it may ask again at once. */
function beforeEnd(response: Response, act: (body: Buffer, isStreamed: boolean) => Promise<void>): void {
  const end = response.end.bind(response);
  response.end = (...given: readonly unknown[]): Response => {
    response.end = end;
    const isStreamed = response.headersSent;
    const [chunk] = given;
    const body =
      typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.isBuffer(chunk) ? chunk : Buffer.alloc(0);
    void act(body, isStreamed).finally(() => {
      Reflect.apply(end, response, given);
    });
    return response;
  };
}
