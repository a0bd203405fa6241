import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';

type Row = Readonly<Record<string, unknown>>;

interface File {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A cell that a spreadsheet would take for a formula is marked as text; the byte order mark says that it is UTF-8. */
export async function sendCsv(
  response: Response,
  { name, columns }: File,
  rows: AsyncIterable<Row> | Iterable<Row>,
): Promise<void> {
  response.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
  });
  const csv = stringify({
    ...{ header: true, columns: [...columns], bom: true, escape_formulas: true },
    record_delimiter: 'windows',
  });
  await pipeline(rows, csv, response);
}
