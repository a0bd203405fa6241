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
  /** The pages of one reading in the order they were met, 100 at a time. The cursor is the last page's id. */
  async page(tenant: string, crawlId: string, cursor: string | undefined): Promise<Page<KnowledgePage>> {
    const rows = await query(
      tenant,
      `select page_id as "pageId", key as url, title, language, status, reason, read_at as "readAt"
       from {{knowledge_pages}} where tenant = $1 and crawl_id = $2 and page_id > $3
       order by page_id limit ${String(pageSize)}`,
      [tenant, crawlId, cursor ?? ''],
    );
    const pages = z.array(row).parse(rows);
    return { rows: pages, nextCursor: pages.length < pageSize ? null : (pages.at(-1)?.pageId ?? null) };
  },
});

export type KnowledgePages = ReturnType<typeof createKnowledgePages>;
