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
  #cursor = $state<string | null>();
  readonly #reading: Reading<Row>;

  constructor(reading: Reading<Row>) {
    this.#reading = reading;
  }

  /** Where the next page begins, after the newest one or after what was read; null at the end. */
  next(afterNewest: string | null): string | null {
    return this.#cursor === undefined ? afterNewest : this.#cursor;
  }

  async more(cursor: string): Promise<void> {
    this.error = undefined;
    try {
      const { rows, nextCursor } = await this.#reading.read(cursor);
      this.rows = [...this.rows, ...rows];
      this.#cursor = nextCursor;
    } catch (error) {
      this.error = error;
    }
  }

  /** The whole list, each row once: what is newer has moved others on. */
  after(newest: readonly Row[]): readonly Row[] {
    const { keyOf } = this.#reading;
    const isNewest = (row: Row): boolean => newest.some((one) => keyOf(one) === keyOf(row));
    return [...newest, ...this.rows.filter((row) => !isNewest(row))];
  }
}
