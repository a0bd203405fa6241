import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  kind: z.enum(['conversation', 'call', 'lead', 'contact', 'opted-out']),
  subjectId: z.string(),
  relatedId: z.string(),
  conversationId: z.string().nullable(),
});
export type PersonLink = Readonly<z.infer<typeof row>>;

/** More than one person has is a mistake in linking. */
const countMax = 10_000;

const columns = `kind, subject_id as "subjectId", related_id as "relatedId", conversation_id as "conversationId"`;

export const createPersonLinks = (query: Query) => ({
  /** Everything that names one of these people, and everything of these conversations, oldest first. */
  async of(
    tenant: string,
    { subjectIds, conversationIds }: { subjectIds: readonly string[]; conversationIds: readonly string[] },
  ): Promise<readonly PersonLink[]> {
    const rows = await query(
      tenant,
      `select ${columns} from {{person_links}} where tenant = $1
       and (subject_id = any($2) or (related_id = any($2) and kind = 'contact') or conversation_id = any($3))
       order by at, key limit $4`,
      [tenant, [...subjectIds], [...conversationIds], countMax],
    );
    return z.array(row).parse(rows);
  },
});
