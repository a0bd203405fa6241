import { accept, reject, type Decide } from '../kernel/decider.js';
import type { KnowledgeCommand } from './commands.js';
import type { Fact, KnowledgeEvent, KnownPage } from './events.js';
import type { Knowledge } from './state.js';

export type KnowledgeReason =
  | 'NoWebsite'
  | 'NothingToPublish'
  | 'NothingChanged'
  | 'MostPagesMissing'
  | 'FactUnknown'
  | 'FactIsRetired'
  | 'FactTooLong'
  | 'TooManyFacts'
  | 'TooManyQuestions';

export const factCountMax = 500;
const factLengthMax = 2_000;
const questionCountMax = 1_000;

export const decide: Decide<Knowledge, KnowledgeCommand, KnowledgeEvent, KnowledgeReason> = {
  AddWebsite(knowledge, { data, now }) {
    if (knowledge.website === 'added') return accept();
    return accept({ type: 'WebsiteAdded', data: { ...data, addedAt: now } });
  },

  // A page that failed loses nothing that was read before; a page that is gone is gone.
  PublishCrawl(knowledge, { data, now }) {
    if (knowledge.website === 'none') return reject('NoWebsite');
    const { accountId, crawlId, read, unchanged, acceptsLoss } = data;
    if (knowledge.crawlIds.includes(crawlId)) return accept();
    const present = [...read, ...unchanged];
    if (present.length === 0) return reject('NothingToPublish');
    const kept = keptOf(knowledge.pages, data);
    if (!acceptsLoss && isMostlyMissing(knowledge.pages, data, present.length)) {
      return reject('MostPagesMissing');
    }
    if (isSame(knowledge.pages, [...present, ...kept])) return reject('NothingChanged');
    const pages = [
      ...present.map((page) => ({ ...page, kept: false })),
      ...kept.map((page) => ({ ...page, kept: true })),
    ];
    return accept({ type: 'KnowledgePublished', data: { accountId, crawlId, pages, publishedAt: now } });
  },

  TeachFact(knowledge, { data: { answers, ...data }, now }) {
    if (knowledge.factIds.includes(data.factId)) return accept();
    if (knowledge.facts.length >= factCountMax) return reject('TooManyFacts');
    if (answers.length > questionCountMax) return reject('TooManyQuestions');
    if (isTooLong(data.fact)) return reject('FactTooLong');
    return accept({ type: 'FactTaught', data: { ...data, answers: [...answers], taughtAt: now } });
  },

  CorrectFact(knowledge, { data, commandId: changeId, now }) {
    if (!knowledge.factIds.includes(data.factId)) return reject('FactUnknown');
    if (knowledge.changeIds.includes(changeId)) return accept();
    if (!isTaught(knowledge, data.factId)) return reject('FactIsRetired');
    if (isTooLong(data.fact)) return reject('FactTooLong');
    return accept({ type: 'FactCorrected', data: { ...data, changeId, correctedAt: now } });
  },

  RetireFact(knowledge, { data, now }) {
    if (!knowledge.factIds.includes(data.factId)) return reject('FactUnknown');
    return isTaught(knowledge, data.factId)
      ? accept({ type: 'FactRetired', data: { ...data, retiredAt: now } })
      : accept();
  },

  DismissQuestions(knowledge, { data: { accountId, messageIds }, now }) {
    const open = messageIds.filter((id) => !knowledge.dismissedIds.includes(id));
    if (open.length > questionCountMax) return reject('TooManyQuestions');
    if (open.length === 0) return accept();
    return accept({
      type: 'QuestionsDismissed',
      data: { accountId, messageIds: [...new Set(open)], dismissedAt: now },
    });
  },
};

const isTaught = ({ facts }: Knowledge, factId: string): boolean =>
  facts.some((fact) => fact.factId === factId);

const isTooLong = ({ question, text }: Fact): boolean => question.length + text.length > factLengthMax;

type Publication = Extract<KnowledgeCommand, { type: 'PublishCrawl' }>['data'];

/** What stands though this reading says nothing of it. */
function keptOf(known: readonly KnownPage[], publication: Publication): readonly KnownPage[] {
  const { read, unchanged, unreadableUrls, goneUrls, isIncomplete } = publication;
  const present = new Set([...read, ...unchanged].map(({ url }) => url));
  const unreadable = new Set(unreadableUrls);
  const gone = new Set(goneUrls);
  return known.filter(
    ({ url }) => !present.has(url) && (unreadable.has(url) || (isIncomplete && !gone.has(url))),
  );
}

/**
 * A website does not lose more than half of its pages from one day to the next, but one that is down for repair does, or
 * one whose domain has lapsed. Pages that are new count for those that went: a website may be built anew.
 */
function isMostlyMissing(
  known: readonly KnownPage[],
  publication: Publication,
  presentCount: number,
): boolean {
  const unreadable = new Set(publication.unreadableUrls);
  const unmetCount = keptOf(known, publication).filter(({ url }) => !unreadable.has(url)).length;
  return presentCount * 2 < known.length - unmetCount;
}

/** The same pages with the same words, in whatever order they were met. */
function isSame(known: readonly KnownPage[], pages: readonly KnownPage[]): boolean {
  const before = new Map(known.map((page) => [page.url, page]));
  return (
    known.length === pages.length &&
    pages.every(({ url, pageId, blobId, contentHash }) => {
      const page = before.get(url);
      return page?.pageId === pageId && page.blobId === blobId && page.contentHash === contentHash;
    })
  );
}
