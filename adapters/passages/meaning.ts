import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Row } from './rows.js';
import { sentencesToCompare } from './sentences.js';

/** The sentences of a business with their vectors, as far as there are any yet. */
export interface MeaningIndex {
  /** Sentences without a vector, by their hash. */
  missing(): ReadonlyMap<string, string>;
  /** All hashes there are. */
  hashes(): readonly string[];
  readonly missingCount: number;
  add(hash: string, components: Int8Array): void;
  readonly hasVectors: boolean;
  readonly bytes: number;
  /** How close the closest sentence of each passage comes to a vector, 1 at most; NaN where there is none to compare. */
  similarities(vector: Float32Array): Promise<Float32Array>;
  /** The vector of a question drawn towards the sentences that already fit it best. */
  drawn(vector: Float32Array, towards: readonly number[]): Float32Array;
  /** As `similarities`, of one passage. */
  similarity(place: number, vector: Float32Array): number;
}

/** So many vectors are compared at once, some three milliseconds: then others have their turn on the event loop. */
const turn = 8_192;
/** Pseudo-relevance feedback after Rocchio: how much what was found weighs beside what was asked. */
const drawnShare = 0.4;

/** `isCompared` says which passages the model understands. */
export function createMeaningIndex(rows: readonly Row[], isCompared: (row: Row) => boolean): MeaningIndex {
  const texts = new Map<string, string>();
  const slots = new Map<string, number>();
  const slotsOf = rows.map((row) => {
    const hashes = isCompared(row) ? sentencesToCompare(row).map((text) => hashed(texts, text)) : [];
    return hashes.map((hash) => {
      const slot = slots.get(hash) ?? slots.size;
      slots.set(hash, slot);
      return slot;
    });
  });
  let dimensions = 0;
  let missingCount = slots.size;
  let vectors = new Int8Array(0);
  // One over the length of the vector in a slot; 0 where there is none.
  const scales = new Float32Array(slots.size);

  const dot = (slot: number, vector: Float32Array): number => {
    let sum = 0;
    const start = slot * dimensions;
    for (let at = 0; at < dimensions; at += 1) sum += (vectors[start + at] ?? 0) * (vector[at] ?? 0);
    return sum * (scales[slot] ?? 0);
  };
  const closest = (
    place: number,
    of: (slot: number) => number,
  ): { readonly slot: number; readonly most: number } => {
    let [slot, most] = [-1, NaN];
    for (const one of slotsOf[place] ?? []) {
      if (scales[one] === 0) continue;
      const similarity = of(one);
      if (!(similarity <= most)) [slot, most] = [one, similarity];
    }
    return { slot, most };
  };

  return {
    missing: () => new Map([...texts].filter(([hash]) => scales[slots.get(hash) ?? -1] === 0)),
    hashes: () => [...texts.keys()],
    add(hash, components) {
      const slot = slots.get(hash);
      if (slot === undefined || components.length === 0) return;
      if (dimensions === 0) {
        dimensions = components.length;
        vectors = new Int8Array(slots.size * dimensions);
      }
      if (components.length !== dimensions) return;
      if (scales[slot] === 0) missingCount -= 1;
      vectors.set(components, slot * dimensions);
      scales[slot] = 1 / Math.max(1, Math.hypot(...components));
    },
    get missingCount() {
      return missingCount;
    },
    get hasVectors() {
      return dimensions > 0;
    },
    get bytes() {
      return slots.size * 300 + vectors.length;
    },
    async similarities(vector) {
      const bySlot = new Float32Array(slots.size);
      for (let start = 0; start < bySlot.length; start += turn) {
        if (start > 0) await setImmediate();
        const end = Math.min(bySlot.length, start + turn);
        for (let slot = start; slot < end; slot += 1) bySlot[slot] = dot(slot, vector);
      }
      return Float32Array.from(rows, (_, place) => closest(place, (slot) => bySlot[slot] ?? 0).most);
    },
    drawn(vector, towards) {
      const sum = Float32Array.from(vector);
      const found = towards
        .map((place) => closest(place, (slot) => dot(slot, vector)).slot)
        .filter((slot) => slot >= 0);
      for (const slot of found) {
        const share = (drawnShare / found.length) * (scales[slot] ?? 0);
        for (let at = 0; at < dimensions; at += 1)
          sum[at] = (sum[at] ?? 0) + share * (vectors[slot * dimensions + at] ?? 0);
      }
      const length = Math.hypot(...sum);
      return sum.map((value) => value / length);
    },
    similarity: (place, vector) => closest(place, (slot) => dot(slot, vector)).most,
  };
}

function hashed(texts: Map<string, string>, text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  texts.set(hash, text);
  return hash;
}

/** A vector in so many bytes as it has components: the largest is 127. */
export function inBytes(vector: Float32Array): Int8Array {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return Int8Array.from(vector, (value) => Math.round((value / largest) * 127));
}
