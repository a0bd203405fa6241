import type { Line } from './call-line.js';
import { heardAfter } from './call-speech.js';
import type { Means } from './relay-settings.js';

export interface Talk {
  readonly language: string;
  readonly voice: string;
  readonly interruptible: Means;
  readonly preemptible: boolean;
}

export interface Interruption {
  /** What the caller heard of the talk that was cut. */
  readonly utterance: string;
  readonly durationMs: number;
}

/** What the product sent to be spoken: sentences in order, each as long as its words. */
export interface RelaySpeech {
  /** Words of the talk under way; they are spoken as soon as a sentence is complete, or with the last of the talk. */
  readonly words: (token: string, talk: Talk, isLast: boolean) => void;
  readonly play: (source: string, ms: number, talk: Talk) => void;
  /** What may cut the sentence that is being spoken; undefined in silence. */
  readonly speaking: () => Means | undefined;
  /** Cuts it and drops all that waits. */
  readonly interrupt: () => Interruption | undefined;
}

interface Piece {
  readonly turn: Turn;
  readonly talk: Talk;
  readonly sound: { readonly text: string } | { readonly source: string; readonly ms: number };
}

/** All that is said up to one `last`. */
interface Turn {
  startedAt: number | undefined;
  readonly heard: string[];
}

const waitingMax = 2_000;
/** Up to a mark with a space behind it, or at the end of what has come unless a number may go on there. */
const sentenceEnd = /^[\s\S]*?[.!?]["')\]]*(?=\s)|^[\s\S]*[^\d\s][.!?]["')\]]*$/u;

export function createRelaySpeech(line: Line, over: AbortSignal): RelaySpeech {
  const { clock } = line;
  const waiting: Piece[] = [];
  let now: { readonly piece: Piece; readonly startedAt: number; readonly cut: AbortController } | undefined;
  let turn: Turn = { startedAt: undefined, heard: [] };
  let unspoken = '';
  let isPumping = false;

  const speak = async (piece: Piece): Promise<void> => {
    const startedAt = clock.now();
    const cut = new AbortController();
    piece.turn.startedAt ??= startedAt;
    now = { piece, startedAt, cut };
    const signal = AbortSignal.any([over, cut.signal]);
    const { sound, talk } = piece;
    if ('text' in sound) {
      const heard = await line.speak(
        { text: sound.text, voice: talk.voice, language: talk.language },
        signal,
      );
      piece.turn.heard.push(heard);
    } else {
      line.tell({ type: 'tone', sound: sound.source });
      await clock.wait(sound.ms, signal);
    }
    now = undefined;
  };
  const pump = async (): Promise<void> => {
    if (isPumping) return;
    isPumping = true;
    for (let piece = waiting.shift(); piece !== undefined && !over.aborted; piece = waiting.shift()) {
      await speak(piece);
    }
    isPumping = false;
  };
  const add = (piece: Piece): void => {
    if (now !== undefined && now.piece.turn !== piece.turn && now.piece.talk.preemptible) {
      waiting.splice(0, waiting.length, ...waiting.filter(({ talk }) => !talk.preemptible));
      now.cut.abort();
    }
    if (waiting.length < waitingMax) waiting.push(piece);
    void pump();
  };

  return {
    words(token, talk, isLast) {
      unspoken += token;
      for (let end = sentenceEnd.exec(unspoken); end !== null; end = sentenceEnd.exec(unspoken)) {
        add({ turn, talk, sound: { text: end[0].trim() } });
        unspoken = unspoken.slice(end[0].length);
      }
      if (!isLast) return;
      if (unspoken.trim() !== '') add({ turn, talk, sound: { text: unspoken.trim() } });
      unspoken = '';
      turn = { startedAt: undefined, heard: [] };
    },
    play(source, ms, talk) {
      add({ turn: { startedAt: undefined, heard: [] }, talk, sound: { source, ms } });
    },
    speaking: () => now?.piece.talk.interruptible,
    interrupt() {
      if (now === undefined) return undefined;
      const { piece, startedAt, cut } = now;
      const current = 'text' in piece.sound ? heardAfter(piece.sound.text, clock.now() - startedAt) : '';
      const utterance = [...piece.turn.heard, current].filter((heard) => heard !== '').join(' ');
      waiting.length = 0;
      unspoken = '';
      now = undefined;
      cut.abort();
      return { utterance, durationMs: clock.now() - (piece.turn.startedAt ?? startedAt) };
    },
  };
}
