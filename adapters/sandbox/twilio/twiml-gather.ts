import type { Line } from './call-line.js';
import type { Verb } from './twiml-document.js';
import { TwimlFault } from './twiml-document.js';
import { actionOf, type Runner, type Stage } from './twiml-program.js';
import { pause, play, say } from './twiml-spoken.js';

type Input = Readonly<Record<string, string>>;

const prompts: Readonly<Record<string, Runner>> = { Say: say, Play: play, Pause: pause };

/** Asks, listens, and posts what it heard; what is nested is cut by the caller. */
export const gather: Runner = async (verb, stage) => {
  stage.leg.answer();
  const input = await gathered(verb, stage);
  if (stage.signal.aborted) return undefined;
  if (input !== undefined) return actionOf(verb, stage, input);
  return verb.attributes['actionOnEmptyResult'] === 'true'
    ? actionOf(verb, stage, takes(verb, 'speech') ? { SpeechResult: '', Confidence: '0.0' } : { Digits: '' })
    : undefined;
};

const takes = ({ attributes }: Verb, kind: 'speech' | 'dtmf'): boolean =>
  (attributes['input'] ?? 'dtmf').split(/\s+/u).includes(kind);

async function gathered(verb: Verb, stage: Stage): Promise<Input | undefined> {
  const cut = new AbortController();
  const listening = listenFor(verb, stage, cut);
  const asking = AbortSignal.any([stage.signal, cut.signal]);
  try {
    for (const prompt of verb.children) {
      const runner = prompts[prompt.name];
      if (runner === undefined) throw new TwimlFault(12200, `Schema validation: no ${prompt.name} in Gather`);
      if (!asking.aborted) await runner(prompt, { ...stage, signal: asking });
    }
    stage.leg.line.tell({ type: 'listening', to: 'gather' });
    return await listening.result();
  } finally {
    listening.stop();
  }
}

const confidence = '0.92';

function listenFor(verb: Verb, { leg, signal }: Stage, cut: AbortController) {
  const { timeout = '5', finishOnKey = '#', numDigits = '', bargeIn = 'true' } = verb.attributes;
  const { line } = leg;
  const pressed = takes(verb, 'dtmf');
  const spoken = takes(verb, 'speech');
  let asked = false;
  let digits = '';
  let isSpeaking = false;
  let input: Input | undefined;
  let stirred = new AbortController();
  const stir = (): void => {
    cut.abort();
    stirred.abort();
    stirred = new AbortController();
  };
  const stop = line.listen({
    speechBegan() {
      if (!spoken || (!asked && bargeIn === 'false')) return;
      isSpeaking = true;
      stir();
    },
    speechHeard(text) {
      if (!isSpeaking) return;
      isSpeaking = false;
      input = { SpeechResult: text, Confidence: confidence };
      stir();
    },
    pressed(digit) {
      if (!pressed || input !== undefined) return;
      if (digit !== finishOnKey) digits += digit;
      if (digit === finishOnKey || digits.length === Number(numDigits || 'NaN')) input = { Digits: digits };
      stir();
    },
  });
  return {
    stop,
    async result(): Promise<Input | undefined> {
      asked = true;
      const speakingMaxMs = 3_600_000;
      while (input === undefined && !signal.aborted) {
        const until = stirred.signal;
        const waits = isSpeaking ? speakingMaxMs : Number(timeout) * 1_000;
        await line.clock.wait(waits, AbortSignal.any([signal, until]));
        if (!until.aborted) break;
      }
      return input ?? (digits === '' ? undefined : { Digits: digits });
    },
  } satisfies { stop: ReturnType<Line['listen']>; result: () => Promise<Input | undefined> };
}
