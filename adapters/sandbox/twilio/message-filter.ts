import { z } from 'zod';
import type { Form } from './form.js';
import type { MessageFilter } from './message-store.js';

const moment = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .optional();
const dates = z.object({ DateSent: moment, 'DateSent<': moment, 'DateSent>': moment });

const secondMs = 1_000;
const dayMs = 86_400_000;

/**
 * Which messages a list asks for. `DateSent` means a day in GMT; the other two, for which the SDK says `dateSentBefore` and
 * `dateSentAfter`, include what they name, a day or a second. Undefined when a date makes no sense.
 */
export function readFilter(query: Form): MessageFilter | undefined {
  const { success, data } = dates.safeParse(query);
  if (!success) return undefined;
  const { DateSent: on, 'DateSent<': until, 'DateSent>': since } = data;
  const numbers = { to: query['To'], from: query['From'] };
  if (on !== undefined) {
    return { ...numbers, sentFrom: new Date(dayOf(on)), sentBefore: endOf(dayOf(on)) };
  }
  return {
    ...numbers,
    sentFrom: since === undefined ? undefined : new Date(since),
    sentBefore: until === undefined ? undefined : endOf(until),
  };
}

const dayOf = (text: string): string => new Date(text).toISOString().slice(0, 10);

const endOf = (text: string): Date =>
  new Date(Date.parse(text) + (/^\d{4}-\d\d-\d\d$/u.test(text) ? dayMs : secondMs));
