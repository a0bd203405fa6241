import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** The rows of a question set, by its path below `tests`; each checked against the schema. */
export const rowsOf = <Row>(path: string, row: z.ZodType<Row>): readonly Row[] =>
  readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => row.parse(JSON.parse(line)));
