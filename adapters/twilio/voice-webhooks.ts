import express, { type Request, type RequestHandler, type Router } from 'express';
import type { CallOf, Calls, Next } from '../../application/call/calls.js';
import type { RingResult } from '../../domain/call/call.js';
import { formOf, idIn, NotUnderstood } from './asked.js';
import type { CallMemory } from './call-memory.js';
import { attestationOf, numberOf } from './caller.js';
import type { GatherTurns, Progress } from './gather-turns.js';
import { handoffIn } from './handoff.js';
import { isLineUnknown } from './line-unknown.js';
import type { Ears } from './notice.js';
import type { Scene, Twiml } from './twiml.js';
import { voiceFields } from './voice-fields.js';

export interface VoiceNeeds extends Ears {
  readonly calls: Calls;
  /** Whose a line is; undefined where it is nobody's. */
  readonly tenantOf: (line: string) => Promise<string | undefined>;
  readonly callIdOf: (callRef: string) => string;
  readonly memory: CallMemory;
  readonly turns: GatherTurns;
  readonly twiml: Twiml;
}

interface Asked {
  readonly CallSid: string;
  readonly From: string;
  readonly To: string;
}

/** The steps of a call that Twilio asks about, each answered with what is to happen next. */
export function createVoiceWebhooks(needs: VoiceNeeds): Router {
  const { calls, memory, turns, twiml, tenantOf, callIdOf } = needs;
  const router = express.Router({ strict: true, caseSensitive: true });
  const sceneOf = (call: CallOf, { CallSid, From, To }: Asked): Scene => ({
    call,
    callRef: CallSid,
    remembered: memory.of(CallSid),
    callerIdInstead: numberOf(From) === null && numberOf(To) !== null ? To : undefined,
  });
  const callIn = (request: Request, callRef: string): CallOf => {
    const call = { tenant: idIn(request, 'tenant'), callId: idIn(request, 'call') };
    if (call.callId === callIdOf(callRef)) return call;
    // Signed, and about another call than its path names: nothing of ours was answered with this address.
    needs.onNotice('webhook-of-another-call');
    throw new NotUnderstood(403);
  };
  /** Answers with what is to happen next; where that fails, whoever can takes the call. */
  const step =
    (
      answer: (request: Request) => { readonly scene: Scene; readonly twiml: () => Promise<string> },
    ): RequestHandler =>
    async (request, response) => {
      const asked = answer(request);
      response.type('text/xml').send(await orRescued(asked.scene, asked.twiml));
    };
  const orRescued = async (scene: Scene, answer: () => Promise<string>): Promise<string> => {
    try {
      return await answer();
    } catch (error) {
      if (isLineUnknown(error)) throw new NotUnderstood(404);
      needs.onError(error);
      return rescued(scene);
    }
  };
  const rescued = async (scene: Scene): Promise<string> => twiml.next(scene, await calls.rescue(scene.call));

  router.post('/', async (request, response) => {
    const fields = formOf(request, voiceFields.incoming);
    const callId = callIdOf(fields.CallSid);
    const ring = async (): Promise<string> => {
      const { tenant, then } = await calls.ring({
        ...{ callId, callRef: fields.CallSid, to: fields.To, from: numberOf(fields.From) },
        forwardedFrom: numberOf(fields.ForwardedFrom),
        attestation: attestationOf(fields.StirVerstat),
      });
      return twiml.next(sceneOf({ tenant, callId }, fields), then);
    };
    const answer = await ring().catch(async (error: unknown) => {
      if (isLineUnknown(error)) throw new NotUnderstood(404);
      needs.onError(error);
      const tenant = await tenantOf(fields.To);
      if (tenant === undefined) throw new NotUnderstood(404);
      return rescued(sceneOf({ tenant, callId }, fields));
    });
    response.type('text/xml').send(answer);
  });

  router.post(
    '/ring/:tenant/:call/:ring',
    step((request) => {
      const fields = formOf(request, voiceFields.ringEnded);
      const scene = sceneOf(callIn(request, fields.CallSid), fields);
      const ended = {
        ringId: idIn(request, 'ring'),
        result: resultOf(fields),
        seconds: fields.DialCallDuration,
      };
      return {
        scene,
        twiml: async () => twiml.next(scene, await calls.ringEnded({ ...scene.call, ...ended })),
      };
    }),
  );
  router.post('/whisper/:tenant/:call/:ring', (request, response) => {
    const { ParentCallSid } = formOf(request, voiceFields.whisper);
    callIn(request, ParentCallSid);
    const remembered = memory.of(ParentCallSid);
    const words = remembered.whispers.get(idIn(request, 'ring'));
    // It says that the call is recorded. Without it nobody is joined, and the call comes back.
    response.type('text/xml').send(words === undefined ? twiml.hangUp() : twiml.whisper(remembered, words));
  });

  const progressed = async (scene: Scene, progress: Progress, turnId: string): Promise<string> => {
    if (progress.is === 'finished') return twiml.replied(scene, progress.said, progress.next);
    return progress.is === 'held' ? twiml.held(scene, progress.said, turnId) : rescued(scene);
  };
  router.post(
    '/heard/:tenant/:call/:turn',
    step((request) => {
      const fields = formOf(request, voiceFields.heard);
      const scene = sceneOf(callIn(request, fields.CallSid), fields);
      const turnId = idIn(request, 'turn');
      const heard = { words: fields.SpeechResult.trim(), digit: fields.Digits.slice(0, 1) };
      return {
        scene,
        twiml: async () => progressed(scene, await turns.begin({ ...scene.call, turnId, ...heard }), turnId),
      };
    }),
  );
  router.post(
    '/held/:tenant/:call/:turn',
    step((request) => {
      const fields = formOf(request, voiceFields.ofCall);
      const scene = sceneOf(callIn(request, fields.CallSid), fields);
      const turnId = idIn(request, 'turn');
      return {
        scene,
        twiml: async () => progressed(scene, await turns.goOn({ ...scene.call, turnId }), turnId),
      };
    }),
  );
  router.post(
    '/relay-ended/:tenant/:call',
    step((request) => {
      const fields = formOf(request, voiceFields.relayEnded);
      const wasKnown = memory.knows(fields.CallSid);
      const scene = sceneOf(callIn(request, fields.CallSid), fields);
      const { remembered } = scene;
      const next = handoffIn(remembered, fields.HandoffData);
      const hasFailed = fields.SessionStatus === 'failed' || fields.ErrorCode !== '';
      const goOn = async (): Promise<Next> => {
        if (next !== undefined) return next;
        if (!hasFailed || !wasKnown) return calls.rescue(scene.call);
        const { greeting: say, language, voice } = remembered;
        return say === '' ? { next: 'listen' } : { next: 'converse', say, language, voice, records: false };
      };
      if (hasFailed) remembered.by = 'gather';
      return {
        scene,
        twiml: async () =>
          fields.CallStatus === 'completed' ? twiml.nothing() : twiml.next(scene, await goOn()),
      };
    }),
  );
  router.post(
    '/voicemail/:tenant/:call',
    step((request) => {
      const fields = formOf(request, voiceFields.voicemail);
      const scene = sceneOf(callIn(request, fields.CallSid), fields);
      const taken = { ...scene.call, seconds: fields.RecordingDuration };
      return { scene, twiml: async () => twiml.next(scene, await calls.voicemailTaken(taken)) };
    }),
  );
  return router;
}

function resultOf(fields: { readonly DialCallStatus: string; readonly DialBridged: string }): RingResult {
  // Taken, and never joined: whoever took it hung up during the whisper.
  if (fields.DialBridged === 'false' && ['completed', 'answered'].includes(fields.DialCallStatus))
    return 'failed';
  return results[fields.DialCallStatus] ?? 'failed';
}

const results: Readonly<Record<string, RingResult>> = {
  ...{ completed: 'answered', answered: 'answered' },
  ...{ busy: 'busy', failed: 'failed' },
  ...{ 'no-answer': 'no-answer', canceled: 'no-answer' },
};
