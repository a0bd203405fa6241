import { z } from 'zod';

/** Parameters of a request, of its body or its query. Where one stands twice the last counts. */
export type Form = Readonly<Partial<Record<string, string>>>;

const schema = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()).transform((values) => values.at(-1))]),
);

/** Reads what Express made of a form or a query; what is neither is empty. */
export const readForm = (parsed: unknown): Form => schema.safeParse(parsed).data ?? {};
