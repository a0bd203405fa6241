import type { Request } from 'express';
import type { z } from 'zod';
import { Refusal } from './problem-details.js';

/** What a list is narrowed by in its query. Raises `filter-not-valid`. */
export function filtersOf<Schema extends z.ZodType>(
  { query }: Pick<Request, 'query'>,
  schema: Schema,
): z.infer<Schema> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const help =
    issue?.code === 'invalid_value'
      ? `It can be ${issue.values.map(String).join(', ')}.`
      : 'Times are written as 2026-11-24T10:00:00Z.';
  throw new Refusal(422, 'filter-not-valid', `“${issue?.path.join('.') ?? ''}” is not valid. ${help}`);
}
