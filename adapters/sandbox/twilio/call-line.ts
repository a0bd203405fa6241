import type { CallEvent } from './call-feed.js';
import { heardAfter, spokenMs } from './call-speech.js';

export interface CallClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Returns early when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Whoever on Twilio's side listens to the person at this end of the line. */
export interface Ear {
  readonly speechBegan: () => void;
  readonly speechHeard: (text: string) => void;
  readonly pressed: (digit: string) => void;
}

/** Somebody spoke, in milliseconds of the clock. */
export interface Sound {
  readonly by: 'caller' | 'desk';
  readonly text: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** What a microphone heard, as `Line.say` took it. */
  readonly samples?: string;
}

export interface Words {
  readonly text: string;
  readonly voice: string;
  readonly language: string;
}

/** One end of a call: what the person there hears and says. */
export interface Line {
  readonly clock: CallClock;
  /** Aborted when the person has hung up or the call is over. */
  readonly gone: AbortSignal;
  readonly tell: (event: CallEvent) => void;
  readonly sounds: readonly Sound[];
  /** Speaks to the person until it is said or the signal cuts it, and returns what was heard. */
  readonly speak: (words: Words, signal: AbortSignal) => Promise<string>;
  /**
   * The person speaks; returns when the words are out. Words said meanwhile wait their turn. With `samples` they have been
   * spoken just now: 16 bits each, 8,000 a second, as base64.
   */
  readonly say: (text: string, samples?: string) => Promise<void>;
  readonly press: (digits: string) => void;
  /** One listens at a time; returns how to stop. */
  readonly listen: (ear: Ear) => () => void;
}

const soundsMax = 20_000;
/** Sixteen minutes of speech; whoever speaks longer is recorded as if without a microphone. */
const samplesMax = 20_000_000;

export function createLine(needs: Pick<Line, 'clock' | 'gone' | 'tell'>): Line {
  const { clock, gone, tell } = needs;
  const sounds: Sound[] = [];
  let ear: Ear | undefined;
  let saying: Promise<void> = Promise.resolve();
  let sampled = 0;

  const keep = (sound: Sound): void => {
    if (sounds.length < soundsMax && sound.toMs > sound.fromMs) sounds.push(sound);
  };

  const isGone = (): boolean => gone.aborted;
  const sayNow = async (text: string, samples?: string): Promise<void> => {
    if (isGone()) return;
    const fromMs = clock.now();
    ear?.speechBegan();
    if (samples !== undefined && sampled + samples.length <= samplesMax) {
      sampled += samples.length;
      keep({ by: 'caller', text, fromMs: fromMs - sampledMs(samples), toMs: fromMs, samples });
    } else {
      await clock.wait(spokenMs(text), gone);
      keep({ by: 'caller', text, fromMs, toMs: clock.now() });
    }
    if (isGone()) return;
    tell({ type: 'said', text });
    ear?.speechHeard(text);
  };

  return {
    ...needs,
    sounds,
    async speak(words, signal) {
      const isCut = (): boolean => signal.aborted;
      if (isCut()) return '';
      const fromMs = clock.now();
      tell({ type: 'speaking', ...words });
      await clock.wait(spokenMs(words.text), signal);
      const whole = !isCut();
      const text = whole ? words.text : heardAfter(words.text, clock.now() - fromMs);
      keep({ by: 'desk', text: words.text, fromMs, toMs: clock.now() });
      tell({ type: 'heard', ...words, text, whole });
      return text;
    },
    say(text, samples) {
      saying = saying.then(() => sayNow(text, samples));
      return saying;
    },
    press(digits) {
      if (gone.aborted) return;
      tell({ type: 'pressed', digits });
      for (const digit of digits) ear?.pressed(digit);
    },
    listen(next) {
      ear = next;
      return () => {
        if (ear === next) ear = undefined;
      };
    },
  };
}

const sampledMs = (samples: string): number => Buffer.byteLength(samples, 'base64') / 16;
