import { plainText, wordsOf } from '../words.js';
import { isOnlyAskedAbout } from './look-alikes.js';

const phrasesMax = 50;

/** Words that carry nothing: an owner writes "the pipe has burst", a visitor "a burst pipe". */
const small = new Set(
  `a an the is are am was has have had my our your his her there it this that in on at of to from and or i we you with by for s t just
  un una el la los las es esta hay mi su en de del y se me ha con por der die das ein eine einen ist sind im in mein meine und es hat aus
  von mit le la les une des est sont il y a dans mon ma mes du et ne pas o os um uma e esta no na meu minha do da em`.split(
    /\s+/u,
  ),
);

/** Whether the clause says one of the owner's phrases: all its words, in any order, allowing for endings and slips of spelling. */
export const ownPhraseIn = (clause: string, phrases: readonly string[]): boolean => {
  const said = wordsOf(clause);
  return phrases.slice(0, phrasesMax).some((phrase) => isSaid(telling(phrase), said));
};

function telling(phrase: string): readonly string[] {
  const words = wordsOf(plainText(phrase));
  const tellingWords = words.filter((word) => !small.has(word));
  return tellingWords.length > 0 ? tellingWords : words;
}

function isSaid(words: readonly string[], said: readonly string[]): boolean {
  if (words.length === 0) return false;
  const used = new Set<number>();
  for (const word of words) {
    const at = said.findIndex((other, index) => !used.has(index) && isAlike(word, other));
    if (at < 0) return false;
    used.add(at);
  }
  return !isOnlyAskedAbout(said.filter((_, index) => !used.has(index)).join(' '));
}

const prefixMin = 4;
const endingMax = 3;

function isAlike(word: string, other: string): boolean {
  if (word === other) return true;
  const [short, long] = word.length <= other.length ? [word, other] : [other, word];
  const more = long.length - short.length;
  if (short.length >= prefixMin && more <= endingMax && long.startsWith(short)) return true;
  const slips = slipsOf(short.length);
  return slips > 0 && more <= slips && distance(short, long) <= slips;
}

const slipsOf = (length: number): number => {
  if (length >= 8) return 2;
  return length >= 5 ? 1 : 0;
};

/** Levenshtein's distance, a swap of two neighbours counting once (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const steps = [last[j], row[j - 1], isSwap ? before[j - 2] : undefined].map(
        (cost) => (cost ?? i + j) + 1,
      );
      const kept = (last[j - 1] ?? i + j) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(...steps, kept));
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
