/**
 * A cut short word, said in full wherever the pattern finds it; `$1` and `$2` in `words` are its groups. The full stop of the
 * abbreviation goes, unless it ended the sentence too.
 */
export const saidInFull = (text: string, pattern: RegExp, words: string): string =>
  text.replaceAll(pattern, (all: string, ...more: (string | number | undefined)[]) => {
    const at = more.find((one) => typeof one === 'number') ?? 0;
    const said = words.replaceAll('$1', String(more[0] ?? '')).replaceAll('$2', String(more[1] ?? ''));
    const isLast = all.endsWith('.') && text.slice(at + all.length).trim() === '';
    return isLast ? `${said}.` : said;
  });
