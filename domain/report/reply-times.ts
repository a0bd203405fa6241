/** How long replies took is counted up to these, milliseconds, and beyond the last of them. */
export const replyBoundsMs = [250, 500, 1_000, 2_000, 4_000, 8_000] as const;

/** Below which bound this share of replies came; null: beyond the last, `undefined`: there were none. `counts`: one for each bound and one beyond. */
export function boundOf(counts: readonly number[], share: number): number | null | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  let seen = 0;
  for (const [at, bound] of replyBoundsMs.entries()) {
    seen += counts[at] ?? 0;
    if (seen >= total * share) return bound;
  }
  return null;
}
