/** About fifteen characters a second, which is 150 to 160 English words a minute. */
const msPerCharacter = 65;

/** How long it takes to say a text. */
export const spokenMs = (text: string): number => text.length * msPerCharacter;

/** The words that were out after so many milliseconds; a word that was begun counts as not heard. */
export function heardAfter(text: string, ms: number): string {
  const characters = Math.floor(ms / msPerCharacter);
  if (characters >= text.length) return text;
  const words = text.slice(0, characters + 1);
  return words.slice(0, Math.max(0, words.search(/\s\S*$/u))).trimEnd();
}

/** Cut where a full stop, question or exclamation mark is followed by a space; `$45.50` stays in one piece. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
