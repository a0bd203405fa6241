/** A telephone voice says about fifteen letters a second, spaces counted. */
const lettersPerSecond = 15;

/** How long a text takes to be said, about. */
export const spokenSeconds = (text: string): number =>
  Math.round((text.trim().length / lettersPerSecond) * 2) / 2;
