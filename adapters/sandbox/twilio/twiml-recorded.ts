import type { CallRecordings, RecordingWish } from './call-recordings.js';
import { TwimlFault, type Verb } from './twiml-document.js';
import { actionOf, type Next, type Runner, type Stage } from './twiml-program.js';

const callbackOf = ({ attributes }: Verb, { base }: Stage): string | undefined => {
  const url = attributes['recordingStatusCallback'];
  return url === undefined ? undefined : new URL(url, base).href;
};

const eventsOf = ({ attributes }: Verb): readonly string[] =>
  (attributes['recordingStatusCallbackEvent'] ?? 'completed').split(/\s+/u);

/** `<Start><Recording>`: both sides from here to the end of the call, whatever follows. */
export const startWith =
  (recordings: CallRecordings): Runner =>
  async (verb, stage) => {
    stage.leg.answer();
    for (const noun of verb.children) {
      if (noun.name !== 'Recording')
        throw new TwimlFault(12200, `Schema validation: no ${noun.name} in Start`);
      const { channels = 'dual', track = 'both', trim = 'trim-silence' } = noun.attributes;
      await recordings.start({
        source: 'StartCallRecordingTwiML',
        channels: channels === 'mono' ? 1 : 2,
        track: track === 'inbound' || track === 'outbound' ? track : 'both',
        trims: trim !== 'do-not-trim',
        callback: callbackOf(noun, stage),
        events: eventsOf(noun),
      });
    }
    return undefined;
  };

/** `<Stop><Recording>`: ends the newest one. */
export const stopWith =
  (recordings: CallRecordings): Runner =>
  async (verb) => {
    if (verb.children.some(({ name }) => name !== 'Recording')) {
      throw new TwimlFault(12200, 'Schema validation: Stop holds Recording only');
    }
    await recordings.change('Twilio.CURRENT', { status: 'stopped', pauseBehavior: 'silence' });
    return undefined;
  };

/**
 * `<Record>`: a message after a tone, until a key, a silence, the longest time or the end of the call. Who says nothing at all has
 * left none, and the next verb follows.
 */
export const recordWith =
  (recordings: CallRecordings, urlOf: (recordingSid: string) => string): Runner =>
  async (verb, stage) => {
    const { leg, signal } = stage;
    leg.answer();
    if (verb.attributes['playBeep'] !== 'false') leg.line.tell({ type: 'tone', sound: 'beep' });
    const wish: RecordingWish = {
      source: 'RecordVerb',
      channels: 1,
      track: 'inbound',
      trims: verb.attributes['trim'] !== 'do-not-trim',
      callback: callbackOf(verb, stage),
      events: eventsOf(verb),
    };
    const { sid } = await recordings.start(wish);
    const { hasSpoken, key } = await message(verb, stage);
    const durationMs = await recordings.finish(sid);
    const digits = leg.line.gone.aborted ? 'hangup' : key;
    if (!hasSpoken || (signal.aborted && !leg.line.gone.aborted)) return undefined;
    const left = {
      RecordingSid: sid,
      RecordingUrl: urlOf(sid),
      RecordingDuration: String(Math.round(durationMs / 1_000)),
      ...(digits === '' ? {} : { Digits: digits }),
    };
    const next = actionOf(verb, stage, left);
    if (leg.line.gone.aborted) tellAfterwards(stage, next);
    return next;
  };

/** Nobody is left to hear what the product answers. */
const tellAfterwards = ({ leg }: Stage, next: Next): void => {
  if (next.to === 'url') leg.tellProduct(next.url, { ...leg.params(), ...next.params });
};

async function message(
  { attributes }: Verb,
  { leg, signal }: Stage,
): Promise<{ readonly hasSpoken: boolean; readonly key: string }> {
  const { finishOnKey = '1234567890*#', timeout = '5', maxLength = '3600' } = attributes;
  const { line } = leg;
  const endsAt = line.clock.now() + Number(maxLength) * 1_000;
  const caller = { hasSpoken: false, isSpeaking: false, key: '' };
  let stirred = new AbortController();
  const stir = (change: Partial<typeof caller>): void => {
    Object.assign(caller, change);
    stirred.abort();
    stirred = new AbortController();
  };
  const stop = line.listen({
    speechBegan: () => {
      stir({ hasSpoken: true, isSpeaking: true });
    },
    speechHeard: () => {
      stir({ isSpeaking: false });
    },
    pressed: (digit) => {
      stir(finishOnKey.includes(digit) ? { key: digit } : {});
    },
  });
  line.tell({ type: 'listening', to: 'record' });
  while (caller.key === '' && !signal.aborted && line.clock.now() < endsAt) {
    const until = stirred.signal;
    const silence = caller.isSpeaking ? Infinity : Number(timeout) * 1_000;
    await line.clock.wait(Math.min(silence, endsAt - line.clock.now()), AbortSignal.any([signal, until]));
    if (!until.aborted) break;
  }
  stop();
  return caller;
}
