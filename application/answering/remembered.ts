/**
 * The same function, which keeps its last `countMax` answers: for pages that are read with every question anew, and
 * formats that take long to make. What has the same key has the same answer.
 */
export function remembered<Input extends readonly unknown[], Answer>(
  countMax: number,
  keyOf: (...input: Input) => string,
  make: (...input: Input) => Answer,
): (...input: Input) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (...input) => {
    const key = keyOf(...input);
    const kept = answers.get(key) ?? { answer: make(...input) };
    // Last in a map is what was used last.
    answers.delete(key);
    answers.set(key, kept);
    if (answers.size > countMax) {
      const [oldest] = answers.keys();
      if (oldest !== undefined) answers.delete(oldest);
    }
    return kept.answer;
  };
}
