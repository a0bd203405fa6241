import { readFileSync } from 'node:fs';
import express, { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { PhoneCalls, PlacedCall } from './twilio/calls.js';
import type { Texts } from './twilio/texts.js';

interface Needs {
  readonly calls: PhoneCalls;
  readonly texts: Texts;
  /** The lines that can be called. */
  readonly lines: readonly { readonly number: string; readonly label: string }[];
}

const number = z.string().regex(/^\+[1-9]\d{6,14}$/u);
const words = z.string().trim().min(1).max(500);
const placing = z.object({
  from: number,
  to: number,
  isHidden: z.boolean(),
  isPretended: z.boolean(),
  recording: z.enum(['works', 'absent']),
});
const texting = z.object({ from: number, to: number, body: z.string().trim().min(1).max(1_000) });

const callsMax = 20;
const file = (name: string): string => readFileSync(new URL(`pages/${name}`, import.meta.url), 'utf8');

/** A telephone in the browser: calls the lines of the sandbox, and sends and receives texts. */
export function handsetRoutes({ calls, texts, lines }: Needs): Router {
  const held = new Map<string, PlacedCall>();
  const router = Router();
  const assets: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['html', file('handset.html')],
    '/handset.css': ['css', file('handset.css')],
    '/handset.js': ['js', file('handset.js')],
  };
  for (const [path, [type, text]] of Object.entries(assets)) {
    router.get(path, (_request, response) => {
      response.type(type).send(text);
    });
  }
  router.use(express.json({ limit: '8kb' }));

  router.get('/lines.json', (_request, response) => {
    response.json({ lines });
  });

  router.post('/calls', async (request, response) => {
    const asked = read(request, response, placing);
    if (asked === undefined) return;
    if (held.size >= callsMax) {
      refuse(response, 409, 'There are too many calls at once. Please hang up first.');
      return;
    }
    const call = await calls.place({
      from: asked.isHidden ? 'anonymous' : asked.from,
      to: asked.to,
      attestation: asked.isPretended ? 'failed' : 'A',
      recording: asked.recording,
    });
    held.set(call.callSid, call);
    void call.ended.then(() => {
      // Whoever looks late still sees how it ended.
      setTimeout(() => held.delete(call.callSid), 60_000).unref();
    });
    response.status(201).json({ callSid: call.callSid });
  });

  /** Everything from the beginning, then whatever happens, as server-sent events. */
  router.get('/calls/:sid/events', (request, response) => {
    const call = held.get(request.params.sid);
    if (call === undefined) {
      refuse(response, 404, 'There is no such call.');
      return;
    }
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders();
    const stop = call.follow((moment) => {
      response.write(`data: ${JSON.stringify(moment)}\n\n`);
    });
    request.on('close', stop);
  });

  const act = <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    does: (call: PlacedCall, asked: z.infer<Schema>) => void,
  ): void => {
    router.post(`/calls/:sid/${path}`, (request, response) => {
      const call = held.get(request.params.sid);
      if (call === undefined) {
        refuse(response, 404, 'There is no such call.');
        return;
      }
      const asked = read(request, response, schema);
      if (asked === undefined) return;
      does(call, asked);
      response.status(204).end();
    });
  };
  act('say', z.object({ words }), (call, asked) => void call.say(asked.words));
  act('press', z.object({ digits: z.string().regex(/^[0-9*#]{1,20}$/u) }), (call, asked) => {
    call.press(asked.digits);
  });
  act('hang-up', z.object({}), (call) => {
    call.hangUp();
  });

  router.get('/texts.json', async (request, response) => {
    const of = number.safeParse(request.query['number']);
    const found = of.success ? await texts.list(of.data) : [];
    response.set('Cache-Control', 'no-store').json({
      texts: found.map(({ sid, from, to, body, status, createdAt }) => ({
        sid,
        from,
        to,
        body,
        status,
        createdAt,
      })),
    });
  });

  router.post('/texts', async (request, response) => {
    const asked = read(request, response, texting);
    if (asked === undefined) return;
    const received = await texts.receive(asked);
    if (received === undefined) refuse(response, 404, 'Nobody has this number here.');
    else response.status(201).json({ sid: received.sid });
  });
  return router;
}

const refuse = (response: Response, status: number, detail: string): void => {
  response.status(status).json({ detail });
};

function read<Schema extends z.ZodType>(
  request: Request,
  response: Response,
  schema: Schema,
): z.infer<Schema> | undefined {
  const parsed = schema.safeParse(request.body ?? {});
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  refuse(response, 422, `“${field}” is missing or not valid. Numbers look like +12025550143.`);
  return undefined;
}
