/** SHA-256, 32 bytes. */
export type Hash = Uint8Array;
export type Sha256 = (bytes: Uint8Array) => Hash;

/** A subtree without a gap: the leaves `index * 2^level` up to `(index + 1) * 2^level`. Leaves are level 0. */
export interface Node {
  readonly level: number;
  readonly index: number;
}

/** Leaves from one up to, and without, another. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** RFC 9162, section 2.1.1: what stands before a leaf and before two hashes differs, so that neither can pass for the other. */
export function leafHash(sha256: Sha256, data: Uint8Array): Hash {
  const bytes = new Uint8Array(1 + data.length);
  bytes.set(data, 1);
  return sha256(bytes);
}

export function parentHash(sha256: Sha256, left: Hash, right: Hash): Hash {
  const bytes = new Uint8Array(1 + left.length + right.length);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return sha256(bytes);
}

/** Where a tree of so many leaves is split: the largest power of two below its size. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The whole subtrees that a span consists of, from left to right. It begins where a subtree of its length may begin. */
export function nodesOf({ from, until }: Span): readonly Node[] {
  const nodes: Node[] = [];
  let start = from;
  while (start < until) {
    let level = 0;
    let length = 1;
    while (start % (length * 2) === 0 && start + length * 2 <= until) {
      length *= 2;
      level += 1;
    }
    nodes.push({ level, index: start / length });
    start += length;
  }
  return nodes;
}

/** The hash over the whole subtrees of a span, from left to right. Of none it is that of the empty tree. */
export function joined(sha256: Sha256, hashes: readonly Hash[]): Hash {
  let whole: Hash | undefined;
  for (const hash of hashes.toReversed()) {
    whole = whole === undefined ? hash : parentHash(sha256, hash, whole);
  }
  return whole ?? sha256(new Uint8Array());
}

/** A tree that grows at its right edge and keeps of what it holds only the whole subtrees. */
export interface Frontier {
  readonly size: number;
  /** The largest first, and each hash with its level. */
  readonly edge: readonly (readonly [level: number, hash: Hash])[];
}

export const emptyFrontier: Frontier = { size: 0, edge: [] };

/** With one leaf more. `made`: the nodes that became whole by it, the leaf first. */
export function grown(
  sha256: Sha256,
  { size, edge }: Frontier,
  leaf: Hash,
): Frontier & { readonly made: readonly (readonly [Node, Hash])[] } {
  const made: (readonly [Node, Hash])[] = [[{ level: 0, index: size }, leaf]];
  const kept = [...edge];
  let level = 0;
  let hash = leaf;
  for (let last = kept.at(-1); last?.[0] === level; last = kept.at(-1)) {
    kept.pop();
    hash = parentHash(sha256, last[1], hash);
    level += 1;
    made.push([{ level, index: Math.floor(size / 2 ** level) }, hash]);
  }
  kept.push([level, hash]);
  return { size: size + 1, edge: kept, made };
}

export const rootOf = (sha256: Sha256, { edge }: Frontier): Hash =>
  joined(
    sha256,
    edge.map(([, hash]) => hash),
  );

export function isSame(one: Hash, other: Hash): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
