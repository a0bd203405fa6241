/** Something a caller did. */
export type Said =
  | { readonly is: 'words'; readonly words: string }
  | { readonly is: 'key'; readonly digit: string }
  | { readonly is: 'silence' };

/** What was said while an answer was made, in order. */
export interface Waiting {
  add(said: Said): void;
  next(): Said | undefined;
  count(): number;
}

const countMax = 5;
const charactersMax = 8_000;

export function createWaiting(): Waiting {
  const queue: Said[] = [];
  return {
    add(said) {
      const last = queue.at(-1);
      if (queue.length < countMax) queue.push(said);
      else if (said.is === 'words' && last?.is === 'words') {
        // Somebody who talks on and on is one long turn at last, and not a word too few.
        queue.splice(-1, 1, { is: 'words', words: `${last.words} ${said.words}`.slice(0, charactersMax) });
      } else if (said.is === 'words') queue.splice(-1, 1, said);
    },
    next: () => queue.shift(),
    count: () => queue.length,
  };
}
