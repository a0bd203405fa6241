import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const instant = z.date().transform((date) => date.toISOString());
const row = z.object({
  factId: z.string(),
  question: z.string().nullable(),
  text: z.string().nullable(),
  language: z.string(),
  taughtAt: instant,
  correctedAt: instant.nullable(),
});
export type TaughtFact = Readonly<z.infer<typeof row>>;

/** As many as a business may have at once. */
const factsMax = 500;

export const createTaughtFacts = (query: Query) => ({
  /** Newest first. */
  async all(tenant: string): Promise<readonly TaughtFact[]> {
    const rows = await query(
      tenant,
      `select fact_id as "factId", question, text, language, taught_at as "taughtAt", corrected_at as "correctedAt"
       from {{taught_facts}} where tenant = $1 order by taught_at desc, key desc limit ${String(factsMax)}`,
      [tenant],
    );
    return z.array(row).parse(rows);
  },
});

export type TaughtFacts = ReturnType<typeof createTaughtFacts>;
