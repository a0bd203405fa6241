import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const ofBusiness = { subject: 'accountId', keep: 'account' } as const;

const page = z.object({
  pageId: id,
  /** Where the text of the page stands in the blob store. */
  blobId: id,
  /** SHA-256 of the page as it was read, in hex; empty where that was before hashes were kept. */
  contentHash: z.string(),
  url: personal(z.string(), ofBusiness),
  /** Not readable this time: the text of an earlier reading still stands. */
  kept: z.boolean(),
});

export const knowledgeEvents = {
  WebsiteAdded: event(
    1,
    z.object({ accountId: id, website: personal(z.string(), ofBusiness), addedAt: time }),
  ),
  KnowledgePublished: event(
    2,
    z.object({ accountId: id, crawlId: id, pages: z.array(page), publishedAt: time }),
  ),
} as const satisfies EventSpecs;

export type KnowledgeEvent = EventOf<typeof knowledgeEvents>;

/** A page as it is handed in: nothing in it is erased. */
export interface KnownPage {
  readonly pageId: string;
  readonly blobId: string;
  readonly contentHash: string;
  readonly url: string;
}
