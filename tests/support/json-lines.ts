import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** The rows of a file with one JSON document a line, each checked against the schema. */
export const rowsOf = <Row>(path: string, row: z.ZodType<Row>): readonly Row[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => row.parse(JSON.parse(line)));
