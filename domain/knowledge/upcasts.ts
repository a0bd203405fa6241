import type { Upcast, Upcasts } from '../kernel/event.js';
import type { knowledgeEvents } from './events.js';

/** No hash equals an empty one: such a page is read anew, and known by its hash from then on. */
const withHashes: Upcast = (body) => {
  const { pages } = body;
  if (!Array.isArray(pages)) return body;
  return { ...body, pages: pages.map((page: object) => ({ ...page, contentHash: '' })) };
};

export const knowledgeUpcasts: Upcasts<typeof knowledgeEvents> = {
  KnowledgePublished: [withHashes],
};
