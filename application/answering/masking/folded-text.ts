/** A text as it is searched, and where each of its characters stands in the text as it was written. */
export interface FoldedText {
  readonly text: string;
  startOf(index: number): number;
  /** Just behind the written character, with the accents that follow it. */
  endOf(index: number): number;
}

/** Without accents, without characters of no width, with plain digits; upper and lower case stay. */
export function foldedText(written: string): FoldedText {
  if (/^[ -~\s]*$/u.test(written))
    return { text: written, startOf: (index) => index, endOf: (index) => index + 1 };
  const starts: number[] = [];
  let text = '';
  let at = 0;
  for (const character of written) {
    const bare = character.normalize('NFKD').replaceAll(/[\p{M}\p{Cf}]/gu, '');
    starts.push(...Array.from({ length: bare.length }, () => at));
    text += bare;
    at += character.length;
  }
  const endOf = (index: number): number => {
    const start = starts[index] ?? written.length;
    let next = index + 1;
    while (starts[next] === start) next++;
    return starts[next] ?? written.length;
  };
  return { text, startOf: (index) => starts[index] ?? written.length, endOf };
}
