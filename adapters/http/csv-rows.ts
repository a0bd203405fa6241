import type { ListedLead } from '../../application/lead/import-leads.js';

export interface CsvRow {
  /** From 1 on, where the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** RFC 4180, with commas, semicolons or tabs, whichever the first line has most of. Rows with nothing in them are left out. */
export function* csvRows(text: string): Generator<CsvRow> {
  const csv = text.replace(/^\uFEFF/u, '');
  const [first = ''] = csv.split(/\r?\n/u, 1);
  const countOf = (mark: string): number => first.split(mark).length;
  const [mark = ','] = [',', ';', '\t'].sort((one, other) => countOf(other) - countOf(one));
  let line = 1;
  let begun = 1;
  let cells: string[] = [];
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${mark}\\r\\n][^${mark}\\r\\n]*)?)(${mark}|\\r?\\n|$)`,
    'uy',
  );
  while (cell.lastIndex <= csv.length) {
    const rest = csv.slice(cell.lastIndex);
    // A quote that is never closed: the rest is one cell.
    const [whole, quoted, bare = '', end] = cell.exec(csv) ?? [rest, undefined, rest, ''];
    cells.push((quoted?.replaceAll('""', '"') ?? bare).trim());
    line += whole.split('\n').length - 1;
    if (end === mark) continue;
    if (cells.some((one) => one !== '')) yield { line: begun, cells };
    if (end === '') return;
    cells = [];
    begun = line;
  }
}

/** The columns by their names, in any order and case; undefined where neither addresses nor numbers are among them. */
export function listedLeads(
  text: string,
  countMax: number,
): readonly { readonly line: number; readonly lead: ListedLead }[] | undefined {
  const rows = csvRows(text);
  const head = rows.next();
  const names = head.done === true ? [] : head.value.cells.map((name) => name.toLowerCase());
  if (!names.includes('email') && !names.includes('phone')) return undefined;
  const listed = [];
  for (const { line, cells } of rows) {
    const of = (name: string): string => unmarked(cells[names.indexOf(name)] ?? '');
    listed.push({
      line,
      lead: { name: of('name'), email: of('email'), phone: of('phone'), note: of('note') },
    });
    if (listed.length > countMax) break;
  }
  return listed;
}

/** As our own files mark what a spreadsheet would take for a formula. */
const unmarked = (cell: string): string => cell.replace(/^'(?=[=+\-@])/u, '');
