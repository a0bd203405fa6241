import { digitsAt, numberWordsOf } from './spoken-numbers.js';

/**
 * The telephone number that somebody read out, in digits; null where there are fewer than a number has. Of several runs of
 * digits ("after five, at two oh two …") the longest is taken.
 */
export function writtenPhone(words: string, language: string): string | null {
  const said = numberWordsOf(words).slice(0, wordCountMax);
  let best = '';
  let run = '';
  for (let at = 0; at < said.length;) {
    const read = digitsAt(said, at, language) ?? homophoneAt(said, at, language);
    const word = said[at] ?? '';
    if (read !== null) {
      run += read.digits;
      at += read.used;
    } else {
      if (!between.has(word)) run = '';
      if (pluses.has(word)) run = '+';
      at += 1;
    }
    if (digitCount(run) > digitCount(best)) best = run;
  }
  return digitCount(best) < digitCountMin ? null : best;
}

const wordCountMax = 60;
const digitCountMin = 7;
const digitCount = (run: string): number => run.replaceAll('+', '').length;

/** Said between the digits of one number. */
const between = new Set(
  'um uh er and then dash hyphen dot point space area code minus y guion punto et tiret euh puis und ahm strich'.split(
    ' ',
  ),
);
const pluses = new Set(['plus', 'mas', '+']);

/** "Two oh to" is a 2 where digits stand on both sides. */
function homophoneAt(words: readonly string[], at: number, language: string) {
  const digit = { to: '2', too: '2', for: '4', won: '1', ate: '8' }[words[at] ?? ''];
  if (digit === undefined || language !== 'en' || at === 0) return null;
  const isAmong = digitsAt(words, at - 1, language) !== null && digitsAt(words, at + 1, language) !== null;
  return isAmong ? { digits: digit, used: 1 } : null;
}
