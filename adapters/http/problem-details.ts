import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { Fault } from '../../application/ports/fault.js';
import type { Problem } from './contract/problem.js';

/** An answer that is no: a stable code and one sentence that says what to do. RFC 9457 carries it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Not understood',
  401: 'Not logged in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not offered here',
  409: 'Does not fit what is there',
  410: 'Gone',
  413: 'Too large',
  422: 'Not valid',
  429: 'Too many requests',
  503: 'Busy',
};

/** Faults that pass by themselves: whoever asked may ask again soon. */
const passing: ReadonlySet<string> = new Set([
  'overloaded',
  'store-unavailable',
  'conflict',
  'read-model-late',
  'read-models-behind',
  'messenger-unavailable',
]);

const statuses: Readonly<Record<string, number>> = { 'key-destroyed': 410, 'visitor-blocked': 403 };

const shown = new WeakMap<Response, (refusal: Refusal) => void>();

/** For answers that a person reads as a page: a refusal is shown by `show` from here on, and is no document. */
export const showRefusals = (response: Response, show: (refusal: Refusal) => void): void => {
  shown.set(response, show);
};

export function sendRefusal(response: Response, refusal: Refusal): void {
  const { status, code, message } = refusal;
  if (status === 503) response.set('Retry-After', '1');
  const show = shown.get(response);
  if (show !== undefined) {
    show(refusal);
    return;
  }
  const problem: Problem = {
    type: `about:blank#${code}`,
    title: titles[status] ?? 'Not possible',
    status,
    code,
    detail: message,
  };
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

/** What an error means to whoever asked. `undefined`: a bug or an outage, which is theirs to know nothing of. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof Fault) {
    if (passing.has(error.code)) return new Refusal(503, error.code, error.publicText);
    const status = error.code.endsWith('-not-found') ? 404 : statuses[error.code];
    return status === undefined ? undefined : new Refusal(status, error.code, error.publicText);
  }
  return refusalByStatus(error);
}

export const notFound: RequestHandler = (_request, response) => {
  sendRefusal(response, new Refusal(404, 'not-found', 'There is nothing at this address.'));
};

export const tooLong = new Refusal(
  413,
  'message-too-long',
  'This is too long. Please send at most 2,000 characters.',
);

/** A request that was carried out, and whose answer nobody kept, was sent again. */
export const secretLost = new Refusal(
  409,
  'secret-lost',
  'This was done before, and its secret was told then and is kept nowhere. Please ask for a new one.',
);

/** Express's own errors about a request that cannot be read carry a status. */
function refusalByStatus(error: unknown): Refusal | undefined {
  if (!(error instanceof Error && 'status' in error && typeof error.status === 'number')) return undefined;
  if (error.status === 413) return tooLong;
  if (error.status >= 500) return undefined;
  return new Refusal(
    400,
    'malformed-request',
    'This request cannot be read. Please check it and send it again.',
  );
}

/** The last handler. An outage is told as 503, and its cause goes to `onError` alone. */
export const handleErrors =
  (onError: (error: unknown) => void): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      onError(error);
      next(error);
      return;
    }
    const refusal = refusalOf(error);
    if (refusal === undefined) onError(error);
    sendRefusal(
      response,
      refusal ?? new Refusal(503, 'unavailable', 'Something went wrong on our side. Please try again.'),
    );
  };
