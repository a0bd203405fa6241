import { readFileSync } from 'node:fs';
import express, { Router, type Response } from 'express';
import { z } from 'zod';
import { createHeldCalls, type HeldCall } from './handset-calls.js';
import { sendCallEvents } from './handset-events.js';
import type { Ringing } from './handset-ringing.js';
import type { CallClock } from './twilio/call-line.js';
import type { Message } from './twilio/message-store.js';
import { reaches, type Reach } from './twilio/phone-reach.js';
import type { PhoneCalls } from './twilio/calls.js';
import type { Texts } from './twilio/texts.js';

interface Needs {
  readonly calls: PhoneCalls;
  readonly ringing: Ringing;
  readonly texts: Pick<Texts, 'receive' | 'list'>;
  /** Says what becomes of texts to the telephone that somebody calls from. */
  readonly setReach: (number: string, reach: Reach) => Promise<void>;
  /** The one that the calls go by. */
  readonly clock: CallClock;
  /** The lines that can be called. */
  readonly lines: readonly { readonly number: string; readonly label: string }[];
}

const number = z.string().regex(/^\+[1-9]\d{6,14}$/u);
const placing = z.object({
  from: number,
  to: number,
  isHidden: z.boolean().default(false),
  forwardedFrom: number.optional(),
  attestation: z.enum(['A', 'B', 'C', 'none', 'failed']).default('A'),
  phone: z.enum(reaches).default('mobile'),
  recording: z.enum(['works', 'late', 'absent', 'failed']).default('works'),
});
/** Twenty seconds of speech, as `Line.say` takes it. */
const samples = z.base64().max(430_000).optional();
const saying = z.object({ words: z.string().trim().min(1).max(500), samples });
const pressing = z.object({ digits: z.string().regex(/^[0-9*#]{1,20}$/u) });
const texting = z.object({ from: number, to: number, body: z.string().trim().min(1).max(1_000) });

const styles = ['dial', 'talk', 'controls', 'narrow'];
const parts = ['call', 'dial', 'microphone', 'parts', 'ringing', 'talk', 'texts', 'voice', 'worklet'];
const assets: readonly (readonly [path: string, type: string, name: string])[] = [
  ['/', 'html', 'handset.html'],
  ['/handset.css', 'css', 'handset.css'],
  ['/handset.js', 'js', 'handset.js'],
  ...styles.map((style) => [`/handset-${style}.css`, 'css', `handset-${style}.css`] as const),
  ...parts.map((part) => [`/handset-${part}.js`, 'js', `handset-${part}.js`] as const),
];

/** A telephone in the browser: calls the lines of the sandbox, and sends and receives texts. */
export function handsetRoutes({ calls, ringing, texts, setReach, clock, lines }: Needs): Router {
  const held = createHeldCalls({ calls, clock });
  const router = Router();
  for (const [path, type, name] of assets) {
    const text = readFileSync(new URL(`pages/${name}`, import.meta.url), 'utf8');
    router.get(path, (_request, response) => {
      // The page may listen once somebody presses "Speak"; nothing it shows beside it may.
      response.type(type).set('Permissions-Policy', 'microphone=(self)').send(text);
    });
  }
  router.use('/calls/:sid/say', express.json({ limit: '512kb' }));
  router.use(express.json({ limit: '8kb' }));
  const isLine = (to: string): boolean => lines.some((line) => line.number === to);

  router.get('/lines.json', (_request, response) => {
    response.json({ lines });
  });

  router.post('/calls', async (request, response) => {
    const asked = read(placing, request.body, response);
    if (asked === undefined) return;
    const { from, to, isHidden, phone, ...circumstances } = asked;
    if (!isLine(to)) {
      refuse(response, lineNotFound);
      return;
    }
    await setReach(from, phone);
    const call = await held.place({ ...circumstances, to, from: isHidden ? 'anonymous' : from });
    if (call === undefined) refuse(response, tooManyCalls);
    else response.status(201).json({ callSid: call.callSid });
  });

  const find = (callSid: string, response: Response): HeldCall | undefined => {
    const call = held.find(callSid);
    if (call === undefined) refuse(response, callNotFound);
    return call;
  };
  router.get('/calls/:sid/events', (request, response) => {
    const call = find(request.params.sid, response);
    if (call !== undefined) sendCallEvents(request, response, call);
  });
  const act = <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    does: (call: HeldCall, asked: z.infer<Schema>) => Refused | undefined,
  ): void => {
    router.post(`/calls/:sid/${path}`, (request, response) => {
      const call = find(request.params.sid, response);
      const asked = call && read(schema, request.body, response);
      if (call === undefined || asked === undefined) return;
      const refused = does(call, asked);
      if (refused === undefined) response.status(204).end();
      else refuse(response, refused);
    });
  };
  act('say', saying, (call, asked) => (call.say(asked.words, asked.samples) ? undefined : tooManyWords));
  act('press', pressing, (call, { digits }) => {
    call.press(digits);
    return undefined;
  });
  act('hang-up', z.object({}), (call) => {
    call.hangUp();
    return undefined;
  });

  router.get('/ringing.json', async (request, response) => {
    const asked = read(z.object({ number }), request.query, response);
    if (asked === undefined) return;
    const call = await ringing.at(asked.number, calls);
    const shown = call === undefined ? null : { callSid: call.callSid, from: call.record().from };
    response.set('Cache-Control', 'no-store').json({ call: shown });
  });
  for (const decision of ['answer', 'decline'] as const)
    router.post(`/calls/:sid/${decision}`, (request, response) => {
      const call = calls.live(request.params.sid);
      if (call?.record().status !== 'ringing') {
        refuse(response, callNotFound);
        return;
      }
      if (decision === 'answer') held.adopt(call);
      ringing.decide(call.record().to, decision);
      response.status(204).end();
    });

  router.get('/texts.json', async (request, response) => {
    const asked = read(z.object({ number }), request.query, response);
    if (asked === undefined) return;
    response
      .set('Cache-Control', 'no-store')
      .json({ texts: (await texts.list(asked.number)).map(shownText) });
  });
  router.post('/texts', async (request, response) => {
    const asked = read(texting, request.body, response);
    if (asked === undefined) return;
    const received = isLine(asked.to) ? await texts.receive(asked) : undefined;
    if (received === undefined) refuse(response, lineNotFound);
    else response.status(201).json({ sid: received.sid });
  });
  return router;
}

const shownText = ({ sid, from, to, body, status, errorCode, createdAt }: Message) => ({
  ...{ sid, from, to, body, status, errorCode, createdAt },
});

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

const lineNotFound: Refused = {
  status: 404,
  code: 'line-not-found',
  detail: 'No line of the sandbox has this number. Please choose one from the list.',
};
const callNotFound: Refused = {
  status: 404,
  code: 'call-not-found',
  detail: 'There is no such call, or it is long over.',
};
const tooManyCalls: Refused = {
  status: 429,
  code: 'too-many-calls',
  detail: 'There are too many calls at once. Please hang up first.',
};
const tooManyWords: Refused = {
  status: 429,
  code: 'too-many-words',
  detail: 'Much is waiting to be said already. Please let it be said first.',
};

/** Answers with a problem document (RFC 9457). */
function refuse(response: Response, { status, code, detail }: Refused): void {
  const problem = { type: `about:blank#${code}`, title: 'Not possible', status, code, detail };
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

/** What was sent, where it fits; otherwise refuses it, without repeating it. */
function read<Schema extends z.ZodType>(
  schema: Schema,
  sent: unknown,
  response: Response,
): z.infer<Schema> | undefined {
  const parsed = schema.safeParse(sent ?? {});
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  const detail = `“${field}” is missing or not valid. Numbers look like +12025550143.`;
  refuse(response, { status: 422, code: 'invalid-request', detail });
  return undefined;
}
