interface Entry<Value> {
  readonly value: Value;
  readonly until: number;
}

/** Another process may have destroyed a key: none is trusted for longer than this. */
const trustMs = 60_000;

/** The last so many values, each for a minute at most. */
export function createRecent<Value>(countMax: number) {
  const entries = new Map<string, Entry<Value>>();
  return {
    get(name: string): Value | undefined {
      const entry = entries.get(name);
      if (entry === undefined || entry.until < Date.now()) return undefined;
      return entry.value;
    },
    set(name: string, value: Value): Value {
      entries.delete(name);
      const [oldest] = entries.keys();
      if (entries.size >= countMax && oldest !== undefined) entries.delete(oldest);
      entries.set(name, { value, until: Date.now() + trustMs });
      return value;
    },
    clear(): void {
      entries.clear();
    },
  };
}
