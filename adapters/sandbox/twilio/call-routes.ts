import express, { Router } from 'express';
import { z } from 'zod';
import { callResource, page } from './call-resource.js';
import type { PhoneCalls } from './calls.js';
import { invalid, refuse, refuseMissing } from './refusal.js';
import type { Next } from './twiml-program.js';

const url = z.url({ protocol: /^https?$/u });
const instructions = { Url: url.optional(), Twiml: z.string().min(1).max(4_000).optional() };
const creation = z
  .object({
    To: z.string().min(1),
    From: z.string().min(1),
    ...instructions,
    FallbackUrl: url.optional(),
    StatusCallback: url.optional(),
    StatusCallbackEvent: z.union([z.string(), z.array(z.string())]).default('completed'),
    Timeout: z.coerce.number().int().min(1).max(600).default(60),
  })
  .refine(({ Url, Twiml }) => Url !== undefined || Twiml !== undefined, { path: ['Url'] });
const update = z.object({ ...instructions, Status: z.enum(['canceled', 'completed']).optional() });

const newestMax = 50;

/** `Calls` of the REST API, to be mounted at `/2010-04-01/Accounts/AC…`. */
export function callRoutes(phone: PhoneCalls): Router {
  const router = Router();
  router.use(express.urlencoded({ extended: false, limit: '64kb' }));

  router.post('/Calls.json', async (request, response) => {
    const parsed = creation.safeParse(request.body);
    if (!parsed.success) {
      const [field] = parsed.error.issues[0]?.path ?? [];
      refuse(response, invalid(field === 'Url' ? 21205 : 21201, `Missing or invalid '${String(field)}'`));
      return;
    }
    const { data } = parsed;
    const events = [data.StatusCallbackEvent].flat();
    const call = await phone.dialOut({
      from: data.From,
      to: data.To,
      first: nextOf(data) ?? { to: 'end', how: 'failed' },
      fallbackUrl: data.FallbackUrl,
      statusCallback: data.StatusCallback,
      statusEvents: events,
      timeoutS: data.Timeout,
    });
    response.status(201).json({ ...callResource(call.record()), status: 'queued' });
  });

  router.get('/Calls.json', async (request, response) => {
    const { To, From, Status, ParentCallSid } = request.query;
    const calls = (await phone.calls.newest(500)).filter(
      (call) =>
        (To === undefined || call.to === To) &&
        (From === undefined || call.from === From) &&
        (Status === undefined || call.status === Status) &&
        (ParentCallSid === undefined || call.parentSid === ParentCallSid),
    );
    response.json(page('calls', calls.slice(0, newestMax).map(callResource), request.originalUrl));
  });

  router.get('/Calls/:sid.json', async (request, response) => {
    const call = await phone.calls.find(request.params.sid);
    if (call === undefined) refuseMissing(response, request.originalUrl);
    else response.json(callResource(call));
  });

  router.post('/Calls/:sid.json', async (request, response) => {
    const live = phone.live(request.params.sid);
    const parsed = update.safeParse(request.body);
    if (!parsed.success) refuse(response, invalid(20001, 'Invalid parameter'));
    else if (live?.record().endedAt === null) {
      const next = nextOf(parsed.data);
      if (parsed.data.Status !== undefined) await live.complete();
      else if (next !== undefined) live.redirect(next);
      response.json(callResource(live.record()));
    } else if ((await phone.calls.find(request.params.sid)) === undefined) {
      refuseMissing(response, request.originalUrl);
    } else refuse(response, invalid(21220, 'Call is not in-progress. Cannot redirect.'));
  });

  router.delete('/Calls/:sid.json', async (request, response) => {
    const { sid } = request.params;
    if (phone.live(sid) !== undefined)
      refuse(response, { status: 409, code: 20009, message: 'Cannot delete a call in progress' });
    else if (await phone.calls.remove(sid)) response.status(204).end();
    else refuseMissing(response, request.originalUrl);
  });
  return router;
}

const nextOf = ({
  Url,
  Twiml,
}: {
  readonly Url?: string | undefined;
  readonly Twiml?: string | undefined;
}): Next | undefined => {
  if (Twiml !== undefined) return { to: 'twiml', twiml: Twiml };
  return Url === undefined ? undefined : { to: 'url', url: Url, params: {} };
};
