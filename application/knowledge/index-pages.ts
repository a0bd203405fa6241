import type { KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import type { BlobStore } from '../ports/blob-store.js';
import type { Passages, PublishedPage } from '../ports/passages.js';
import { keepRepeatedOnce } from './keep-repeated-once.js';
import { readKept } from './kept-page.js';

type Published = Extract<KnowledgeEvent, { type: 'KnowledgePublished' }>['data'];

/** Makes what was published quotable. Derived from the log and the blobs alone, so it may run again at any time. */
export const indexPages =
  ({ blobs, passages }: { readonly blobs: BlobStore; readonly passages: Passages }) =>
  async (tenant: string, { pages }: Published): Promise<void> => {
    const published: PublishedPage[] = [];
    for (const { pageId, blobId, contentHash } of pages) {
      const bytes = await blobs.get(tenant, blobId);
      // Erased since: there is nothing left to quote.
      if (bytes === undefined) continue;
      published.push({ pageId, contentHash, page: readKept(bytes).page });
    }
    await passages.publish(tenant, keepRepeatedOnce(published));
  };
