import type { ReadingLimits } from '../../application/ports/website-reader.js';
import { identityOf, pathOf } from './addresses.js';

export interface Place {
  readonly url: string;
  readonly depth: number;
  /** The page called this address its original: it is read for itself only where there is nothing at that. */
  readonly prefers?: string;
}

/** Calendars and filters make addresses without end: of one path only so many with different parameters are read. */
const variantsMax = 10;
const pathLengthMax = 500;

/** The addresses that are still to be read, breadth first, each once under whichever of its spellings. */
export class Frontier {
  readonly #limits: ReadingLimits;
  readonly #queue: Place[] = [];
  readonly #known = new Set<string>();
  readonly #variants = new Map<string, number>();
  #isCut = false;

  constructor(limits: ReadingLimits) {
    this.#limits = limits;
  }

  /** Addresses were met for which there was no room. */
  get isCut(): boolean {
    return this.#isCut;
  }

  get size(): number {
    return this.#queue.length;
  }

  knows(url: string): boolean {
    return this.#known.has(identityOf(url));
  }

  note(url: string): void {
    this.#known.add(identityOf(url));
  }

  add(url: string, depth: number): void {
    const path = pathOf(url);
    const variants = this.#variants.get(path) ?? 0;
    if (this.knows(url) || path.length > pathLengthMax || variants >= variantsMax) return;
    if (depth > this.#limits.depthMax) return;
    if (this.#known.size >= this.#limits.pageCountMax * 2) {
      this.#isCut = true;
      return;
    }
    this.note(url);
    this.#variants.set(path, variants + 1);
    this.#queue.push({ url, depth });
  }

  /** The address that a page calls its own comes next; the page itself comes again after it, in case there is none. */
  prefer(canonical: string, place: Place): void {
    this.#queue.unshift({ ...place, prefers: canonical });
    if (this.knows(canonical)) return;
    this.note(canonical);
    this.#queue.unshift({ url: canonical, depth: place.depth });
  }

  next(): Place | undefined {
    return this.#queue.shift();
  }
}
