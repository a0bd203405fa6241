import { readFileSync } from 'node:fs';
import express, { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { People } from './telegram/people.js';

const file = (name: string): string => readFileSync(new URL(`pages/${name}`, import.meta.url), 'utf8');

const starting = z.object({ token: z.string().max(64).optional() });
const writing = z.object({ text: z.string().trim().min(1).max(1_000) });
const pressing = z.object({ messageId: z.int(), data: z.string().min(1).max(64) });

/** Telegram in the browser: chats of made-up people with the bot. A link to the bot opens it as it opens Telegram. */
export function telegramPage(people: People): Router {
  const assets: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['html', file('telegram.html')],
    '/telegram.css': ['css', file('telegram.css')],
    '/telegram.js': ['js', file('telegram.js')],
  };
  const router = Router();
  for (const [path, [type, text]] of Object.entries(assets)) {
    router.get(path, (_request, response) => {
      response.type(type).send(text);
    });
  }
  router.use(express.json({ limit: '8kb' }));

  router.get('/chats.json', async (_request, response) => {
    const chats = await people.chats();
    const shown = await Promise.all(
      chats.map(async (chat) => ({ ...chat, messages: await people.messages(chat.chatId) })),
    );
    response.set('Cache-Control', 'no-store').json({ chats: shown });
  });

  const act = <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    does: (chatId: number, asked: z.infer<Schema>) => Promise<object | boolean | undefined>,
  ): void => {
    router.post(`/chats/:id/${path}`, async (request: Request<{ id: string }>, response) => {
      const parsed = schema.safeParse(request.body ?? {});
      if (!parsed.success) {
        refuse(response, 422, 'invalid-request', 'Something is missing or too long. Please check it.');
        return;
      }
      const done = await does(Number(request.params.id), parsed.data);
      if (done === undefined || done === false)
        refuse(
          response,
          404,
          'not-possible-here',
          'This cannot be done in this chat. Please reload the page.',
        );
      else if (done === true) response.status(204).end();
      else response.json(done);
    });
  };
  act('start', starting, (chatId, { token }) => people.start(chatId, token));
  act('write', writing, (chatId, { text }) => people.write(chatId, text));
  act('block', z.object({}), (chatId) => people.block(chatId));
  act('press', pressing, async (chatId, { messageId, data }) => {
    const pressId = await people.press(chatId, messageId, data);
    return pressId === undefined ? undefined : { pressId };
  });

  /** `answer` is null until the bot has answered. */
  router.get('/presses/:id', async (request, response) => {
    const answer = (await people.answerTo(request.params.id)) ?? null;
    response.set('Cache-Control', 'no-store').json({ answer });
  });

  router.get('/:bot', (_request, response) => {
    response.type('html').send(file('telegram.html'));
  });
  return router;
}

/** Answers with a problem document (RFC 9457). */
function refuse(response: Response, status: number, code: string, detail: string): void {
  const problem = { type: `about:blank#${code}`, title: 'Not possible', status, code, detail };
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}
