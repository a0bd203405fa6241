import type { Request } from 'express';
import type { z } from 'zod';
import type { AskedTimes, Stretch } from '../../application/report/times.js';
import type { began } from './contract/between.js';
import { Refusal } from './problem-details.js';

/** When some days of a business were; undefined where they cannot be asked for. */
export type TimesOf = (tenant: string, asked: AskedTimes) => Promise<readonly Stretch[] | undefined>;

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
      : 'Times are written as 2026-11-24T10:00:00Z, days as 2026-11-24.';
  throw notValid(`“${issue?.path.join('.') ?? ''}” is not valid. ${help}`);
}

type Began = { readonly [Name in keyof typeof began]?: string | undefined };

/** The same filters, with the days at which something began as the instants that they were. Raises `filter-not-valid`. */
export async function withTimes<Filters extends Began>(
  timesOf: TimesOf,
  tenant: string,
  { first, last, weekday, hour, ...filters }: Filters,
): Promise<Omit<Filters, keyof Began> & { readonly began?: readonly Stretch[] }> {
  if ([first, last, weekday, hour].every((one) => one === undefined)) return filters;
  if (first === undefined || last === undefined) throw daysNotValid;
  const asked = { first, last, weekday: numberOf(weekday), hour: numberOf(hour) };
  const times = await timesOf(tenant, asked);
  if (times === undefined) throw daysNotValid;
  return { ...filters, began: times };
}

const numberOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

const notValid = (why: string): Refusal => new Refusal(422, 'filter-not-valid', why);
const daysNotValid = notValid(
  'Please give a “first” and a “last” day, such as 2026-11-01 and 2026-11-28: at most 366 days. “weekday” and “hour” narrow them down.',
);
