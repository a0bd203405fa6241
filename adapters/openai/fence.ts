/** Marks off data from instructions. */
export interface Fence {
  /** A word that nobody who wrote the data can have known: it is drawn for one draft. */
  readonly word: string;
  /** The text as a block of its own that no text can close. */
  around(kind: string, text: string): string;
}

/** Characters that nobody sees and a model reads: controls, marks of direction, and the tags of Unicode's plane 14. */
const unseen = /[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e01ef}]/gu;

/** `word`: at least 64 bits of chance, in hex. */
export function createFence(word: string): Fence {
  const anyCase = new RegExp(word, 'giu');
  return {
    word,
    around(kind, text) {
      // What is unseen goes first, so that the word cannot come together again when it goes.
      const seen = text.replace(unseen, (one) => (one === '\n' || one === '\t' ? one : ''));
      return `<data-${word} kind="${kind}">\n${seen.replace(anyCase, '…')}\n</data-${word}>`;
    },
  };
}
