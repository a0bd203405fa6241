/** One page of a list, and where the next one starts; null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
}

/** The place after a row, by what the list is sorted by: opaque to whoever carries it. */
export const cursorAfter = (by: string | number, key: string, ...more: readonly string[]): string =>
  Buffer.from(JSON.stringify([by, key, ...more])).toString('base64url');

/** Where a page of a list by times starts. A cursor that makes no sense starts at the beginning. */
export function startOf(cursor: string | undefined): readonly [at: string | null, key: string | null] {
  const [at, key] = placeOf(cursor);
  const isPlace = typeof at === 'string' && instant.test(at) && typeof key === 'string';
  return isPlace && !Number.isNaN(Date.parse(at)) ? [at, key] : beginning;
}

/** What else stands in a cursor; undefined where nothing does. */
export const moreOf = (cursor: string | undefined): unknown => placeOf(cursor)[2];

/** The same of a list by whole numbers. */
export function numberedStartOf(
  cursor: string | undefined,
): readonly [by: number | null, key: string | null] {
  const [by, key] = placeOf(cursor);
  return Number.isSafeInteger(by) && typeof key === 'string' ? [Number(by), key] : beginning;
}

const beginning = [null, null] as const;

function placeOf(cursor: string | undefined): readonly unknown[] {
  if (cursor === undefined) return beginning;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(place) ? place : beginning;
  } catch {
    return beginning;
  }
}

// What `toISOString` writes of our age: anything else came from somebody else, and not every date is one to a database.
const instant = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u;
