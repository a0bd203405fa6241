/** What a list is sorted by. */
export interface Sort {
  /** Columns or what is made of them, never null. */
  readonly by: readonly string[];
  readonly isAscending?: boolean;
  /**
   * A cursor holds instants. Anything else is read off the row that the cursor names, as it may be somebody's name; where that row is
   * gone the list ends.
   */
  readonly isInstant?: boolean;
  /** Where a cursor stands, where it holds more than that: SQL of `by` and the key. */
  readonly place?: string | undefined;
}

/** Of a statement whose $1 is the tenant and whose $2 and $3 are the cursor: which rows follow it, and in which order. */
export function sorted(
  { by, isAscending = false, isInstant = false, place: given }: Sort,
  table: string,
): { readonly after: string; readonly order: string } {
  const [sign, way] = isAscending ? ['>', 'asc'] : ['<', 'desc'];
  const columns = by.join(', ');
  const ofRow = isInstant
    ? '($2, $3)'
    : `(select ${columns}, key from ${table} where tenant = $1 and key = $3)`;
  return {
    after: `($2::timestamptz is null or (${columns}, key) ${sign} ${given ?? ofRow})`,
    order: `order by ${[...by, 'key'].map((one) => `${one} ${way}`).join(', ')}`,
  };
}
