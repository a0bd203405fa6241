import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  noteId: z.string(),
  text: z.string().nullable(),
  actor: z.string(),
  at: z.date().transform((date) => date.toISOString()),
});
export type LeadNote = Readonly<z.infer<typeof row>>;

/** As many as a lead takes. */
const countMax = 100;

export const createLeadNotes = (query: Query) => ({
  /** Of one lead, newest first. */
  async of(tenant: string, leadId: string): Promise<readonly LeadNote[]> {
    const rows = await query(
      tenant,
      `select key as "noteId", text, actor, noted_at as at from {{lead_notes}}
       where tenant = $1 and lead_id = $2 order by noted_at desc, key desc limit $3`,
      [tenant, leadId, countMax],
    );
    return z.array(row).parse(rows);
  },
});

export type LeadNotes = ReturnType<typeof createLeadNotes>;
