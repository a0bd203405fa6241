import { foldedText, wordIn } from '../answering/words.js';

/** The words as speech recognition writes them, without marks at their ends. */
export const tokensOf = (words: string): readonly string[] =>
  words
    .normalize('NFKC')
    .split(/[\s,]+/u)
    .map((token) => token.replaceAll(/^[¿¡("'“«]+|[.!?;:)"'”»…]+$/gu, ''))
    .filter((token) => token !== '');

export interface Letters {
  readonly letters: string;
  /** How many tokens said them. */
  readonly used: number;
}

/**
 * The letters that are spelled at a place, in lower case: "n", "A-N-N", "double l", "N as in Nancy", "ene"; null where none
 * are. A word that illustrates a letter has to begin with it: "B for ball", and not "a for effort".
 */
export function lettersAt(tokens: readonly string[], at: number, language: string): Letters | null {
  const word = bare(tokens[at]);
  const next = bare(tokens[at + 1]);
  if (word === '') return null;
  const w = `${word} ${next}`;
  if (doubleU.has(w)) return { letters: 'w', used: 2 };
  const times = wordIn(repeats, word);
  if (times !== undefined) {
    const letter = letterAt(tokens, at + 1, language);
    return letter === null ? null : { letters: letter.letters.repeat(times), used: letter.used + 1 };
  }
  const dashed = /^\p{L}(?:[-.]\p{L})+$/u.exec(word);
  if (dashed !== null && (word.includes('-') || word.length >= 5)) {
    return { letters: word.replaceAll(/[-.]/gu, ''), used: 1 };
  }
  return letterAt(tokens, at, language);
}

function letterAt(tokens: readonly string[], at: number, language: string): Letters | null {
  const word = bare(tokens[at]);
  const letter = /^\p{L}$/u.test(word)
    ? word
    : (wordIn(letterNames[language] ?? {}, word) ?? wordIn(letterNames['en'] ?? {}, word));
  if (letter === undefined) return null;
  const link = bare(tokens[at + 1]);
  const linkLength = link === 'as' && bare(tokens[at + 2]) === 'in' ? 2 : Number(links.has(link));
  const example = bare(tokens[at + 1 + linkLength]);
  const isShown = linkLength > 0 && example.length > 2 && foldedText(example).startsWith(foldedText(letter));
  return { letters: letter, used: isShown ? linkLength + 2 : 1 };
}

const bare = (token: string | undefined): string => (token ?? '').toLowerCase();

const links = new Set(['for', 'like', 'as', 'de', 'como', 'comme', 'wie', 'von', 'und']);
const repeats: Readonly<Record<string, number | undefined>> = {
  double: 2,
  triple: 3,
  doble: 2,
  doppel: 2,
  doppelt: 2,
};
const doubleU = new Set([
  'double u',
  'double you',
  'doble u',
  'doble v',
  'doble uve',
  'uve doble',
  'double v',
  'double vé',
]);

/** Only those that are no words besides. */
const letterNames: Readonly<Record<string, Readonly<Record<string, string | undefined>> | undefined>> = {
  en: {
    zee: 'z',
    zed: 'z',
    aitch: 'h',
    ess: 's',
    jay: 'j',
    kay: 'k',
    ell: 'l',
    em: 'm',
    cue: 'q',
    tee: 't',
    vee: 'v',
  },
  es: {
    efe: 'f',
    hache: 'h',
    jota: 'j',
    ele: 'l',
    eme: 'm',
    ene: 'n',
    eñe: 'ñ',
    erre: 'r',
    ere: 'r',
    ese: 's',
    uve: 'v',
    equis: 'x',
    ye: 'y',
    zeta: 'z',
  },
  de: { ypsilon: 'y', zett: 'z' },
};
