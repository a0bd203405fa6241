import type { DayHours } from '../../application/ports/website-reader.js';
import { hoursIn } from './opening-hours.js';
import { weekdayIndex } from './weekdays.js';

export interface TableHours {
  /** Whose hours they are, where the table has a column for each; empty otherwise. */
  readonly branch: string;
  readonly days: readonly DayHours[];
}

const partOfDay =
  /^(|hours?|opening hours|open|times?|when|morning|forenoon|afternoon|evening|notes?|mañana|tarde|noche|horario|vormittags?|nachmittags?|abends?|[oö]ffnungszeiten|uhrzeit|zeit|matin|apr[eè]s-midi|soir|horaires?|heures?)$/iu;
const opens = /^(opens?|opening|from|start|abre|apertura|desde|von|ab|öffnet|ouverture|ouvre|de)$/iu;
const closes = /^(closes?|closing|to|until|end|cierra|cierre|hasta|bis|schließt|fermeture|ferme|à)$/iu;

/** A column of times at which nobody is there, or that are not those of opening. */
const isOtherwise =
  /\b(lunch|breaks?|mittag\w*pause|pausen?|pausa|descanso|siesta|pause|last (entry|orders?|admission)|telephone only|phone only)\b/iu;

/** The opening hours in a table: a day in each row or in each column, a column for each part of the day or for each branch. */
export function hoursOfTable(
  allColumns: readonly string[],
  allRows: readonly (readonly string[])[],
): readonly TableHours[] {
  const isKept = (_: string, index: number): boolean => !isOtherwise.test(allColumns[index] ?? '');
  const columns = allColumns.filter(isKept);
  const rows = allRows.map((row) => row.filter(isKept));
  if (columns.filter((column) => weekdayIndex(column.toLowerCase()) >= 0).length > 2) {
    return rows.flatMap((row) => acrossOf(columns, row));
  }
  const [, second = '', third = ''] = columns;
  if (opens.test(second) && closes.test(third)) {
    return only(
      rows.map(([day = '', from = '', to = '']) => `${day}: ${from === to ? from : `${from} - ${to}`}`),
    );
  }
  const isForBranches = columns.length > 2 && columns.slice(1).every((column) => !partOfDay.test(column));
  if (isForBranches) {
    return columns.slice(1).flatMap((branch, index) => {
      const days = linesToDays(rows.map((row) => `${row[0] ?? ''}: ${row[index + 1] ?? ''}`));
      return days.length === 0 ? [] : [{ branch, days }];
    });
  }
  return only(rows.map(([day = '', ...times]) => `${day}: ${times.filter(Boolean).join(', ')}`));
}

/** Days stand over the columns; a row that begins with a name is that of a branch. */
function acrossOf(columns: readonly string[], row: readonly string[]): readonly TableHours[] {
  const [first = ''] = columns;
  const isNamed = weekdayIndex(first.toLowerCase()) < 0;
  const days = linesToDays(columns.map((column, index) => `${column}: ${row[index] ?? ''}`));
  return days.length === 0 ? [] : [{ branch: isNamed ? (row[0] ?? '') : '', days }];
}

const linesToDays = (lines: readonly string[]): readonly DayHours[] => lines.flatMap((line) => hoursIn(line));

const only = (lines: readonly string[]): readonly TableHours[] => {
  const days = linesToDays(lines);
  return days.length === 0 ? [] : [{ branch: '', days }];
};
