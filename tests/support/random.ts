/** Chance out of a seed: the same seed draws the same. */
export interface Random {
  /** A whole number from 0 up to, but not including, this one. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly [Item, ...(readonly Item[])]): Item;
}

/** George Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (2003); the triple 13, 17, 5. */
export function createRandom(seed: number): Random {
  // Neighbouring seeds are spread over all bits, and none of them becomes 0, from which there is no way out.
  let state = Math.imul(seed + 1, 0x9e3779b1) || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
  for (let round = 0; round < 10; round += 1) next();
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)] ?? items[0],
  };
}
