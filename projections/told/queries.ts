import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const instant = z.date().transform((date) => date.toISOString());
const words = z.object({
  origin: z.enum(['page', 'fact']),
  pageId: z.string(),
  url: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  toldCount: z.int(),
  lastToldAt: instant,
});
export type ToldWords = Readonly<z.infer<typeof words>>;

const visitor = z.object({ conversationId: z.string(), toldAt: instant });
export type ToldVisitor = Readonly<z.infer<typeof visitor>>;

/** The same page is known by its address, a fact by its id: a page has a new id with every version. */
const place = `origin, coalesce(url, page_id)`;

export const createTold = (query: Query) => ({
  /** The different words that were told, told last first. */
  async words(tenant: string, countMax: number): Promise<readonly ToldWords[]> {
    const rows = await query(
      tenant,
      `select origin, max(page_id) as "pageId", max(url) as url, max(title) as title, excerpt as text,
         count(distinct conversation_id)::int as "toldCount", max(told_at) as "lastToldAt"
       from {{told}} where tenant = $1 group by ${place}, excerpt order by max(told_at) desc limit $2`,
      [tenant, countMax],
    );
    return z.array(words).parse(rows);
  },

  /** In which conversations these words were told, newest first, each once. */
  async visitors(
    tenant: string,
    { origin, url, pageId, text }: Pick<ToldWords, 'origin' | 'url' | 'pageId' | 'text'>,
    countMax: number,
  ): Promise<readonly ToldVisitor[]> {
    const rows = await query(
      tenant,
      `select conversation_id as "conversationId", max(told_at) as "toldAt" from {{told}}
       where tenant = $1 and md5(excerpt) = md5($2) and excerpt = $2 and origin = $3 and coalesce(url, page_id) = $4
       group by conversation_id order by max(told_at) desc limit $5`,
      [tenant, text, origin, url ?? pageId, countMax],
    );
    return z.array(visitor).parse(rows);
  },
});
