import type { z } from 'zod';
import { rowsOf } from './json-lines.js';

/** What people say on the line: the set that the phrases were written with, and one that was written after them. */
export const bothSets = <Row>(name: string, row: z.ZodType<Row>): readonly Row[] =>
  [name, `${name}-second`].flatMap((set) => rowsOf(`tests/calls/${set}.jsonl`, row));
