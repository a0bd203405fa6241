import { z } from 'zod';
import { isErased, personal } from '../kernel/personal.js';
import { snapshot } from '../kernel/snapshot.js';
import type { Knowledge } from './state.js';

const id = z.string();

const kept = z.object({
  accountId: id,
  website: z.enum(['none', 'added']),
  crawlIds: z.array(id),
  pages: z.array(
    z.object({
      pageId: id,
      blobId: id,
      contentHash: z.string(),
      url: personal(z.string(), { subject: 'accountId', keep: 'account' }),
    }),
  ),
});

/** A website is read daily for years, and each publication names all of its pages. */
export const knowledgeSnapshot = snapshot<Knowledge, typeof kept>({
  version: 2,
  every: 20,
  data: kept,
  take: ({ crawlIds, pages, ...state }) => ({
    ...state,
    crawlIds: [...crawlIds],
    pages: [...pages],
  }),
  restore: ({ pages, ...state }) => ({
    ...state,
    pages: pages.flatMap(({ url, ...page }) => (isErased(url) ? [] : [{ ...page, url }])),
  }),
});
