import type { CallLeg } from './call-leg.js';
import type { CallEvent, CallStatus } from './call-feed.js';
import { joined, reach, type Callees, type Forward, type Reached } from './call-forwarding.js';
import { TwimlFault, type Verb } from './twiml-document.js';
import { gather } from './twiml-gather.js';
import { actionOf, runProgram, type Runner, type Stage } from './twiml-program.js';
import { hangup, pause, play, redirect, say } from './twiml-spoken.js';

export interface DialNeeds {
  readonly callees: Callees;
  readonly forward: Forward;
  /** A leg to somebody who is dialled, with the call it belongs to as its parent. */
  readonly dial: (to: string, from: string, tell: (event: CallEvent) => void) => CallLeg;
}

export const ringMs = 6_000;
const longestMs = 14_400_000;
const numbersMax = 10;
/** What may be run for the called party before they are connected. */
const whisperVerbs = {
  Say: say,
  Play: play,
  Pause: pause,
  Gather: gather,
  Redirect: redirect,
  Hangup: hangup,
};

/**
 * `<Dial>`: rings all its numbers; who picks up first hears the whisper of its `<Number url>` and is connected. The action is asked
 * how the call goes on once they are gone, or when nobody came.
 */
export const dialWith =
  (needs: DialNeeds): Runner =>
  async (verb, stage) => {
    const { leg } = stage;
    if (verb.attributes['answerOnBridge'] !== 'true') leg.answer();
    const dialled = await dial(needs, verb, stage);
    if (verb.attributes['action'] === undefined) return undefined;
    const next = actionOf(verb, stage, dialled);
    if (leg.line.gone.aborted && next.to === 'url')
      leg.tellProduct(next.url, { ...leg.params(), ...next.params });
    return next;
  };

interface Ringing {
  readonly noun: Verb;
  readonly number: string;
  readonly callee: Reached;
  readonly leg: CallLeg;
}

async function dial(needs: DialNeeds, verb: Verb, stage: Stage): Promise<Readonly<Record<string, string>>> {
  const { line, params } = stage.leg;
  const { callerId, timeout = '30', timeLimit = '14400' } = verb.attributes;
  const timeoutMs = Math.min(Number(timeout), 600) * 1_000;
  const dialling: Dialling = { from: callerId ?? params()['From'] ?? '', timeoutMs, stage };
  const startedAt = line.clock.now();
  const ringing = await Promise.all(numbersOf(verb).map((noun) => ring(needs, noun, dialling)));
  const first = firstToAnswer(ringing, timeoutMs);
  const waits = first?.rings ?? unansweredMs(ringing, timeoutMs);
  await line.clock.wait(Math.max(0, waits - (line.clock.now() - startedAt)), stage.signal);
  const limitMs = Math.min(Number(timeLimit) * 1_000, longestMs);
  const bridgedMs =
    first === undefined || stage.signal.aborted ? undefined : await connectTo(first.one, stage, limitMs);
  const bridged = bridgedMs === undefined ? undefined : first?.one;
  await endAll(ringing, bridged, stage);
  return paramsOf(first?.one ?? ringing[0], bridgedMs);
}

async function endAll(
  ringing: readonly Ringing[],
  bridged: Ringing | undefined,
  { leg, signal }: Stage,
): Promise<void> {
  for (const one of ringing) {
    const status = one === bridged ? 'completed' : statusOf(one, signal);
    if (one.callee.does === 'answer') one.callee.behind?.hangUp();
    await one.leg.end(status);
    leg.line.tell({ type: 'dialled', number: one.number, status });
  }
}

const paramsOf = (
  shown: Ringing | undefined,
  bridgedMs: number | undefined,
): Readonly<Record<string, string>> => ({
  DialCallStatus: shown?.leg.record().status ?? 'failed',
  DialCallSid: shown?.leg.callSid ?? '',
  DialBridged: String(bridgedMs !== undefined),
  ...(bridgedMs === undefined ? {} : { DialCallDuration: String(Math.round(bridgedMs / 1_000)) }),
});

