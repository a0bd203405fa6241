/** By this word the model says that it knows no answer. Nobody is shown it. */
export const notPublished = 'NOT_PUBLISHED';

/** Hands on what the model says, without the word, however the pieces are cut. */
export interface Opening {
  say(text: string): void;
  /** Nothing more comes in this round: what was held back was no beginning of the word. */
  end(): void;
  /** Whether the reply began with it. */
  declined(): boolean;
}

export function createOpening(say: (text: string) => void): Opening {
  let held = '';
  let hasSpoken = false;
  let hasDeclined = false;
  const speak = (text: string): void => {
    const words = hasSpoken ? text : text.trimStart();
    if (words === '') return;
    hasSpoken = true;
    say(words);
  };
  return {
    say(text) {
      const [first = '', ...rest] = (held + text).split(notPublished);
      if (rest.length > 0 && !hasSpoken && first.trim() === '') hasDeclined = true;
      const words = [first, ...rest.map((part) => part.replace(/^[.:\s]+/u, ''))].join('');
      const kept = beginningOfWord(words);
      held = words.slice(words.length - kept);
      speak(words.slice(0, words.length - kept));
    },
    end() {
      speak(held);
      held = '';
    },
    declined: () => hasDeclined,
  };
}

/** How many of the last characters may be the first of the word. */
function beginningOfWord(text: string): number {
  for (let length = Math.min(notPublished.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(notPublished.slice(0, length))) return length;
  }
  return 0;
}
