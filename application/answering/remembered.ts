/**
 * The same function, which keeps its last `countMax` answers: for pages that are read with every question anew, and
 * formats that take long to make. What has the same key has the same answer.
 */
export function remembered<Input extends readonly unknown[], Answer>(
  countMax: number,
  keyOf: (...input: Input) => string,
  make: (...input: Input) => Answer,
): (...input: Input) => Answer {
  const answers = new Map<string, Answer>();
  return (...input) => {
    const key = keyOf(...input);
    const known = answers.get(key);
    const answer = known ?? make(...input);
    // Last in a map is what was used last.
    answers.delete(key);
    answers.set(key, answer);
    if (answers.size > countMax) {
      const [oldest] = answers.keys();
      if (oldest !== undefined) answers.delete(oldest);
    }
    return answer;
  };
}
