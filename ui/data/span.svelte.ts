/** How many rows come and go together: whole lines of a grid of one, two or three columns. */
const blockSize = 6;
/** In pixels, before any block was drawn. */
const firstGuess = 80 * blockSize;

/** What assistive technology is told of one row, as the rows around it may not be in the page. -1: nobody knows how many there are. */
export interface Placed {
  readonly 'aria-setsize': number;
  readonly 'aria-posinset': number;
}

/** A row that is in the page, or the height, in pixels, of those that are not. */
type Item<Row> =
  | { readonly key: string; readonly row: Row; readonly index: number }
  | { readonly key: string; readonly height: number };

interface Of<Row> {
  readonly rows: () => readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The row that stays in the page. */
  readonly kept: () => string | undefined;
  /** The end of the list is near. */
  readonly onend: () => void;
}

const rectOf = (element: Element): DOMRect => element.getBoundingClientRect();

/** Which rows of a long list are in the page: those in the window and one window around it, what has the focus, and what is kept. */
export class Span<Row> {
  readonly items: readonly Item<Row>[] = $derived.by(() => this.#cut());
  readonly #of: Of<Row>;
  /** The blocks near the window. */
  #near = $state.raw({ from: 0, until: 4 });
  /** Of each block that was drawn, in pixels. */
  #heights: Readonly<Record<number, number>> = $state.raw({});
  #focused = $state.raw<string>();
  #list: Element | undefined;
  #width = 0;
  /** What the children of the list are. */
  #drawn: readonly Item<Row>[] = [];
  #held: { readonly key: string; readonly top: number } | undefined;

  constructor(of: Of<Row>) {
    this.#of = of;
  }

  readonly watch = (list: Element): (() => void) => {
    this.#list = list;
    const look = (): void => {
      this.#look();
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(list);
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      sizes.disconnect();
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  };

  readonly focused = ({ target }: FocusEvent): void => {
    const index = [...(this.#list?.children ?? [])].findIndex((child) => child.contains(target as Node));
    this.#focused = this.#drawn[index]?.key;
  };

  /** On the way to another row it stays: that one is named next. */
  readonly blurred = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node && this.#list?.contains(relatedTarget) === true))
      this.#focused = undefined;
  };

  /** Before the rows change: which one is read, and where it stands. From the top of the list nothing is held. */
  hold(): void {
    // Asked first, so that it is told of every change.
    const { length } = this.items;
    this.#held = undefined;
    const list = this.#list;
    if (length === 0 || list === undefined || rectOf(list).top >= 0) return;
    const index = this.#drawn.findIndex((item, at) => {
      const child = list.children[at];
      return 'row' in item && child !== undefined && rectOf(child).bottom > 0;
    });
    const [item, child] = [this.#drawn[index], list.children[index]];
    if (item !== undefined && child !== undefined) this.#held = { key: item.key, top: rectOf(child).top };
  }

  /** After they changed: it stands where it stood, whatever came above it. */
  release(): void {
    this.#drawn = this.items;
    const held = this.#held;
    const child = this.#list?.children[this.#drawn.findIndex(({ key }) => key === held?.key)];
    if (held === undefined || child === undefined) return;
    const moved = rectOf(child).top - held.top;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
  }

  #cut(): readonly Item<Row>[] {
    const { rows: rowsOf, keyOf, kept } = this.#of;
    const rows = rowsOf();
    const stay = [kept(), this.#focused]
      .filter((key) => key !== undefined)
      .map((key) => Math.floor(rows.findIndex((row) => keyOf(row) === key) / blockSize));
    const { from, until } = this.#near;
    const items: Item<Row>[] = [];
    let [height, gaps] = [0, 0];
    const close = (): void => {
      if (height > 0) items.push({ key: `gap ${String(gaps)}`, height: height - this.#between() });
      [height, gaps] = [0, height > 0 ? gaps + 1 : gaps];
    };
    for (let block = 0; block * blockSize < rows.length; block += 1) {
      if ((block < from || block >= until) && !stay.includes(block)) {
        height += this.#heightOf(block);
        continue;
      }
      close();
      const first = block * blockSize;
      for (const [at, row] of rows.slice(first, first + blockSize).entries())
        items.push({ key: keyOf(row), row, index: first + at });
    }
    close();
    return items;
  }

  #heightOf(block: number): number {
    const rowCount = Math.min(blockSize, this.#of.rows().length - block * blockSize);
    return this.#heights[block] ?? (this.#guess * rowCount) / blockSize;
  }

  /** A block that was never drawn is as high as the others are. */
  readonly #guess: number = $derived.by(() => {
    const known = Object.values(this.#heights);
    return known.length === 0 ? firstGuess : known.reduce((sum, one) => sum + one, 0) / known.length;
  });

  /** What a grid leaves free below a row, in pixels. */
  #between(): number {
    return this.#list === undefined ? 0 : Number.parseFloat(getComputedStyle(this.#list).rowGap) || 0;
  }

  #look(): void {
    const list = this.#list;
    if (list === undefined) return;
    const { top, bottom, width, height } = rectOf(list);
    // In a room that is not shown.
    if (width === 0 && height === 0) return;
    if (width !== this.#width) [this.#width, this.#heights] = [width, {}];
    this.#measure(list, bottom);
    const count = Math.ceil(this.#of.rows().length / blockSize);
    let [edge, from, until] = [top, count, count];
    for (let block = 0; block < count; block += 1) {
      if (from === count && edge + this.#heightOf(block) > -innerHeight) from = block;
      if (edge > 2 * innerHeight) {
        until = block;
        break;
      }
      edge += this.#heightOf(block);
    }
    // Where one is past its end, what is last stays.
    from = Math.max(0, Math.min(from, count - 1));
    until = Math.max(until, from + 1);
    if (from !== this.#near.from || until !== this.#near.until) this.#near = { from, until };
    if (bottom < 2 * innerHeight) this.#of.onend();
  }

  #measure(list: Element, bottom: number): void {
    const heights = { ...this.#heights };
    const count = this.#of.rows().length;
    let isNew = false;
    for (const [at, item] of this.#drawn.entries()) {
      // Of the last one more may come.
      if (!('row' in item) || item.index % blockSize !== 0 || item.index + blockSize > count) continue;
      const after = this.#drawn.findIndex(
        (one, next) => next > at && (!('row' in one) || one.index % blockSize === 0),
      );
      const [child, following] = [list.children[at], list.children[after]];
      if (child === undefined) continue;
      const block = item.index / blockSize;
      const height =
        (following === undefined ? bottom + this.#between() : rectOf(following).top) - rectOf(child).top;
      if (Math.abs(height - (heights[block] ?? -1)) < 0.5) continue;
      heights[block] = height;
      isNew = true;
    }
    if (isNew) this.#heights = heights;
  }
}
