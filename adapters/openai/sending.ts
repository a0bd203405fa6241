import OpenAI, { APIConnectionError, type APIError } from 'openai';
import { Stream } from 'openai/core/streaming';
import { unlessAborted, watched } from './patience.js';
import { isApiError, Trouble, troubleOf } from './trouble.js';

/**
 * The SDK, with nothing taken from variables that the environment was not checked for, and silent: what it would write to the
 * log is what a visitor wrote. It waits up to a minute before its own retries, so those are ours.
 */
export const createClient = ({
  apiKey,
  baseUrl,
}: {
  readonly apiKey: string;
  readonly baseUrl: string;
}): OpenAI =>
  new OpenAI({
    apiKey,
    baseURL: baseUrl,
    ...{ organization: null, project: null, adminAPIKey: null, webhookSecret: null },
    maxRetries: 0,
    logLevel: 'off',
  });

/** What a request may take. */
export interface Budget {
  /** By the seam's clock, in milliseconds. */
  readonly endsAt: number;
  /** How long nothing may come. */
  readonly stallMs: number;
  /** Aborted when the caller has had enough, and at the end of the budget. */
  readonly signal: AbortSignal;
}

export interface SendingSeams {
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds. */
  readonly now: () => number;
}

interface Options {
  readonly signal: AbortSignal;
  readonly timeout: number;
}

const triesMax = 2;
const pauseMsMax = 2_000;

/** Sends, and sends once more where the vendor asks for a pause that fits into the budget. Raises what the SDK raises. */
export async function send<Result>(
  request: (options: Options) => Promise<Result>,
  { endsAt, stallMs, signal }: Budget,
  { wait, now }: SendingSeams,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    const leftMs = endsAt - now();
    if (leftMs <= 0) throw new Trouble('over-budget');
    try {
      const timeout = Math.ceil(Math.min(stallMs, leftMs));
      return await unlessAborted(request({ signal, timeout }), signal);
    } catch (error) {
      const pauseMs = pauseBefore(error, now());
      const isShort = pauseMs !== undefined && pauseMs <= Math.min(pauseMsMax, endsAt - now());
      if (tries >= triesMax || signal.aborted || !isShort) throw error;
      await unlessAborted(wait(pauseMs, signal), signal);
    }
  }
}

/** How long to wait before the same again; undefined where the same again would fail again. */
function pauseBefore(error: unknown, now: number): number | undefined {
  if (error instanceof APIConnectionError) return 250;
  if (!isApiError(error) || !passes(error)) return undefined;
  return askedPause(error.headers, now) ?? 250;
}

function passes({ status = 0, headers, code }: APIError): boolean {
  // Money that has run out does not come back within a second.
  if (code === 'insufficient_quota') return false;
  const word = headers?.get('x-should-retry');
  if (word === 'true' || word === 'false') return word === 'true';
  return [408, 409, 429].includes(status) || (status >= 500 && status !== 501);
}

function askedPause(headers: Headers | undefined, now: number): number | undefined {
  const ms = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(ms)) return Math.max(0, ms);
  const after = headers?.get('retry-after');
  if (after == null) return undefined;
  const seconds = Number(after);
  const pause = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(after) - now;
  return Number.isFinite(pause) ? Math.max(0, pause) : undefined;
}

/** Servers say in many ways that they have no such door; that they have no such model is another matter. */
const noSuchDoor =
  /(unknown|unexpected|invalid|unrecognized|unsupported|no such)\s+(request\s+)?(endpoint|url|path|route)/iu;
const noSuchModel = /model/iu;

/** Whether the server knows no such endpoint, as opposed to having failed at it. */
export function isMissing(error: unknown): boolean {
  if (!isApiError(error)) return false;
  const { status, code, message } = error;
  if (status === 405 || status === 501) return true;
  if (code === 'model_not_found') return false;
  if (noSuchDoor.test(message)) return true;
  return status === 404 && !noSuchModel.test(message);
}

const bytesMax = 4_000_000;

interface Watch {
  readonly stallMs: () => number;
  readonly signal: AbortSignal;
}

/** The server has no such endpoint, and said so in the body of a success. */
export class MissingEndpoint extends Error {
  override readonly name = 'MissingEndpoint';
}

/** The events of a stream, watched by us and parsed by the SDK. Raises `MissingEndpoint`; the events raise `Trouble`. */
export async function eventsOf(
  response: Response,
  { stallMs, signal }: Watch,
): Promise<AsyncIterable<unknown>> {
  if (response.body === null) throw new Trouble('cut', 'no body');
  const body = new Response(watched(response.body, { stallMs, bytesMax, signal }));
  if (response.headers.get('content-type')?.includes('json') !== true) return parsed(body);
  throw noSuchDoor.test(await body.text()) ? new MissingEndpoint() : new Trouble('malformed', 'not a stream');
}

async function* parsed(body: Response): AsyncGenerator {
  try {
    yield* Stream.fromSSEResponse<unknown>(body, new AbortController());
  } catch (error) {
    throw troubleOf(error);
  }
}
