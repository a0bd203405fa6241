import { createCourier } from './call-courier.js';
import { createCallFeed, type CallFeed, type CallStatus } from './call-feed.js';
import { reach, type Callee, type Forward } from './call-forwarding.js';
import { createCallLeg, type CallLeg } from './call-leg.js';
import { statusParams } from './call-params.js';
import { createCallRecordings, type CallRecordings } from './call-recordings.js';
import type { CallRecord, CallStore } from './call-store.js';
import type { Caller, PhoneCallsNeeds, PlacedCall } from './calls.js';
import type { RecordingStore } from './recording-store.js';
import { callVerbs } from './call-verbs.js';
import { ringMs } from './twiml-dial.js';
import { runProgram, type End, type Next, type Program, type Redirection } from './twiml-program.js';

/** A call under way, with what the REST API may do to it. */
export interface LiveCall extends PlacedCall {
  readonly record: () => CallRecord;
  readonly recordings: CallRecordings;
  readonly redirect: (next: Next) => void;
  /** Ends it from Twilio's side. */
  readonly complete: () => Promise<CallRecord>;
}

interface Needs extends PhoneCallsNeeds {
  readonly calls: CallStore;
  readonly recordings: RecordingStore;
  readonly closed: AbortSignal;
  /** Lets this call come in at another number, once more forwarded than it was. */
  readonly forward: Forward;
}

/** A call that is to begin, either way. */
export interface NewCall extends Pick<Caller, 'recording' | 'callbacks' | 'onWire'> {
  readonly sid: string;
  readonly parties: Parameters<typeof createCallLeg>[1];
  readonly extra?: Readonly<Record<string, string>>;
  readonly first: Next;
  readonly fallback: Next | undefined;
  readonly statusCallback: string | undefined;
  readonly statusEvents?: readonly string[] | undefined;
  /** Of a call to somebody: what they do when it rings. */
  readonly rings?: { readonly callee: Callee; readonly timeoutMs: number };
}

const longestMs = 14_400_000;

/** Lets it ring, and runs what the product answers until the call is over. */
export function beginCall(needs: Needs, call: NewCall): LiveCall {
  const { account, clock, calls, onBug } = needs;
  const feed = createCallFeed(clock);
  const courier = createCourier(account, call.callbacks ?? 'once', (reason) => {
    feed.tell({ type: 'fault', code: 15003, message: `Call progress: callback failed (${reason})` });
  });
  const shared = { account, clock, store: calls, tellProduct: courier.post, onBug };
  const callee = call.rings?.callee;
  const tell: CallFeed['tell'] = (event) => {
    feed.tell(event);
    // Whoever was called and has decided what to press presses it as soon as they are asked.
    if (event.type === 'listening' && callee?.does === 'answer') leg.line.press(callee.presses ?? '');
  };
  const leg: CallLeg = createCallLeg({ ...shared, tell, extra: call.extra ?? {} }, call.parties, call.sid);
  const urlOf = (recordingSid: string): string => `${needs.accountUrl}/Recordings/${recordingSid}`;
  const recordings = createCallRecordings({
    accountSid: account.accountSid,
    callSid: call.sid,
    line: leg.line,
    store: needs.recordings,
    fate: call.recording ?? 'works',
    post: courier.post,
    urlOf,
    closed: needs.closed,
    onBug,
  });
  const redirection = createRedirection();
  const dial = (to: string, from: string, tell: CallFeed['tell']): CallLeg =>
    createCallLeg(
      { ...shared, tell },
      { parentSid: call.sid, direction: 'outbound-dial', from, to, forwardedFrom: null, callerName: null },
    );
  const { callees, forward } = needs;
  const verbs = callVerbs({ recordings, urlOf, callees, forward, dial, onWire: call.onWire });
  const notify = notifier(call, leg);
  const isAnswered = (): boolean => leg.record().answeredAt !== null;

  const conduct = async (): Promise<CallRecord> => {
    await leg.kept();
    feed.tell({ type: 'ringing' });
    void clock.wait(longestMs, leg.line.gone).then(() => leg.end('completed'));
    let status: CallStatus = 'failed';
    try {
      const unanswered = await ring({ call, leg, notify, forward });
      const program: Program = { leg, verbs, fallback: call.fallback, redirection };
      status = unanswered ?? statusAfter(await runProgram(program, call.first));
    } catch (error) {
      feed.tell({ type: 'fault', code: 0, message: 'The double failed' });
      onBug(error);
    }
    const record = await leg.end(status);
    notify('completed');
    await recordings.finishAll();
    await courier.close();
    return record;
  };
  const ended = conduct().then(({ status, durationS }) => ({ status, durationS: durationS ?? 0 }));

  return {
    callSid: call.sid,
    record: leg.record,
    recordings,
    redirect: redirection.to,
    complete: () => leg.end(isAnswered() ? 'completed' : 'canceled'),
    follow: feed.follow,
    say: leg.line.say,
    press: leg.line.press,
    hangUp: () => void leg.end(isAnswered() ? 'completed' : 'no-answer'),
    silence: (ms) => clock.wait(ms, leg.line.gone),
    ended,
  };
}

function createRedirection(): Redirection & { readonly to: (next: Next) => void } {
  let pending: Next | undefined;
  let told = new AbortController();
  return {
    to(next) {
      pending = next;
      told.abort();
    },
    signal: () => told.signal,
    take() {
      const next = pending;
      pending = undefined;
      told = new AbortController();
      return next;
    },
  };
}

const progress = ['initiated', 'ringing', 'answered', 'completed'] as const;
type Progress = (typeof progress)[number];

/** Tells the product how the call gets on, as far as it asked to be told. */
function notifier(call: NewCall, leg: CallLeg): (what: Progress) => void {
  const { statusCallback, statusEvents = ['completed'] } = call;
  return (what) => {
    if (statusCallback === undefined || !statusEvents.includes(what)) return;
    const { updatedAt, durationS } = leg.record();
    const sequence = call.rings === undefined ? 0 : progress.indexOf(what);
    const status = what === 'initiated' ? { CallStatus: 'initiated' } : {};
    leg.tellProduct(statusCallback, {
      ...leg.params(),
      ...statusParams(sequence, updatedAt, durationS),
      ...status,
    });
  };
}

interface Outgoing {
  readonly call: NewCall;
  readonly leg: CallLeg;
  readonly notify: (what: Progress) => void;
  readonly forward: Forward;
}

/** Of a call to somebody: rings until they pick up; otherwise says why they did not. */
async function ring({ call, leg, notify, forward }: Outgoing): Promise<CallStatus | undefined> {
  if (call.rings === undefined) return undefined;
  const { timeoutMs } = call.rings;
  const { clock, gone } = leg.line;
  notify('initiated');
  notify('ringing');
  const ringing = {
    line: leg.line,
    forward,
    from: call.parties.from,
    number: call.parties.to,
    timeoutMs,
    signal: gone,
  };
  const callee = await reach(call.rings.callee, ringing);
  if (callee.does === 'busy' || callee.does === 'failed') return callee.does;
  const untilAnswerMs = callee.does === 'answer' ? callee.afterRings * ringMs : Infinity;
  await clock.wait(Math.min(untilAnswerMs, timeoutMs), gone);
  if (gone.aborted || untilAnswerMs > timeoutMs) return 'no-answer';
  if (callee.does === 'answer') gone.addEventListener('abort', () => callee.behind?.hangUp());
  leg.answer();
  notify('answered');
  return undefined;
}

const statusAfter = ({ how }: End): CallStatus => (how === 'over' || how === 'hung-up' ? 'completed' : how);
