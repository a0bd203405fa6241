import { isTag, isText, type AnyNode, type Element } from 'domhandler';
import type { Block, DayHours } from '../../application/ports/website-reader.js';
import { clean } from './clean.js';
import { hoursIn } from './opening-hours.js';
import { priced } from './prices.js';
import { readTable, type Rows } from './table.js';
import { hoursOfTable } from './table-hours.js';
import { childElements, elementsBelow } from './tree.js';

const blockTags: ReadonlySet<string> = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'fieldset'],
  ...['figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr'],
  ...['li', 'main', 'menu', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'td', 'tr', 'ul'],
]);
/** Pieces that stand beside each other with nothing between them are words of their own. */
const pieces: ReadonlySet<string> = new Set(['span', 'strong', 'time', 'small', 'data', 'label', 'a']);
export const blocksMax = 2_000;
const lengthMax = 20_000;
/** Deeper than any page a person made. */
const depthMax = 250;

export interface Question {
  readonly question: string;
  readonly answer: string;
}

/** Reads the words below an element in their order, with the headings above them. `isLeftOut`: what is no word of the page. */
export class Walk {
  readonly blocks: Block[] = [];
  readonly questions: Question[] = [];
  readonly #isLeftOut: (element: Element) => boolean;
  readonly #holders: ReadonlySet<Element>;
  #headings: { readonly level: number; readonly text: string }[] = [];
  #depth = 0;

  constructor(root: Element, isLeftOut: (element: Element) => boolean) {
    this.#isLeftOut = isLeftOut;
    this.#holders = holdersOfBlocks(root);
  }

  visit(element: Element): void {
    if (this.#isLeftOut(element) || this.blocks.length >= blocksMax || this.#depth > depthMax) return;
    this.#depth += 1;
    const { name } = element;
    const level = /^h([1-6])$/u.exec(name)?.[1];
    if (level !== undefined) this.#heading(Number(level), this.#words(element));
    else if (name === 'ul' || name === 'ol' || name === 'menu') this.#list(element);
    else if (name === 'table') this.#table(element);
    else if (name === 'dl') this.#definitions(element);
    else if (name === 'details') this.#details(element);
    else if (this.#holders.has(element)) this.#children(element);
    else this.#text(this.#words(element));
    this.#depth -= 1;
  }

  get #above(): readonly string[] {
    return this.#headings.map(({ text }) => text);
  }

  #heading(level: number, text: string): void {
    this.#headings = this.#headings.filter((above) => above.level < level);
    if (text !== '') this.#headings.push({ level, text: text.slice(0, 300) });
  }

  /** Words that stand loose between blocks belong together up to the next block. */
  #children(element: Element): void {
    let loose: AnyNode[] = [];
    const flush = (): void => {
      if (loose.length > 0) this.#text(clean(this.#inline(loose)));
      loose = [];
    };
    for (const child of element.children) {
      if (isTag(child) && (blockTags.has(child.name) || this.#holders.has(child))) {
        flush();
        this.visit(child);
      } else loose.push(child);
    }
    flush();
  }

