import { accept, reject, type Decide } from '../kernel/decider.js';
import type { KnowledgeCommand } from './commands.js';
import type { Fact, KnowledgeEvent } from './events.js';
import type { Knowledge } from './state.js';

export type KnowledgeReason =
  | 'NoWebsite'
  | 'NothingToPublish'
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
  PublishCrawl(knowledge, { data: { accountId, crawlId, read, unreadableUrls }, now }) {
    if (knowledge.website === 'none') return reject('NoWebsite');
    if (knowledge.crawlIds.includes(crawlId)) return accept();
    const fresh = new Set(read.map(({ url }) => url));
    const unreadable = new Set(unreadableUrls);
    const kept = knowledge.pages.filter(({ url }) => unreadable.has(url) && !fresh.has(url));
    if (read.length === 0) return reject('NothingToPublish');
    const pages = [
      ...read.map((page) => ({ ...page, kept: false })),
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
