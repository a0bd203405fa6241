import { foldedText, wordIn } from '../answering/words.js';
import { lettersAt, tokensOf } from './spelling.js';

/**
 * A name as it was spelled, where it was: "Smyth, S M Y T H" is "Smyth", however the first of them was heard. Null where
 * nothing was spelled. Two initials ("J R Banks") are no spelling.
 */
export function writtenName(words: string, language: string): string | null {
  const tokens = tokensOf(words).slice(0, tokenCountMax);
  const name: string[] = [];
  let hasSpelled = false;
  for (let at = 0; at < tokens.length;) {
    const run = runAt(tokens, at, language);
    const isIntroduced = spelledWords.has(foldedText(name.at(-1) ?? ''));
    const isAll = run.used === tokens.length;
    if (run.letters.length >= 3 || (run.letters.length === 2 && (isIntroduced || isAll))) {
      dropHeard(name, run.letters);
      name.push(capitalised(run.letters));
      hasSpelled = true;
      at += run.used;
    } else {
      const token = tokens[at] ?? '';
      if (foldedText(token) !== 'space') name.push(token);
      at += 1;
    }
  }
  const first = name.findIndex((word) => !spelledWords.has(foldedText(word)));
  return hasSpelled ? name.slice(Math.max(first, 0)).join(' ') : null;
}

const tokenCountMax = 60;

function runAt(tokens: readonly string[], at: number, language: string) {
  let letters = '';
  let used = 0;
  for (;;) {
    const sign = letters === '' ? undefined : wordIn(signs, foldedText(tokens[at + used] ?? ''));
    const spelled = lettersAt(tokens, at + used, language);
    if (sign === undefined && spelled === null) return { letters, used };
    letters += sign ?? spelled?.letters ?? '';
    used += spelled?.used ?? 1;
  }
}

const signs: Readonly<Record<string, string | undefined>> = {
  apostrophe: "'",
  apostrofo: "'",
  apostroph: "'",
  dash: '-',
  hyphen: '-',
  guion: '-',
  tiret: '-',
  bindestrich: '-',
};

const spelledWords = new Set(
  "spelled spelt spell it it's its that's that is written as se escribe deletreo deletreado con s'ecrit ecrit epele ca geschrieben buchstabiert das wird man schreibt".split(
    ' ',
  ),
);

/** The words that announced the spelling, and the word before them that it is the spelling of. */
function dropHeard(name: string[], letters: string): void {
  while (name.length > 0 && spelledWords.has(foldedText(name.at(-1) ?? ''))) {
    // "My name is A N N": what stands before is no name.
    if (foldedText(name.at(-2) ?? '') === 'name' && foldedText(name.at(-1) ?? '') === 'is') return;
    name.pop();
  }
  const heard = foldedText(name.at(-1) ?? '');
  if (heard !== '' && heard.startsWith(foldedText(letters).charAt(0)) && heard !== 'name') name.pop();
}

const capitalised = (letters: string): string =>
  letters.replaceAll(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase()).replace(/'S$/u, "'s");
