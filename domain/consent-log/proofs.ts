import { isSame, parentHash, splitOf, type Hash, type Sha256, type Span } from './tree.js';

/** RFC 9162, section 2.1.3.1: whose hashes prove that a leaf is in the tree of this size, the lowest first. */
export function inclusionSpans(leaf: number, size: number): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  let until = size;
  while (until - from > 1) {
    const middle = from + splitOf(until - from);
    if (leaf < middle) {
      spans.push({ from: middle, until });
      until = middle;
    } else {
      spans.push({ from, until: middle });
      from = middle;
    }
  }
  return spans.reverse();
}

/** RFC 9162, section 2.1.4.1: whose hashes prove that the tree of size `older` is the beginning of that of this size. */
export function consistencySpans(older: number, size: number): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  let until = size;
  // Whether what is left of the older tree is all of it: then its hash is known to whoever asks.
  let isAll = true;
  while (older < until) {
    const middle = from + splitOf(until - from);
    if (older <= middle) {
      spans.push({ from: middle, until });
      until = middle;
    } else {
      spans.push({ from, until: middle });
      from = middle;
      isAll = false;
    }
  }
  if (!isAll) spans.push({ from, until });
  return spans.reverse();
}

export interface Inclusion {
  readonly leaf: Hash;
  /** 0 is the first. */
  readonly index: number;
  readonly size: number;
  readonly root: Hash;
  readonly path: readonly Hash[];
}

/** RFC 9162, section 2.1.3.2. */
export function provesInclusion(sha256: Sha256, { leaf, index, size, root, path }: Inclusion): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (!areHashes(leaf, root, ...path)) return false;
  let place = index;
  let last = size - 1;
  let hash = leaf;
  for (const next of path) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = parentHash(sha256, next, hash);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      hash = parentHash(sha256, hash, next);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && isSame(hash, root);
}

export interface Consistency {
  readonly older: number;
  readonly olderRoot: Hash;
  readonly size: number;
  readonly root: Hash;
  readonly path: readonly Hash[];
}

/** RFC 9162, section 2.1.4.2. A tree of no leaves proves nothing. */
export function provesConsistency(sha256: Sha256, asked: Consistency): boolean {
  const { older, olderRoot, size, root, path } = asked;
  if (!isCount(older) || !isCount(size) || older < 1 || older > size) return false;
  if (!areHashes(olderRoot, root, ...path)) return false;
  if (older === size) return path.length === 0 && isSame(olderRoot, root);
  const all = isPowerOfTwo(older) ? [olderRoot, ...path] : path;
  const [first, ...rest] = all;
  if (first === undefined || path.length === 0) return false;
  let place = older - 1;
  let last = size - 1;
  while (isOdd(place)) {
    place = half(place);
    last = half(last);
  }
  let before = first;
  let now = first;
  for (const next of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      before = parentHash(sha256, next, before);
      now = parentHash(sha256, next, now);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      now = parentHash(sha256, now, next);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && isSame(before, olderRoot) && isSame(now, root);
}

const areHashes = (...hashes: readonly Hash[]): boolean => hashes.every(({ length }) => length === 32);
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);
const isPowerOfTwo = (value: number): boolean => 2 ** Math.floor(Math.log2(value)) === value;