const numbersOf = ({ text, children }: Verb): readonly Verb[] => {
  const other = children.find(({ name }) => name !== 'Number');
  if (other !== undefined) throw new TwimlFault(12200, `This double dials Number only, not ${other.name}`);
  const plain: readonly Verb[] = text === '' ? [] : [{ name: 'Number', attributes: {}, children: [], text }];
  const all = [...plain, ...children];
  if (all.length === 0 || all.length > numbersMax) throw new TwimlFault(13223, 'Dial: invalid phone number');
  return all;
};

interface Dialling {
  readonly from: string;
  readonly timeoutMs: number;
  readonly stage: Stage;
}

async function ring({ callees, dial, forward }: DialNeeds, noun: Verb, dialling: Dialling): Promise<Ringing> {
  const { from, timeoutMs, stage } = dialling;
  const { line } = stage.leg;
  const number = noun.text;
  line.tell({ type: 'dialling', number });
  const ringing = { line, forward, from, number, timeoutMs, signal: stage.signal };
  const callee = await reach(await callees(number), ringing);
  const leg: CallLeg = dial(number, from, (event) => {
    // The caller's handset shows what the called party hears as a whisper.
    if (event.type === 'speaking') line.tell({ type: 'whispered', number, text: event.text });
    if (event.type === 'listening' && callee.does === 'answer') leg.line.press(callee.presses ?? '');
  });
  return { noun, number, callee, leg };
}

function firstToAnswer(
  ringing: readonly Ringing[],
  timeoutMs: number,
): { readonly one: Ringing; readonly rings: number } | undefined {
  return ringing
    .flatMap((one) => (one.callee.does === 'answer' ? [{ one, rings: one.callee.afterRings * ringMs }] : []))
    .filter(({ rings }) => rings <= timeoutMs)
    .sort((one, other) => one.rings - other.rings)[0];
}

const rings = ({ callee }: Ringing): boolean => callee.does === 'answer' || callee.does === 'no-answer';

const unansweredMs = (ringing: readonly Ringing[], timeoutMs: number): number =>
  ringing.some(rings) ? timeoutMs : ringMs / 2;

/** What became of a leg that was never connected. */
const statusOf = (one: Ringing, signal: AbortSignal): CallStatus =>
  one.callee.does === 'busy' || one.callee.does === 'failed'
    ? one.callee.does
    : signal.aborted
      ? 'canceled'
      : 'no-answer';

/** How long the two were connected; undefined when the called party turned the call down in the whisper. */
async function connectTo(
  { noun, number, callee, leg }: Ringing,
  stage: Stage,
  limitMs: number,
): Promise<number | undefined> {
  if (callee.does !== 'answer') return undefined;
  leg.answer();
  const { signal } = stage;
  const { line } = stage.leg;
  const url = noun.attributes['url'];
  if (url !== undefined && !(await accepts(leg, new URL(url, stage.base).href, signal))) return undefined;
  stage.leg.answer();
  line.tell({ type: 'bridged', number });
  const from = line.clock.now();
  const { says, staysMs = limitMs, behind } = callee;
  if (says !== undefined) await line.speak({ text: says, voice: number, language: 'en-US' }, signal);
  const other = behind === undefined ? undefined : joined(line, behind);
  const until = other === undefined ? signal : AbortSignal.any([signal, other.gone]);
  await line.clock.wait(Math.max(0, Math.min(staysMs, limitMs) - (line.clock.now() - from)), until);
  other?.part();
  return line.clock.now() - from;
}

/** Runs the whisper on the called party's leg; true when it ended without hanging up. */
async function accepts(leg: CallLeg, url: string, signal: AbortSignal): Promise<boolean> {
  const cancel = (): void => {
    void leg.end('canceled');
  };
  signal.addEventListener('abort', cancel, { once: true });
  const end = await runProgram({ leg, verbs: whisperVerbs }, { to: 'url', url, params: {} });
  signal.removeEventListener('abort', cancel);
  return end.how === 'over' && !signal.aborted;
}
