import { wordsOf } from '../answering/words.js';

/** The words of each sentence, in lower case without accents or marks: what phrases are looked for in. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .split(/[.!?…,;:\n\r¡¿]+/u)
    .map(wordsAlone)
    .filter((words) => words !== '');

/** The same of the whole text. "I’d" is "i d", "don’t" is "dont". */
export const wordsAlone = (text: string): string => wordsOf(text.normalize('NFKC')).join(' ');
