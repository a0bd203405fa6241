import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { page, recordingResource } from './call-resource.js';
import type { RecordingWish } from './call-recordings.js';
import type { PhoneCalls } from './calls.js';
import { invalid, refuse, refuseMissing } from './refusal.js';
import type { Recording } from './recording-store.js';
import { wavOf } from './recording-wav.js';

const events = z.union([z.string(), z.array(z.string())]).default('completed');
const creation = z.object({
  RecordingChannels: z.enum(['mono', 'dual']).default('mono'),
  RecordingTrack: z.enum(['inbound', 'outbound', 'both']).default('both'),
  Trim: z.enum(['trim-silence', 'do-not-trim']).default('do-not-trim'),
  RecordingStatusCallback: z.url({ protocol: /^https?$/u }).optional(),
  RecordingStatusCallbackEvent: events,
});
const update = z.object({
  Status: z.enum(['in-progress', 'paused', 'stopped']),
  PauseBehavior: z.enum(['skip', 'silence']).default('silence'),
});

const originOf = (request: Request): string => `${request.protocol}://${request.get('host') ?? ''}`;
const resources = (recordings: readonly Recording[], of: 'account' | 'call', request: Request) =>
  page(
    'recordings',
    recordings.map((one) => recordingResource(one, of, originOf(request))),
    request.originalUrl,
  );

/** `Recordings` of the REST API and their media, to be mounted at `/2010-04-01/Accounts/AC…`. */
export function recordingRoutes(phone: PhoneCalls): Router {
  const router = Router();
  router.use(express.urlencoded({ extended: false, limit: '64kb' }));
  addRecordingsOfCalls(router, phone);

  router.get('/Recordings.json', async (request, response) => {
    const { CallSid } = request.query;
    const found = await (typeof CallSid === 'string'
      ? phone.recordings.ofCall(CallSid)
      : phone.recordings.newest());
    response.json(resources(found, 'account', request));
  });
  router.get('/Recordings/:sid.json', async (request, response) => {
    const found = await phone.recordings.find(request.params.sid);
    if (found === undefined) refuseMissing(response, request.originalUrl);
    else response.json(recordingResource(found, 'account', originOf(request)));
  });
  router.delete('/Recordings/:sid.json', async (request, response) => {
    if (await phone.recordings.remove(request.params.sid)) response.status(204).end();
    else refuseMissing(response, request.originalUrl);
  });
  // Sound is made as WAV only, with or without the ending.
  router.get('/Recordings/:sid{.wav}', async (request, response) => {
    const found = await phone.recordings.find(request.params.sid);
    if (found?.status !== 'completed') refuseMissing(response, request.originalUrl);
    else await sendSound(phone, found, { request, response });
  });
  return router;
}

async function sendSound(
  phone: PhoneCalls,
  { sid, durationMs, channels }: Recording,
  { request, response }: { readonly request: Request; readonly response: Response },
): Promise<void> {
  const isStereo = channels === 2 && request.query['RequestedChannels'] === '2';
  const wav = wavOf(await phone.recordings.soundsOf(sid), durationMs ?? 0, isStereo ? 2 : 1);
  response.type('audio/x-wav').set('content-length', String(wav.bytes));
  try {
    await pipeline(Readable.from(wav.chunks()), response);
  } catch {
    // Whoever asked for it has gone.
    response.destroy();
  }
}

function addRecordingsOfCalls(router: Router, phone: PhoneCalls): void {
  router.post('/Calls/:callSid/Recordings.json', async (request, response) => {
    const live = phone.live(request.params.callSid);
    const parsed = creation.safeParse(request.body ?? {});
    if (!parsed.success) refuse(response, invalid(20001, 'Invalid parameter'));
    else if (live?.record().status !== 'in-progress') {
      refuse(response, {
        status: 404,
        code: 21220,
        message: 'Requested resource is not eligible for recording',
      });
    } else {
      const begun = await live.recordings.start(wishOf(parsed.data));
      response.status(201).json(recordingResource(begun, 'call', originOf(request)));
    }
  });
  router.get('/Calls/:callSid/Recordings.json', async (request, response) => {
    response.json(resources(await phone.recordings.ofCall(request.params.callSid), 'call', request));
  });
  router.get('/Calls/:callSid/Recordings/:sid.json', async (request, response) => {
    const found = await phone.recordings.find(request.params.sid);
    if (found?.callSid !== request.params.callSid) refuseMissing(response, request.originalUrl);
    else response.json(recordingResource(found, 'call', originOf(request)));
  });
  router.post('/Calls/:callSid/Recordings/:sid.json', async (request, response) => {
    const { callSid, sid } = request.params;
    const parsed = update.safeParse(request.body);
    if (!parsed.success) {
      refuse(response, invalid(20001, 'Invalid parameter'));
      return;
    }
    const { Status: status, PauseBehavior: pauseBehavior } = parsed.data;
    const changed = await phone.live(callSid)?.recordings.change(sid, { status, pauseBehavior });
    if (changed === undefined) refuseMissing(response, request.originalUrl);
    else response.json(recordingResource(changed, 'call', originOf(request)));
  });
  router.delete('/Calls/:callSid/Recordings/:sid.json', async (request, response) => {
    if (await phone.recordings.remove(request.params.sid)) response.status(204).end();
    else refuseMissing(response, request.originalUrl);
  });
}

const wishOf = (asked: z.infer<typeof creation>): RecordingWish => ({
  source: 'StartCallRecordingAPI',
  channels: asked.RecordingChannels === 'dual' ? 2 : 1,
  track: asked.RecordingTrack,
  trims: asked.Trim === 'trim-silence',
  callback: asked.RecordingStatusCallback,
  // The API takes the events as one string with spaces, or as several.
  events: [asked.RecordingStatusCallbackEvent].flat().flatMap((one) => one.split(/\s+/u)),
});
