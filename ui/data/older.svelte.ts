interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
}

interface Reading<Row> {
  /** The page after a cursor. */
  readonly read: (cursor: string) => Promise<Page<Row>>;
  readonly keyOf: (row: Row) => string;
}

/** What comes after the newest page of a list, read page by page as it is wanted. */
export class Older<Row> {
  rows: readonly Row[] = $state.raw([]);
  /** Why the last page could not be read. */
  error = $state.raw<unknown>();
  isReading = $state(false);
  /** As it was last shown. */
  #newest: readonly Row[] = [];
  /** Pushed out of the newest page by newer rows, before the rows that were read. */
  #fallen: readonly Row[] = [];
  #cursor = $state<string | null>();
  readonly keyOf: (row: Row) => string;
  readonly #read: Reading<Row>['read'];

  constructor({ read, keyOf }: Reading<Row>) {
    this.#read = read;
    this.keyOf = keyOf;
  }

  /** Where the next page begins, after the newest one or after what was read; null at the end. */
  next(afterNewest: string | null): string | null {
    return this.#cursor === undefined ? afterNewest : this.#cursor;
  }

  /** One page at a time: each begins where the one before ended. */
  async more(cursor: string): Promise<void> {
    if (this.isReading) return;
    [this.isReading, this.error] = [true, undefined];
    try {
      const { rows, nextCursor } = await this.#read(cursor);
      this.rows = [...this.rows, ...rows];
      this.#cursor = nextCursor;
    } catch (error) {
      this.error = error;
    }
    this.isReading = false;
  }

  /** The whole list, each row once: what is newer has moved others on. */
  after(newest: readonly Row[], afterNewest: string | null): readonly Row[] {
    if (newest !== this.#newest)
      this.#fallen = afterNewest === null ? [] : [...this.#pushedOut(newest), ...this.#fallen];
    this.#newest = newest;
    const known: Record<string, true> = {};
    return [...newest, ...this.#fallen, ...this.rows].filter((row) => {
      const key = this.keyOf(row);
      const isFirst = known[key] !== true;
      known[key] = true;
      return isFirst;
    });
  }

  /** What stood after the row that is now the last of the newest page. */
  #pushedOut(newest: readonly Row[]): readonly Row[] {
    const last = newest.at(-1);
    if (last === undefined) return [];
    const at = this.#newest.findIndex((row) => this.keyOf(row) === this.keyOf(last));
    return at < 0 ? [] : this.#newest.slice(at + 1);
  }
}
