/** Where words may begin and end to be what somebody was told: `$6` does not stand in `$62`. */
interface Place {
  readonly text: string;
  readonly starts: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
}

/** All that stands at one place, line by line, so that words are found however passages were cut. */
export function placeOf(texts: readonly string[]): Place {
  const lines = texts.flatMap((text) => text.split('\n')).map(collapsed);
  const starts = new Set<number>();
  const ends = new Set<number>();
  let text = '';
  for (const line of lines) {
    starts.add(text.length);
    for (const { index } of line.matchAll(/(?<=[.!?…;]) /gu)) {
      ends.add(text.length + index);
      // A list is joined with semicolons, which are not part of its items.
      if (line[index - 1] === ';') ends.add(text.length + index - 1);
      starts.add(text.length + index + 1);
    }
    text += line;
    ends.add(text.length);
    text += ' ';
  }
  return { text, starts, ends };
}

/** Word for word, from the beginning of a sentence, an item or a line to the end of one. */
export function standsIn({ text, starts, ends }: Place, words: string): boolean {
  const sought = collapsed(words);
  if (sought === '') return false;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
    if (starts.has(at) && ends.has(at + sought.length)) return true;
  return false;
}

const collapsed = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
