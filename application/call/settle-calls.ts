import type { Call, CallEvent } from '../../domain/call/call.js';
import type { Policy } from '../handling/follow.js';
import type { CallStanding, Telephony } from '../ports/telephony.js';
import type { CallOf, Calls } from './calls.js';
import type { CallNeeds, HandleCall } from './needs.js';

interface Needs {
  readonly handleCall: HandleCall;
  readonly calls: Pick<Calls, 'ended' | 'recordingReady' | 'recordingLost'>;
  readonly telephony: Pick<Telephony, 'call'>;
  readonly wait: CallNeeds['wait'];
}

/** Whoever has hung up by then needs no asking. */
const firstMs = 30_000;
const againMs = 60_000;
/** Longer than the phone company lets a call last. */
const asksMax = 5 * 60;
/** More than are held at once. */
const concurrency = 500;

/**
 * The phone company tells of the end of a call once, and of its recording too: where nobody listened at that moment, it is asked. So
 * no call is under way for ever, and no sound is left with others.
 */
export const settleCalls = ({ handleCall, calls, telephony, wait }: Needs): Policy<CallEvent> => ({
  name: 'settle-calls',
  filter: { categories: ['call'], types: ['CallRang'] },
  afterMs: firstMs,
  concurrency,
  async when({ envelope: { tenant }, event }, signal) {
    if (event.type !== 'CallRang') return;
    const { callId, callRef } = event.data;
    const of = { tenant, callId };
    let emptyCount = 0;
    for (let asks = 0; asks < asksMax && !signal.aborted; asks += 1) {
      const { state } = await handleCall.load(tenant, callId);
      if (isSettled(state)) return;
      // Where it does not answer, it is asked again.
      const known = await telephony.call(callRef).catch(() => 'unanswered' as const);
      if (known !== 'unanswered' && known?.isOver !== false) {
        if (isRecordingDue(state) && isEmpty(known)) emptyCount += 1;
        // What has just ended may not be listed yet.
        await takeDown(calls, of, { state, known, isLost: emptyCount > 1 });
      }
      await wait(againMs, signal);
    }
    if (signal.aborted) return;
    const { state } = await handleCall.load(tenant, callId);
    if (!isSettled(state)) await takeDown(calls, of, { state, known: undefined, isLost: true });
  },
});

const isRecordingDue = (call: Call): boolean =>
  call.status !== 'unstarted' &&
  call.completedRefs.length === 0 &&
  (call.recording.status === 'awaited' || call.recording.status === 'started');

const isSettled = (call: Call): boolean =>
  call.status === 'unstarted' || (call.status === 'ended' && !isRecordingDue(call));

const isEmpty = (known: CallStanding | undefined): boolean =>
  known === undefined || (known.recordingRefs.length === 0 && !known.isRecordingUnderWay);

interface Found {
  readonly state: Call;
  readonly known: CallStanding | undefined;
  readonly isLost: boolean;
}

async function takeDown(calls: Needs['calls'], of: CallOf, { state, known, isLost }: Found): Promise<void> {
  if (state.status === 'live') await calls.ended({ ...of, by: 'unknown', seconds: known?.seconds ?? 0 });
  if (!isRecordingDue(state)) return;
  for (const recordingRef of known?.recordingRefs ?? []) await calls.recordingReady({ ...of, recordingRef });
  if (isLost) await calls.recordingLost({ ...of, reason: 'absent' });
}
