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

/** What an owner taught. `question` is empty where it is a plain statement. */
const fact = z.object({ question: z.string(), text: z.string(), language: z.string() });
export type Fact = Readonly<z.infer<typeof fact>>;

export const knowledgeEvents = {
  WebsiteAdded: event(
    1,
    z.object({ accountId: id, website: personal(z.string(), ofBusiness), addedAt: time }),
  ),
  KnowledgePublished: event(
    2,
    z.object({ accountId: id, crawlId: id, pages: z.array(page), publishedAt: time }),
  ),
  /** `answers`: the messages of visitors that nobody could answer before. */
  FactTaught: event(
    1,
    z.object({
      accountId: id,
      factId: id,
      fact: personal(fact, ofBusiness),
      answers: z.array(id),
      taughtAt: time,
    }),
  ),
  FactCorrected: event(
    1,
    z.object({
      accountId: id,
      factId: id,
      changeId: id,
      fact: personal(fact, ofBusiness),
      correctedAt: time,
    }),
  ),
  FactRetired: event(1, z.object({ accountId: id, factId: id, retiredAt: time })),
  /** Questions that need no answer, by the ids of their messages. */
  QuestionsDismissed: event(1, z.object({ accountId: id, messageIds: z.array(id), dismissedAt: time })),
} as const satisfies EventSpecs;

export type KnowledgeEvent = EventOf<typeof knowledgeEvents>;

/** A page as it is handed in: nothing in it is erased. */
export interface KnownPage {
  readonly pageId: string;
  readonly blobId: string;
  readonly contentHash: string;
  readonly url: string;
}
