import type { Element } from 'domhandler';
import { childElements } from './tree.js';

interface Cell {
  readonly text: string;
  readonly isHead: boolean;
}

/** Rows under one set of columns. */
export interface Rows {
  /** The row that stands over them across the whole table, such as the name of a group of services. */
  readonly group: string | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Table {
  readonly caption: string;
  readonly parts: readonly Rows[];
}

const cellsMax = 10_000;
const spanMax = 100;

/** A table whose merged cells are said in each place they cover. */
export function readTable(table: Element, textOf: (cell: Element) => string): Table {
  const caption = childElements(table).find(({ name }) => name === 'caption');
  const grid = gridOf(rowsOf(table), textOf);
  const width = Math.max(0, ...grid.map(({ cells }) => cells.length));
  const parts: { group: string | undefined; columns: readonly string[]; rows: (readonly string[])[] }[] = [];
  let columns: readonly string[] = [];
  let group: string | undefined;
  let isOpen = false;
  for (const row of grid) {
    const texts = row.cells.map(({ text }) => text);
    if (texts.every((text) => text === '')) continue;
    const isAlone = row.sourceCount === 1 && width > 1;
    const isAcross = isAlone && (texts.length === width || row.cells[0]?.isHead === true);
    const isHead = row.isHead || row.cells.every((cell) => cell.isHead);
    if (isAcross) {
      group = texts[0];
      isOpen = false;
    } else if (isHead) {
      // Two rows of heads name a column together; heads after rows begin anew.
      columns = columns.length > 0 && parts.length === 0 ? joined(columns, texts) : texts;
      isOpen = false;
    } else {
      if (!isOpen) parts.push({ group, columns, rows: [] });
      isOpen = true;
      parts.at(-1)?.rows.push(texts);
    }
  }
  return { caption: caption === undefined ? '' : textOf(caption), parts };
}

const joined = (above: readonly string[], below: readonly string[]): readonly string[] =>
  below.map((text, index) => {
    const over = above[index] ?? '';
    return over === '' || over === text ? text : text === '' ? over : `${over} – ${text}`;
  });

interface SourceRow {
  readonly cells: readonly Element[];
  readonly isHead: boolean;
}

function rowsOf(table: Element): readonly SourceRow[] {
  const rows: SourceRow[] = [];
  const add = (row: Element, isHead: boolean): void => {
    const cells = childElements(row).filter(({ name }) => name === 'td' || name === 'th');
    rows.push({ cells, isHead });
  };
  for (const child of childElements(table)) {
    if (child.name === 'tr') add(child, false);
    else if (/^t(head|body|foot)$/u.test(child.name)) {
      for (const row of childElements(child)) if (row.name === 'tr') add(row, child.name === 'thead');
    }
  }
  return rows;
}

interface GridRow {
  readonly cells: readonly Cell[];
  readonly isHead: boolean;
  readonly sourceCount: number;
}

function gridOf(rows: readonly SourceRow[], textOf: (cell: Element) => string): readonly GridRow[] {
  let cellCount = 0;
  /** What still reaches down into the next rows, by column. */
  const reaching = new Map<number, { readonly cell: Cell; left: number }>();
  return rows.map((row): GridRow => {
    const cells: Cell[] = [];
    const takeReaching = (): void => {
      for (let above = reaching.get(cells.length); above !== undefined; above = reaching.get(cells.length)) {
        above.left -= 1;
        if (above.left <= 0) reaching.delete(cells.length);
        cells.push(above.cell);
      }
    };
    for (const element of row.cells) {
      takeReaching();
      const cell = { text: textOf(element), isHead: element.name === 'th' };
      const down = spanOf(element, 'rowspan');
      for (let across = spanOf(element, 'colspan'); across > 0 && cellCount < cellsMax; across -= 1) {
        if (down > 1) reaching.set(cells.length, { cell, left: down - 1 });
        cells.push(cell);
        cellCount += 1;
      }
    }
    takeReaching();
    return { cells, isHead: row.isHead, sourceCount: row.cells.length };
  });
}

const spanOf = ({ attribs }: Element, name: string): number => {
  const span = Number.parseInt(attribs[name] ?? '1', 10);
  return span >= 1 ? Math.min(span, spanMax) : 1;
};
