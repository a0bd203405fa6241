import express, { Router, type Response } from 'express';
import { BotApiRefusal } from './refusal.js';

/** What the Bot API answers in place of doing anything: an error, no answer at all, or one of which nobody hears. */
export type BotFailure =
  | { readonly status: number; readonly description: string; readonly retryAfter?: number }
  | 'hang'
  | 'do-and-hang';

interface Needs {
  readonly botToken: string;
  readonly methods: ReadonlyMap<string, (sent: unknown) => Promise<unknown>>;
  readonly fail: (method: string) => BotFailure | undefined;
  readonly onError: (about: string, error: unknown) => void;
}

/** `POST /botTOKEN/METHOD` with JSON, as https://core.telegram.org/bots/api#making-requests has it. */
export function createBotApi({ botToken, methods, fail, onError }: Needs): Router {
  const router = Router();
  router.all('/bot:token/:method', express.json({ limit: '64kb' }), async (request, response) => {
    const { token, method: name } = request.params;
    if (token !== botToken) {
      const isToken = /^\d+:[\w-]+$/u.test(token);
      refuse(
        response,
        isToken ? new BotApiRefusal(401, 'Unauthorized') : new BotApiRefusal(404, 'Not Found'),
      );
      return;
    }
    const method = methods.get(name.toLowerCase());
    if (method === undefined) {
      refuse(response, new BotApiRefusal(404, 'Not Found: method not found'));
      return;
    }
    const failure = fail(name);
    if (failure === 'hang') return;
    if (failure !== undefined && failure !== 'do-and-hang') {
      const { status, description, retryAfter } = failure;
      const parameters = retryAfter === undefined ? undefined : { retry_after: retryAfter };
      refuse(response, new BotApiRefusal(status, description, parameters));
      return;
    }
    try {
      const result = await method(request.body);
      if (failure === undefined) response.json({ ok: true, result });
    } catch (error) {
      if (!(error instanceof BotApiRefusal)) onError('the sandbox’s Telegram failed', error);
      refuse(
        response,
        error instanceof BotApiRefusal ? error : new BotApiRefusal(500, 'Internal Server Error'),
      );
    }
  });
  router.use((_request, response) => {
    refuse(response, new BotApiRefusal(404, 'Not Found'));
  });
  return router;
}

function refuse(response: Response, { code, message, parameters }: BotApiRefusal): void {
  response
    .status(code)
    .json({ ok: false, error_code: code, description: message, ...(parameters && { parameters }) });
}
