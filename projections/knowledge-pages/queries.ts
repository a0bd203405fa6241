import { z } from 'zod';
import type { Page } from '../kernel/page.js';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  pageId: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  language: z.string().nullable(),
  status: z.enum(['read', 'skipped', 'kept']),
  reason: z.string().nullable(),
  readAt: z
    .date()
    .transform((date) => date.toISOString())
    .nullable(),
});
export type KnowledgePage = Readonly<z.infer<typeof row>>;

const pageSize = 100;

export const createKnowledgePages = (query: Query) => ({
  /**
   * What the desk knows, and what one reading met beside it, in the order the pages were met; 100 at a time. A page of which
   * that reading had nothing to say stands as it was published. The cursor is the last page's id.
   */
  async page(tenant: string, crawlId: string, cursor: string | undefined): Promise<Page<KnowledgePage>> {
    const rows = await query(
      tenant,
      `with newest as (
         select published_in from {{knowledge_pages}} where tenant = $1 and published_in <> ''
         order by published_at desc, published_in desc limit 1
       ), shown as (
         select p.*, crawl_id = $2 as is_met, published_in = (select published_in from newest) as is_known
         from {{knowledge_pages}} p where tenant = $1
       )
       select page_id as "pageId", key as url, title, language,
         case when not is_met then 'read' when is_known and status = 'skipped' then 'kept' else status end as status,
         case when is_met then reason end as reason, read_at as "readAt"
       from shown where (is_met or is_known) and page_id > $3
       order by page_id limit ${String(pageSize)}`,
      [tenant, crawlId, cursor ?? ''],
    );
    const pages = z.array(row).parse(rows);
    return { rows: pages, nextCursor: pages.length < pageSize ? null : (pages.at(-1)?.pageId ?? null) };
  },
});

export type KnowledgePages = ReturnType<typeof createKnowledgePages>;
