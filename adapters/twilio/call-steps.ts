import type { Request, RequestHandler } from 'express';
import type { CallOf, Calls } from '../../application/call/calls.js';
import { idIn, NotUnderstood } from './asked.js';
import type { CallMemory } from './call-memory.js';
import { numberOf } from './caller.js';
import { isLineUnknown } from './line-unknown.js';
import type { Ears } from './notice.js';
import type { Scene, Twiml } from './twiml.js';

export interface StepNeeds extends Ears {
  readonly calls: Calls;
  readonly callIdOf: (callRef: string) => string;
  readonly memory: CallMemory;
  readonly twiml: Twiml;
}

interface Asked {
  readonly CallSid: string;
  readonly From: string;
  readonly To: string;
}

/** What every step of a call has in common: whose it is, and who takes it when the step fails. */
export interface CallSteps {
  /** The call of a path. Raises `NotUnderstood` where the signed request is about another one. */
  callIn(request: Request, callRef: string): CallOf;
  sceneOf(call: CallOf, asked: Asked): Scene;
  /** Where the call goes on when the assistant cannot. */
  rescued(scene: Scene): Promise<string>;
  /** Sends the TwiML of a step; where that fails, that of the rescue. */
  step(
    answer: (request: Request) => { readonly scene: Scene; readonly twiml: () => Promise<string> },
  ): RequestHandler;
}

export function createCallSteps({ calls, callIdOf, memory, twiml, onNotice, onError }: StepNeeds): CallSteps {
  const rescued = async (scene: Scene): Promise<string> => twiml.next(scene, await calls.rescue(scene.call));
  const orRescued = async (scene: Scene, answer: () => Promise<string>): Promise<string> => {
    try {
      return await answer();
    } catch (error) {
      if (isLineUnknown(error)) throw new NotUnderstood(404);
      onError(error);
      return rescued(scene);
    }
  };
  return {
    callIn(request, callRef) {
      const call = { tenant: idIn(request, 'tenant'), callId: idIn(request, 'call') };
      if (call.callId === callIdOf(callRef)) return call;
      // Signed, and about another call than its path names: nothing of ours was answered with this address.
      onNotice('webhook-of-another-call');
      throw new NotUnderstood(403);
    },
    sceneOf: (call, { CallSid, From, To }) => ({
      ...{ call, callRef: CallSid, remembered: memory.of(CallSid) },
      callerIdInstead: numberOf(From) === null && numberOf(To) !== null ? To : undefined,
    }),
    rescued,
    step: (answer) => async (request, response) => {
      const { scene, twiml: next } = answer(request);
      response.type('text/xml').send(await orRescued(scene, next));
    },
  };
}
