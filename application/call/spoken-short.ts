import { voiceWordsFor } from './voice-words.js';

export interface Shortened {
  /** Takes a clause as it is released; says it while there is still room. */
  release(clause: string): void;
  /** Says what little is left, or offers to say the rest. Answers what was said, of what was released; null where that was all. */
  end(): string | null;
}

const wordCountMax = 45;
/** Not worth a question. */
const leftOverMax = 10;

/** As much of an answer as can be listened to at once: about 45 words, then an offer to hear the rest. */
export function shortened(speak: (clause: string) => void, language: string): Shortened {
  let said = '';
  let rest = '';
  let isFull = false;
  return {
    release(clause) {
      isFull ||= said !== '' && wordCount(said + clause) > wordCountMax;
      if (isFull) {
        rest += clause;
        return;
      }
      said += clause;
      speak(clause);
    },
    end() {
      if (rest === '') return null;
      if (wordCount(rest) <= leftOverMax) {
        speak(rest);
        return null;
      }
      speak(voiceWordsFor(language).more);
      return said;
    },
  };
}

const wordCount = (text: string): number => text.match(/\p{L}[\p{L}\d’'-]*|\d[\d.,: ]*/gu)?.length ?? 0;