  #text(text: string): void {
    if (text === '') return;
    this.blocks.push({ kind: 'text', headings: this.#above, text: text.slice(0, lengthMax) });
    this.#hours([text]);
  }

  #list(element: Element): void {
    const items: string[] = [];
    const flush = (): void => {
      if (items.length > 0) this.#items(items.splice(0));
    };
    for (const item of childElements(element)) {
      if (this.#isLeftOut(item)) continue;
      // What has headings or tables of its own is no item of a list of words.
      if (holdsStructure(item)) {
        flush();
        this.#children(item);
      } else {
        const text = this.#words(item).slice(0, lengthMax);
        if (text !== '') items.push(text);
      }
    }
    flush();
  }

  /** A list of things with their prices is a table that was not drawn as one. */
  #items(items: readonly string[]): void {
    const rows = items.map(priced);
    const isPriceList = items.length > 1 && rows.every((row) => row !== undefined);
    if (isPriceList) {
      this.blocks.push({ kind: 'table', headings: this.#above, columns: [], rows });
    } else this.blocks.push({ kind: 'list', headings: this.#above, items });
    this.#hours(items);
  }

  #table(element: Element): void {
    const isLayout = /^(presentation|none)$/u.test(element.attribs['role'] ?? '') || holdsStructure(element);
    if (isLayout) {
      for (const cell of elementsBelow(element)) {
        const isOuter = cell.name === 'td' || cell.name === 'th';
        if (isOuter && !this.#isLeftOut(cell) && tableOf(cell) === element) this.#children(cell);
      }
      return;
    }
    const { caption, parts } = readTable(element, (cell) =>
      this.#isLeftOut(cell) ? '' : this.#words(cell).slice(0, lengthMax),
    );
    for (const part of parts) this.#rows(part, caption);
  }

  #definitions(element: Element): void {
    const rows: string[][] = [];
    let terms: string[] = [];
    let isTerm = false;
    const groups = childElements(element).flatMap((child) =>
      child.name === 'div' ? childElements(child) : [child],
    );
    for (const child of groups) {
      if (this.#isLeftOut(child)) continue;
      const text = this.#words(child);
      if (child.name === 'dt') {
        if (!isTerm) terms = [];
        terms.push(text);
      } else if (child.name === 'dd') {
        // Terms that stand together share what is said of them.
        if (isTerm || rows.length === 0) rows.push([terms.join(', '), text]);
        else rows.at(-1)?.push(text);
      }
      isTerm = child.name === 'dt';
    }
    this.#rows({ group: undefined, columns: [], rows }, '');
  }

  #rows({ group, columns, rows }: Rows, caption: string): void {
    if (rows.length === 0) return;
    const own = [caption, group ?? ''].filter((text) => text !== '');
    const headings = [...this.#above, ...own.filter((text) => !this.#above.includes(text))];
    this.blocks.push({ kind: 'table', headings, columns, rows });
    for (const { days, branch } of hoursOfTable(columns, rows)) {
      this.#stated(days, branch === '' ? headings : [...headings, branch]);
    }
  }

  #details(element: Element): void {
    const summary = childElements(element).find(({ name }) => name === 'summary');
    const question = summary === undefined ? '' : this.#words(summary);
    const before = this.#headings;
    const from = this.blocks.length;
    this.#heading(6, question);
    const rest = element.children.filter((child) => child !== summary);
    if (rest.some((child) => isTag(child) && (blockTags.has(child.name) || this.#holders.has(child)))) {
      for (const child of rest) if (isTag(child)) this.visit(child);
    } else this.#text(clean(this.#inline(rest)));
    const answer = clean(
      this.blocks
        .slice(from)
        .map((block) => (block.kind === 'hours' ? '' : wordsOf(block)))
        .join(' '),
    );
    if (question !== '' && answer !== '') this.questions.push({ question, answer });
    this.#headings = before;
  }

  #hours(lines: readonly string[]): void {
    this.#stated(
      lines.flatMap((line) => hoursIn(line)),
      this.#above,
    );
  }

  #stated(days: readonly DayHours[], headings: readonly string[]): void {
    if (days.length > 0) this.blocks.push({ kind: 'hours', headings, days });
  }

  #words(element: Element): string {
    return clean(this.#inline(element.children));
  }

  /** Pieces side by side are words of their own. */
  #inline(nodes: readonly AnyNode[]): string {
    let text = '';
    for (const node of nodes) {
      const words = this.#readable(node);
      const isApart = isTag(node) && pieces.has(node.name) && node.prev !== null && isTag(node.prev);
      text += isApart && words !== '' ? ` ${words}` : words;
    }
    return text;
  }

  /** The text of a node as it is read: a line break is one. */
  #readable(node: AnyNode): string {
    if (isText(node)) return node.data;
    if (!isTag(node) || this.#depth > depthMax || this.#isLeftOut(node)) return '';
    if (node.name === 'br') return '\n';
    this.#depth += 1;
    const text = this.#inline(node.children);
    this.#depth -= 1;
    return blockTags.has(node.name) ? ` ${text} ` : text;
  }
}

export const wordsOf = (block: Block): string => {
  if (block.kind === 'text') return block.text;
  if (block.kind === 'list') return block.items.join(' ');
  return block.kind === 'table' ? [...block.columns, ...block.rows.flat()].join(' ') : '';
};

/** Every element with a block somewhere below it, found in one pass. */
function holdersOfBlocks(root: Element): ReadonlySet<Element> {
  const holders = new Set<Element>();
  for (const element of elementsBelow(root)) {
    if (!blockTags.has(element.name)) continue;
    for (let above = element.parent; above !== null && isTag(above); above = above.parent) {
      if (holders.has(above)) break;
      holders.add(above);
    }
  }
  return holders;
}

function holdsStructure(element: Element): boolean {
  for (const { name } of elementsBelow(element)) {
    if (/^(h[1-6]|table|dl|details|ul|ol)$/u.test(name)) return true;
  }
  return false;
}

function tableOf(cell: Element): Element | undefined {
  for (let above = cell.parent; above !== null && isTag(above); above = above.parent) {
    if (above.name === 'table') return above;
  }
  return undefined;
}
