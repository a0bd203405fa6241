import type { Problem } from '../../adapters/http/contract/problem.js';
import { texts } from '../texts.js';
import { go } from './router.svelte.js';

/** What the server said no with; `message` may be shown as it is. */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}

let exchange: Promise<unknown> = Promise.resolve();
let exchangeCount = 0;
/** Takes another session in the place of this one. What was asked for meanwhile is asked for again. */
export function exchangeSession<Answer>(path: string, body: object): Promise<Answer> {
  const exchanged = post<Answer>(path, body).finally(() => {
    exchangeCount += 1;
  });
  exchange = exchanged.catch(() => undefined);
  return exchanged;
}

async function call(method: 'GET' | 'POST', path: string, body?: object): Promise<Response> {
  const countBefore = exchangeCount;
  const answer = await fetch(`/api/v1${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  }).catch(() => undefined);
  if (answer === undefined) throw new ApiError('offline', texts.offline);
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  if (answer.status === 401 && method === 'GET') {
    await exchange;
    if (countBefore !== exchangeCount) return call(method, path);
  }
  // Who asks whether anybody is logged in stays where they are.
  if (answer.status === 401 && path !== '/session') go('/login');
  throw new ApiError(problem.code ?? 'unknown', problem.detail ?? texts.offline);
}

async function parsed<Answer>(answer: Response): Promise<Answer> {
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}

export const get = async <Answer>(path: string): Promise<Answer> => parsed(await call('GET', path));
export const post = async <Answer>(path: string, body?: object): Promise<Answer> =>
  parsed(await call('POST', path, body));
/** A file, such as a recording. A connection that breaks in the middle of it is told like one that was never there. */
export const getBlob = async (path: string): Promise<Blob> =>
  (await call('GET', path)).blob().catch(() => {
    throw new ApiError('offline', texts.offline);
  });

/** Something that is made while it is sent, such as an archive. */
export const postForStream = (path: string, body: object): Promise<Response> => call('POST', path, body);

export const messageOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : texts.offline;
export const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : 'unknown');
