import type { CallOf, Calls, Next, Speak, Turn } from '../../application/call/calls.js';
import type { Remembered } from './call-memory.js';
import { handOff } from './handoff.js';
import type { Ears } from './notice.js';
import { createPlaying } from './playing.js';
import type { SpokenFrame } from './relay-frames.js';
import { createReplies } from './replies.js';
import { regionOf } from './voices.js';
import { createWaiting, type Said } from './waiting.js';

export interface SessionNeeds extends Ears {
  readonly calls: Calls;
  readonly call: CallOf;
  /** The same for no other session of the call. */
  readonly sessionId: string;
  readonly remembered: Remembered;
  readonly send: (frame: SpokenFrame) => void;
  readonly newId: () => string;
  /** Milliseconds. */
  readonly now: () => number;
  /** Resolves at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** One conversation through the relay: one turn after the other, and what the caller says meanwhile cuts the reply under way. */
export interface RelaySession {
  hear(words: string): void;
  press(digit: string): void;
  /** The caller spoke over what is played; `heard`: as far as that was. */
  interrupt(heard: string): void;
  /** The caller is speaking. */
  stir(): void;
  /** Ends the session; what comes then is asked for by Twilio. */
  end(next: Next): void;
  /** Nothing can be said any more; what was heard is still taken down. */
  close(): void;
}

const silenceMs = 8_000;
/** What is being said is let finish before another takes the call. */
const lastWordsMsMax = 20_000;

export function createRelaySession(needs: SessionNeeds): RelaySession {
  const { calls, call, remembered, send, now, onError } = needs;
  const waiting = createWaiting();
  const playing = createPlaying(now);
  const replies = createReplies(needs);
  let state: 'open' | 'ending' | 'closed' = 'open';
  let turnCount = 0;
  let isAnswering = false;
  let silence = new AbortController();
  let lastWords = new AbortController();

  const isOpen = (): boolean => state === 'open';
  const say = (words: string, isInterruptible = true): void => {
    playing.add(words);
    send({
      type: 'text',
      token: `${words} `,
      last: false,
      ...(!isInterruptible && { interruptible: false }),
    });
  };

  const speakIn = (language: string): void => {
    if (language === remembered.language) return;
    remembered.language = language;
    send({ type: 'language', ttsLanguage: language, transcriptionLanguage: language });
  };

  const awaitSilence = (): void => {
    silence.abort();
    if (!isOpen() || isAnswering || waiting.count() > 0) return;
    const { signal } = (silence = new AbortController());
    void needs.wait(playing.leftMs() + silenceMs, signal).then(() => {
      if (!signal.aborted && isOpen()) take({ is: 'silence' });
    });
  };

  const ask = (said: Said, turnId: string, speak: Speak): Promise<Turn> => {
    if (said.is === 'words') return calls.hear({ ...call, turnId, words: said.words }, speak);
    if (said.is === 'key') return calls.press({ ...call, turnId, digit: said.digit }, speak);
    return calls.silence({ ...call, turnId }, speak);
  };

  const answer = async (said: Said): Promise<void> => {
    const reply = replies.begin(waiting.count() > 0);
    await replies.told();
    turnCount += 1;
    const { next, replyId } = await ask(
      said,
      `${needs.sessionId}-${String(turnCount)}`,
      (clause, language) => {
        if (!isOpen() || !replies.says(reply, clause)) return;
        if (language !== undefined) speakIn(regionOf(language, remembered.language));
        say(clause);
      },
    );
    replies.made(reply, replyId);
    if (isOpen() && !reply.isCut && reply.said.length > 0) send({ type: 'text', token: '', last: true });
    if (isOpen()) follow(next);
  };

  const follow = (next: Next): void => {
    if (next.next === 'listen') return;
    if (next.next !== 'converse' || next.records) {
      end(next);
      return;
    }
    speakIn(next.language);
    if (next.say === '') return;
    say(next.say, false);
    if (next.greeting !== '') say(next.greeting);
    send({ type: 'text', token: '', last: true });
  };

  const run = async (): Promise<void> => {
    isAnswering = true;
    // Once the call goes to somebody else, what still waits is theirs to hear.
    for (let said = waiting.next(); said !== undefined && state !== 'ending'; said = waiting.next()) {
      await answer(said).catch(rescue);
    }
    isAnswering = false;
    awaitSilence();
  };
  const rescue = async (error: unknown): Promise<void> => {
    onError(error);
    if (!isOpen()) return;
    const next = await calls.rescue(call).catch((second: unknown) => {
      onError(second);
      return undefined;
    });
    // Without one, Twilio asks what is next, and it is tried once more.
    end(next);
  };

  const take = (said: Said): void => {
    if (state !== 'open') return;
    silence.abort();
    replies.overtaken();
    waiting.add(said);
    // Whoever answers already goes on to this as well.
    if (!isAnswering) remembered.answering = run();
  };

  const end = (next: Next | undefined): void => {
    if (!isOpen()) return;
    state = 'ending';
    silence.abort();
    const handoffData = next === undefined ? '' : handOff(remembered, needs.newId(), next);
    const leave = (): void => {
      if (state === 'ending') send({ type: 'end', handoffData });
    };
    const leftMs = Math.min(lastWordsMsMax, playing.leftMs());
    if (leftMs === 0) leave();
    else {
      lastWords = new AbortController();
      void needs.wait(leftMs, lastWords.signal).then(leave);
    }
  };

  playing.add(remembered.announcement);
  remembered.announcement = '';
  if (remembered.greeting !== '') {
    say(remembered.greeting);
    send({ type: 'text', token: '', last: true });
    remembered.greeting = '';
  }
  awaitSilence();
  return {
    hear(words) {
      take({ is: 'words', words });
    },
    press(digit) {
      take({ is: 'key', digit });
    },
    interrupt(heard) {
      playing.stop();
      lastWords.abort();
      replies.interrupted(heard);
      awaitSilence();
    },
    stir: awaitSilence,
    end,
    close() {
      state = 'closed';
      silence.abort();
      lastWords.abort();
    },
  };
}
