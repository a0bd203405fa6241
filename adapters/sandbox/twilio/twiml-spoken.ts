import { sentencesOf } from './call-speech.js';
import type { Runner } from './twiml-program.js';

const timesMax = 50;
/** Nobody downloads what is played: it lasts as long as a short jingle. */
const playedMs = 2_000;

const times = (loop = '1'): number => (loop === '0' ? timesMax : Math.min(Number(loop), timesMax));

export const say: Runner = async ({ text, attributes }, { leg, signal }) => {
  leg.answer();
  const { voice = 'man', language = 'en-US', loop } = attributes;
  for (let turn = 0; turn < times(loop) && !signal.aborted; turn += 1) {
    for (const sentence of sentencesOf(text)) {
      await leg.line.speak({ text: sentence, voice, language }, signal);
    }
  }
  return undefined;
};

export const play: Runner = async ({ text, attributes }, { leg, signal }) => {
  leg.answer();
  for (let turn = 0; turn < times(attributes['loop']) && !signal.aborted; turn += 1) {
    leg.line.tell({ type: 'tone', sound: attributes['digits'] ?? text });
    await leg.line.clock.wait(playedMs, signal);
  }
  return undefined;
};

export const pause: Runner = async ({ attributes }, { leg, signal }) => {
  leg.answer();
  await leg.line.clock.wait(Number(attributes['length'] ?? '1') * 1_000, signal);
  return undefined;
};

export const redirect: Runner = ({ text, attributes }, { base }) =>
  Promise.resolve({ to: 'url', url: new URL(attributes['url'] ?? text, base).href, params: {} });

export const hangup: Runner = () => Promise.resolve({ to: 'end', how: 'hung-up' });

/** Ends a call that was never picked up. */
export const reject: Runner = ({ attributes }) =>
  Promise.resolve({ to: 'end', how: attributes['reason'] === 'busy' ? 'busy' : 'no-answer' });
