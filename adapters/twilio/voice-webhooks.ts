import express, { type Request, type Router } from 'express';
import type { RingResult } from '../../domain/call/call.js';
import { formOf, idIn, NotUnderstood } from './asked.js';
import type { CallSteps, StepNeeds } from './call-steps.js';
import { attestationOf, numberOf } from './caller.js';
import { isLineUnknown } from './line-unknown.js';
import { voiceFields } from './voice-fields.js';

interface Needs extends StepNeeds {
  readonly steps: CallSteps;
  /** Whose a line is; undefined where it is nobody's. */
  readonly tenantOf: (line: string) => Promise<string | undefined>;
}

/** The steps of a call before and after a conversation, each answered with what is to happen next. */
export function createVoiceWebhooks(needs: Needs): Router {
  const { calls, memory, twiml, steps } = needs;
  const router = express.Router({ strict: true, caseSensitive: true });

  router.post('/', async (request, response) => {
    response.type('text/xml').send(await rung(request, needs));
  });

  router.post(
    '/ring/:tenant/:call/:ring',
    steps.step((request) => {
      const fields = formOf(request, voiceFields.ringEnded);
      const scene = steps.sceneOf(steps.callIn(request, fields.CallSid), fields);
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
    steps.callIn(request, ParentCallSid);
    const remembered = memory.of(ParentCallSid);
    const words = remembered.whispers.get(idIn(request, 'ring'));
    // It says that the call is recorded. Without it nobody is joined, and the call comes back.
    response.type('text/xml').send(words === undefined ? twiml.hangUp() : twiml.whisper(remembered, words));
  });

  router.post(
    '/voicemail/:tenant/:call',
    steps.step((request) => {
      const fields = formOf(request, voiceFields.voicemail);
      const scene = steps.sceneOf(steps.callIn(request, fields.CallSid), fields);
      const taken = { ...scene.call, seconds: fields.RecordingDuration };
      return { scene, twiml: async () => twiml.next(scene, await calls.voicemailTaken(taken)) };
    }),
  );
  return router;
}

/** A call comes. Whose it is has to be found out before anybody can rescue it. */
async function rung(
  request: Request,
  { calls, callIdOf, twiml, steps, tenantOf, onError }: Needs,
): Promise<string> {
  const fields = formOf(request, voiceFields.incoming);
  const callId = callIdOf(fields.CallSid);
  try {
    const { tenant, then } = await calls.ring({
      ...{ callId, callRef: fields.CallSid, to: fields.To, from: numberOf(fields.From) },
      forwardedFrom: numberOf(fields.ForwardedFrom),
      attestation: attestationOf(fields.StirVerstat),
    });
    return twiml.next(steps.sceneOf({ tenant, callId }, fields), then);
  } catch (error) {
    if (isLineUnknown(error)) throw new NotUnderstood(404);
    onError(error);
    const tenant = await tenantOf(fields.To);
    if (tenant === undefined) throw new NotUnderstood(404);
    return steps.rescued(steps.sceneOf({ tenant, callId }, fields));
  }
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
