import { Fault } from '../../application/ports/fault.js';
import type { Telephony } from '../../application/ports/telephony.js';
import type { Text, TextReceipt, Texting } from '../../application/ports/texting.js';
import type { Life } from './scheduler.js';
import type { Weather, World } from './world.js';

/** A text that the carrier took, and what becomes of it. */
export interface TakenText {
  readonly text: Text;
  readonly textRef: string;
  /** Milliseconds since 1970, simulated. */
  readonly takenAt: number;
  readonly ending: 'delivered' | 'undelivered' | 'rejected';
}

/** How rough it is between a process and the carrier, beyond what happens everywhere. */
interface CarrierWeather {
  readonly refused: number;
  /** An error of the carrier's, which did not take the text; or which did. */
  readonly errorBefore: number;
  readonly errorAfter: number;
  /** No answer for longer than anybody waits; the text may have been taken. */
  readonly timedOut: number;
  readonly callbackLost: number;
  readonly callbackTwice: number;
  readonly around: Partial<Weather>;
}

const mild: CarrierWeather = {
  ...{ refused: 0, errorBefore: 0, errorAfter: 0, timedOut: 0, callbackLost: 0, callbackTwice: 0 },
  around: {},
};
const timeoutMs = 20_000;
const outageMsMax = 20 * 60_000;
/** A carrier tells whole seconds, by a clock of its own. */
const clockMs = 2_000;

/** Calls, recordings and texts as the phone company has them. It blocks nobody: what protects people has to be the house. */
export function createPhoneCompany(world: World) {
  const { random, scheduler } = world;
  let weather = mild;
  let awayUntil = 0;
  const taken: TakenText[] = [];
  const sound = new Map<string, 'there' | 'removed'>();
  const written = new Map<string, string>();
  let tell = (_taken: TakenText): void => undefined;

  const goesWrong = (kind: Exclude<keyof CarrierWeather, 'around'>): boolean => {
    const isSo = !world.isCalm() && random.chance(weather[kind]);
    if (isSo) world.count(`text ${kind}`);
    return isSo;
  };
  const take = (text: Text): TextReceipt => {
    const textRef = `SM${String(taken.length + 1)}`;
    const ending = random.pick(['delivered', 'delivered', 'delivered', 'undelivered', 'rejected'] as const);
    const one = { text, textRef, takenAt: scheduler.now(), ending };
    scheduler.note(`the carrier takes ${text.attemptId} as ${textRef}`);
    taken.push(one);
    tell(one);
    return { outcome: 'accepted', textRef };
  };
  const isAway = (): boolean => scheduler.now() < awayUntil;

  const textingOf = (life: Life): Texting => ({
    async send(text) {
      const act = async (): Promise<TextReceipt> => {
        if (isAway() || goesWrong('errorBefore')) return { outcome: 'unknown' };
        if (goesWrong('refused')) return { outcome: 'rejected', code: '30001' };
        if (goesWrong('timedOut')) {
          if (random.chance(0.5)) take(text);
          await scheduler.wait(life, timeoutMs);
          return { outcome: 'unknown' };
        }
        const receipt = take(text);
        return goesWrong('errorAfter') ? { outcome: 'unknown' } : receipt;
      };
      // Whatever fails on the way is an outcome: it is not known whether it was taken.
      return world
        .cross(life, `texts ${text.attemptId}`, act, weather.around)
        .catch((): TextReceipt => ({ outcome: 'unknown' }));
    },
    find: ({ from, to, body, since, until, except }) =>
      world
        .cross(life, 'looks for a text', () => {
          if (isAway()) return Promise.reject(new Error('No answer'));
          const found = taken.find(
            ({ text, textRef, takenAt }) =>
              [text.from === from, text.to === to, text.body === body].every(Boolean) &&
              takenAt >= Date.parse(since) - clockMs &&
              (until === null || takenAt < Date.parse(until) - clockMs) &&
              !except.includes(textRef),
          );
          return Promise.resolve(found && { textRef: found.textRef });
        })
        .catch(() => {
          throw new Fault('texting-unavailable', 'The texts cannot be looked up at the moment.');
        }),
    writtenAt: (textRef) =>
      world
        .cross(life, `asks when ${textRef} was written`, () =>
          isAway() ? Promise.reject(new Error('No answer')) : Promise.resolve(written.get(textRef) ?? null),
        )
        .catch(() => {
          throw new Fault('texting-unavailable', 'The texts cannot be looked up at the moment.');
        }),
  });

  const telephonyOf = (life: Life): Telephony => {
    const ask = <Result>(label: string, act: () => Result): Promise<Result> =>
      world
        .cross(life, label, () =>
          isAway() ? Promise.reject(new Error('No answer')) : Promise.resolve(act()),
        )
        .catch(() => {
          throw new Fault('telephony-unavailable', 'The phone company does not answer at the moment.');
        });
    return {
      call: (callRef) => ask(`looks up ${callRef}`, () => undefined),
      startRecording: (_tenant, callRef) => ask(`has ${callRef} recorded`, () => undefined),
      stopRecording: (callRef) => ask(`has ${callRef} recorded no more`, () => undefined),
      recording: (ref) =>
        ask(`fetches ${ref}`, () =>
          sound.get(ref) === 'there' ? { bytes: new Uint8Array(1), durationMs: 1_000 } : undefined,
        ),
      removeRecording: (ref) =>
        ask(`removes ${ref}`, () => {
          sound.set(ref, 'removed');
        }),
    };
  };

  return {
    textingOf,
    telephonyOf,
    taken: taken as readonly TakenText[],
    /** By their ids: what is there of recordings, and what was deleted. */
    sound,
    goesWrong,

    /** Somebody wrote a text; answers the id it has here. To the second, as carriers tell. */
    hears(messageId: string): string {
      const textRef = `SM of ${messageId}`;
      const at = Math.floor(scheduler.now() / 1_000) * 1_000;
      written.set(textRef, new Date(at).toISOString());
      return textRef;
    },

    /** From now on things go wrong, and `told` hears of each text that is taken. */
    open(told: (taken: TakenText) => void): void {
      tell = told;
      const rough = (): number => random.pick([0.05, 0.15, 0.3]);
      const deadly = (): number => random.pick([0.02, 0.1, 0.2]);
      weather = {
        ...{ refused: rough(), errorBefore: rough(), errorAfter: rough(), timedOut: rough() },
        ...{ callbackLost: rough(), callbackTwice: rough() },
        around: { refused: deadly(), replyLost: rough(), killedBefore: deadly(), killedAfter: deadly() },
      };
    },

    /** Nothing of it answers for a while, however calm it is elsewhere. */
    goAway(): void {
      const ms = random.below(outageMsMax);
      scheduler.note(`the phone company is away for ${String(ms)} ms`);
      world.count('text carrier away');
      awayUntil = scheduler.now() + ms;
    },
  };
}
