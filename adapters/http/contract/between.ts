import { z } from 'zod';

/** In a query: from this instant on, and before that one. */
export const between = { from: z.iso.datetime().optional(), until: z.iso.datetime().optional() };

/**
 * In a query: what began from a first to a last day of the business's own calendar, at most 366, as its reports count it: with spam,
 * without what was imported. `weekday` (0, Monday, to 6) and `hour` (0 to 23 of its clock) narrow the days down.
 */
export const began = {
  first: z.iso.date().optional(),
  last: z.iso.date().optional(),
  weekday: z
    .string()
    .regex(/^[0-6]$/u)
    .optional(),
  hour: z
    .string()
    .regex(/^(?:1?\d|2[0-3])$/u)
    .optional(),
};
/** How many more there were by the reports, which are not kept any more; null where that is not asked, or not known. */
export const gone = z.int().nullable();
