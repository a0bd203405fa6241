import type { Line, Sound } from './call-line.js';
import type { Span } from './recording-span.js';
import { recorded } from './recording-span.js';
import type { Recording, RecordingStore } from './recording-store.js';
import type { RecordedSound } from './recording-wav.js';
import { freshSid } from './sid.js';

/** What becomes of the recordings of a call; `late` ones say so half a minute late and are there a minute after the call. */
export type RecordingFate = 'works' | 'absent' | 'failed' | 'late';

export interface RecordingWish {
  readonly source: string;
  readonly channels: 1 | 2;
  readonly track: 'inbound' | 'outbound' | 'both';
  readonly trims: boolean;
  readonly callback?: string | undefined;
  readonly events: readonly string[];
}

export interface CallRecordings {
  readonly start: (wish: RecordingWish) => Promise<Recording>;
  /** Undefined when this call has no such recording under way. */
  readonly change: (sid: string, change: RecordingChange) => Promise<Recording | undefined>;
  /** Ends one, and says how long it became. */
  readonly finish: (sid: string) => Promise<number>;
  readonly finishAll: () => Promise<void>;
}

export interface RecordingChange {
  readonly status: 'in-progress' | 'paused' | 'stopped';
  readonly pauseBehavior: 'skip' | 'silence';
}

interface Needs {
  readonly accountSid: string;
  readonly callSid: string;
  readonly line: Line;
  readonly store: RecordingStore;
  readonly fate: RecordingFate;
  readonly post: (url: string, params: Readonly<Record<string, string>>) => void;
  readonly urlOf: (recordingSid: string) => string;
  /** Aborted when nobody waits any more for what comes late. */
  readonly closed: AbortSignal;
  /** Hears when one could not be kept. */
  readonly onBug: (error: unknown) => void;
}

interface Running {
  recording: Recording;
  readonly wish: RecordingWish;
  pauses: Span['pauses'];
}

const lateToBeginMs = 30_000;
const lateToFinishMs = 60_000;
const atOnce = 4;
/** Error codes of recordings: too short or silent, and what failed on Twilio's side. */
const errorCodes = { absent: 16102, failed: 16100 };

export function createCallRecordings(needs: Needs): CallRecordings {
  const { line, store, fate } = needs;
  const { clock } = line;
  const running = new Map<string, Running>();
  const stopping: Promise<unknown>[] = [];

  const tellProduct = ({ recording, wish }: Running): void => {
    const { status } = recording;
    const isAsked = wish.events.includes(status === 'failed' ? 'completed' : status);
    if (wish.callback !== undefined && isAsked) needs.post(wish.callback, params(needs, recording));
  };
  const turn = async (
    one: Running,
    change: Partial<Recording> & Pick<Recording, 'status'>,
    sounds: readonly RecordedSound[] = [],
  ): Promise<Recording> => {
    one.recording = { ...one.recording, ...change, updatedAt: new Date(clock.now()) };
    await store.save(one.recording, sounds);
    line.tell({ type: 'recording', recordingSid: one.recording.sid, status: change.status });
    return one.recording;
  };

  /** Once only: whoever ends it takes it out of those that run. */
  const finish = async (one: Running, kept: ReturnType<typeof recorded>): Promise<number> => {
    if (fate === 'late') {
      await turn(one, { status: 'processing' });
      await clock.wait(lateToFinishMs, needs.closed);
    }
    if (fate === 'absent' || fate === 'failed') {
      await turn(one, { status: fate, durationMs: 0, errorCode: errorCodes[fate] });
    } else await turn(one, { status: 'completed', durationMs: kept.durationMs }, kept.sounds);
    tellProduct(one);
    return one.recording.durationMs ?? 0;
  };
  const end = (one: Running): ReturnType<typeof recorded> => {
    running.delete(one.recording.sid);
    return recorded(line.sounds, spanOf(one, clock.now()));
  };

  return {
    async start(wish) {
      if (running.size >= atOnce) throw new RangeError(`A call has at most ${String(atOnce)} recordings`);
      const one: Running = { recording: begun(needs, wish), wish, pauses: [] };
      running.set(one.recording.sid, one);
      await turn(one, { status: 'in-progress' });
      if (fate === 'late') void tellLate(one, line, tellProduct);
      else if (fate !== 'absent') tellProduct(one);
      return one.recording;
    },
    async change(sid, { status, pauseBehavior: behavior }) {
      const one = sid === 'Twilio.CURRENT' ? [...running.values()].at(-1) : running.get(sid);
      if (one === undefined) return undefined;
      const now = clock.now();
      one.pauses = resumed(one.pauses, now);
      if (status === 'paused') one.pauses = [...one.pauses, { fromMs: now, toMs: Infinity, behavior }];
      if (status !== 'stopped') return turn(one, { status });
      const kept = end(one);
      const stopped = turn(one, { status });
      // The answer does not wait for what comes after it; the end of the call does.
      stopping.push(stopped.then(() => finish(one, kept)).catch(needs.onBug));
      return stopped;
    },
    finish: async (sid) => {
      const one = running.get(sid);
      return one === undefined ? 0 : finish(one, end(one));
    },
    finishAll: async () => {
      const ending = [...running.values()].map((one) => finish(one, end(one)).catch(needs.onBug));
      await Promise.all([...ending, ...stopping]);
    },
  };
}

async function tellLate(one: Running, { clock, gone }: Line, tell: (one: Running) => void): Promise<void> {
  await clock.wait(lateToBeginMs, gone);
  if (!gone.aborted) tell(one);
}

const begun = (
  { accountSid, callSid, line }: Needs,
  { source, track, channels }: RecordingWish,
): Recording => {
  const now = new Date(line.clock.now());
  return {
    sid: freshSid('RE'),
    callSid,
    accountSid,
    status: 'in-progress',
    source,
    track,
    channels,
    startedAt: now,
    updatedAt: now,
    durationMs: null,
    errorCode: null,
  };
};

const resumed = (pauses: Span['pauses'], now: number): Span['pauses'] =>
  pauses.map((pause) => ({ ...pause, toMs: Math.min(pause.toMs, now) }));

const speakers: Readonly<Record<RecordingWish['track'], Sound['by'] | undefined>> = {
  inbound: 'caller',
  outbound: 'desk',
  both: undefined,
};

const spanOf = ({ recording, wish, pauses }: Running, now: number): Span => ({
  fromMs: recording.startedAt.getTime(),
  toMs: now,
  pauses: resumed(pauses, now),
  by: speakers[wish.track],
  trims: wish.trims,
});

const params = ({ accountSid, callSid, urlOf }: Needs, one: Recording): Readonly<Record<string, string>> => ({
  AccountSid: accountSid,
  CallSid: callSid,
  RecordingSid: one.sid,
  RecordingUrl: urlOf(one.sid),
  RecordingStatus: one.status,
  RecordingChannels: String(one.channels),
  RecordingTrack: one.track,
  RecordingSource: one.source,
  RecordingStartTime: one.startedAt.toUTCString(),
  ...(one.durationMs === null ? {} : { RecordingDuration: String(Math.round(one.durationMs / 1_000)) }),
  ErrorCode: String(one.errorCode ?? 0),
});
