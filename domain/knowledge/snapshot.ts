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
  facts: z.array(
    z.object({
      factId: id,
      fact: personal(z.object({ question: z.string(), text: z.string(), language: z.string() }), {
        subject: 'accountId',
        keep: 'account',
      }),
    }),
  ),
  factIds: z.array(id),
  changeIds: z.array(id),
  dismissedIds: z.array(id),
});

/** A website is read daily for years, and each publication names all of its pages. */
export const knowledgeSnapshot = snapshot<Knowledge, typeof kept>({
  version: 2,
  every: 20,
  data: kept,
  take: ({ crawlIds, pages, facts, factIds, changeIds, dismissedIds, ...state }) => ({
    ...state,
    crawlIds: [...crawlIds],
    pages: [...pages],
    facts: facts.map(({ factId, ...fact }) => ({ factId, fact })),
    factIds: [...factIds],
    changeIds: [...changeIds],
    dismissedIds: [...dismissedIds],
  }),
  restore: ({ pages, facts, ...state }) => ({
    ...state,
    pages: pages.flatMap(({ url, ...page }) => (isErased(url) ? [] : [{ ...page, url }])),
    facts: facts.flatMap(({ factId, fact }) => (isErased(fact) ? [] : [{ factId, ...fact }])),
  }),
});
