import express, { type RequestHandler, type Router } from 'express';
import { formOf, NotUnderstood } from './asked.js';
import type { CallSteps, StepNeeds } from './call-steps.js';
import { isLineUnknown } from './line-unknown.js';
import { isRecordingSid, voiceFields } from './voice-fields.js';

interface Needs extends Pick<StepNeeds, 'calls' | 'callIdOf' | 'memory'> {
  readonly steps: CallSteps;
  /** Whose a line is; undefined where it is nobody's. */
  readonly tenantOf: (line: string) => Promise<string | undefined>;
  /** Resolves at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Twilio gives up after fifteen seconds. */
const lastTurnMs = 8_000;

/** What Twilio tells of a call without asking: that it is over, and what became of its recording. */
export function createToldWebhooks({ calls, tenantOf, callIdOf, memory, steps, wait }: Needs): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  const told =
    (handle: RequestHandler): RequestHandler =>
    async (request, response, next) => {
      try {
        await handle(request, response, next);
      } catch (error) {
        throw isLineUnknown(error) ? new NotUnderstood(404) : error;
      }
      response.status(204).end();
    };

  /** What was said before the end counts, also where the answer to it is still made: a yes, for example. */
  const lastTurn = async (callRef: string): Promise<void> => {
    if (!memory.knows(callRef)) return;
    const over = new AbortController();
    const answered = memory.of(callRef).answering.catch(() => undefined);
    await Promise.race([answered, wait(lastTurnMs, over.signal)]);
    over.abort();
  };

  const status: RequestHandler = async (request) => {
    const { CallSid, CallStatus, CallDuration, To } = formOf(request, voiceFields.status);
    if (!over.has(CallStatus)) return;
    const tenant = await tenantOf(To);
    if (tenant === undefined) throw new NotUnderstood(404);
    await lastTurn(CallSid);
    // Twilio does not say who hung up: we know of ourselves, and of the caller as long as the call was ours.
    const by = !memory.knows(CallSid) ? 'unknown' : memory.of(CallSid).isHungUp ? 'desk' : 'caller';
    await calls.ended({ tenant, callId: callIdOf(CallSid), by, seconds: CallDuration });
  };
  router.post('/status', told(status));

  const recording: RequestHandler = async (request) => {
    const { CallSid, RecordingStatus, RecordingSid } = formOf(request, voiceFields.recording);
    const call = steps.callIn(request, CallSid);
    if (RecordingStatus === 'absent' || RecordingStatus === 'failed') {
      await calls.recordingLost({ ...call, reason: RecordingStatus });
      return;
    }
    if (!isRecordingSid(RecordingSid)) throw new NotUnderstood(400);
    if (RecordingStatus === 'in-progress')
      await calls.recordingStarted({ ...call, recordingRef: RecordingSid });
    if (RecordingStatus === 'completed') await calls.recordingReady({ ...call, recordingRef: RecordingSid });
  };
  router.post('/recording/:tenant/:call', told(recording));
  return router;
}

const over: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);
