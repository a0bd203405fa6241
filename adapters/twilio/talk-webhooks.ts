import express, { type Router } from 'express';
import type { Next } from '../../application/call/calls.js';
import { formOf, idIn } from './asked.js';
import type { CallSteps, StepNeeds } from './call-steps.js';
import type { GatherTurns, Progress } from './gather-turns.js';
import { handoffIn } from './handoff.js';
import type { Scene } from './twiml.js';
import { voiceFields } from './voice-fields.js';

interface Needs extends Pick<StepNeeds, 'calls' | 'memory' | 'twiml'> {
  readonly steps: CallSteps;
  readonly turns: GatherTurns;
}

/** The conversation as far as it comes by requests: after the relay, and without it. */
export function createTalkWebhooks({ calls, memory, twiml, steps, turns }: Needs): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  const progressed = async (scene: Scene, turnId: string, progress: Progress): Promise<string> => {
    if (progress.is === 'finished') return twiml.replied(scene, progress.said, progress.next);
    return progress.is === 'held' ? twiml.held(scene, progress.said, turnId) : steps.rescued(scene);
  };

  router.post(
    '/heard/:tenant/:call/:turn',
    steps.step((request) => {
      const fields = formOf(request, voiceFields.heard);
      const scene = steps.sceneOf(steps.callIn(request, fields.CallSid), fields);
      const turnId = idIn(request, 'turn');
      const heard = { words: fields.SpeechResult.trim(), digit: fields.Digits.slice(0, 1) };
      const answered = async (): Promise<string> => {
        const begun = turns.begin({ ...scene.call, turnId, ...heard });
        scene.remembered.answering = begun;
        return progressed(scene, turnId, await begun);
      };
      return { scene, twiml: answered };
    }),
  );

  router.post(
    '/held/:tenant/:call/:turn',
    steps.step((request) => {
      const fields = formOf(request, voiceFields.ofCall);
      const scene = steps.sceneOf(steps.callIn(request, fields.CallSid), fields);
      const turnId = idIn(request, 'turn');
      return {
        scene,
        twiml: async () => progressed(scene, turnId, await turns.goOn({ ...scene.call, turnId })),
      };
    }),
  );

  router.post(
    '/relay-ended/:tenant/:call',
    steps.step((request) => {
      const fields = formOf(request, voiceFields.relayEnded);
      const call = steps.callIn(request, fields.CallSid);
      const wasKnown = memory.knows(fields.CallSid);
      const scene = steps.sceneOf(call, fields);
      const hasFailed = fields.SessionStatus === 'failed' || fields.ErrorCode !== '';
      if (hasFailed) scene.remembered.by = 'gather';
      const goOn = async (): Promise<Next> =>
        handoffIn(scene.remembered, fields.HandoffData) ??
        (hasFailed && wasKnown ? onWithoutRelay(scene) : await calls.rescue(call));
      return {
        scene,
        twiml: async () =>
          fields.CallStatus === 'completed' ? twiml.nothing() : twiml.next(scene, await goOn()),
      };
    }),
  );
  return router;
}

/** Where the relay never began, the announcement has not been said. */
function onWithoutRelay({ remembered: { announcement: say, greeting, language, voice } }: Scene): Next {
  return say === ''
    ? { next: 'listen' }
    : { next: 'converse', say, greeting, language, voice, records: false };
}
