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

async function call<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  }).catch(() => undefined);
  if (answer === undefined) throw new ApiError('offline', texts.offline);
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as Answer;
  const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  // Who asks whether anybody is logged in stays where they are.
  if (answer.status === 401 && path !== '/session') go('/login');
  throw new ApiError(problem.code ?? 'unknown', problem.detail ?? texts.offline);
}

export const get = <Answer>(path: string): Promise<Answer> => call('GET', path);
export const post = <Answer>(path: string, body?: object): Promise<Answer> => call('POST', path, body);

export const messageOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : texts.offline;
export const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : 'unknown');
