import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { demoPast } from '../../adapters/sandbox/demo-past.js';
import type { StreamName } from '../../application/ports/event-store.js';
import type { AccountEvent } from '../../domain/account/account.js';
import type { ConversationEvent, Source } from '../../domain/conversation/conversation.js';
import type { CrawlEvent } from '../../domain/crawl/crawl.js';
import type { Happened } from '../../domain/kernel/decider.js';
import type { KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import { provenance } from '../support/replied.js';

/** One stream of the mix; each turn is one append. */
export interface History {
  readonly tenant: string;
  readonly stream: StreamName;
  readonly turns: readonly (readonly Happened[])[];
}

const pagesPerWebsite = 16;

/**
 * What the demo business lives through, for one business after the other and without end: it opens, its website of 16
 * pages is read and published, and 200 conversations (or as many as asked for) follow, with the words of the demo's visitors. Each has 1 to 4
 * messages with as many replies, two in three of those with the page they rest on; in one of six the visitor leaves
 * details, which makes a lead. The same seed gives the same structure and the same words; ids are new each time.
 */
export function* demoMix(seed: number, conversationCount = 200): Generator<History, never> {
  const chance = chanceOf(seed);
  for (;;) {
    const tenant = uuidv7();
    yield* opening(tenant);
    for (let count = 0; count < conversationCount; count += 1) yield* conversation(tenant, chance);
  }
}

/** Mulberry32: from 0 to 1. */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const begin = Date.UTC(2026, 0, 1);
const website = 'https://example.com/';

function* opening(accountId: string): Generator<History> {
  const at = new Date(begin).toISOString();
  const crawlId = uuidv7();
  const addresses = Array.from({ length: pagesPerWebsite }, (_, index) => `${website}page-${String(index)}`);
  const pages = addresses.map((url) => ({
    ...{ pageId: uuidv7(), blobId: uuidv7(), contentHash: hashOf(url), url, kept: false },
  }));
  const account: readonly AccountEvent[] = [
    {
      type: 'AccountOpened',
      data: {
        ...{ accountId, ownerId: uuidv7(), businessName: 'Marigold Hair Studio', website, openedAt: at },
        ...{ ownerEmail: 'owner@marigold.example', industry: 'beauty', siteKey: uuidv7() },
      },
    },
    { type: 'TimeZoneSet', data: { changeId: 'demo', timeZone: 'America/Los_Angeles', setAt: at } },
  ];
  const crawl: readonly CrawlEvent[] = [
    { type: 'CrawlStarted', data: { crawlId, accountId, website, acceptsLoss: false, startedAt: at } },
    ...pages.map(({ pageId, blobId, url }, index): CrawlEvent => {
      const page = { url, title: `Page ${String(index)}`, language: 'en', contentHash: hashOf(url) };
      return {
        type: 'PageRead',
        data: { pageId, accountId, page, blobId, knownCount: pagesPerWebsite, readAt: at },
      };
    }),
    {
      type: 'CrawlCompleted',
      data: { crawlId, readCount: pagesPerWebsite, skippedCount: 0, unchangedCount: 0, completedAt: at },
    },
  ];
  const knowledge: readonly KnowledgeEvent[] = [
    { type: 'WebsiteAdded', data: { accountId, website, addedAt: at } },
    { type: 'KnowledgePublished', data: { accountId, crawlId, pages, publishedAt: at } },
  ];
  const historyOf = (category: string, id: string, events: readonly Happened[]): History => ({
    ...{ tenant: accountId, stream: { category, id }, turns: [events] },
  });
  yield historyOf('account', accountId, account);
  yield historyOf('crawl', crawlId, crawl);
  yield historyOf('knowledge', accountId, knowledge);
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function* conversation(tenant: string, chance: () => number): Generator<History> {
  const conversationId = uuidv7();
  const visitorId = uuidv7();
  const start = begin + Math.floor(chance() * 300 * 86_400) * 1_000;
  const past = demoPast[Math.floor(chance() * demoPast.length)];
  const opened: readonly ConversationEvent[] = [
    {
      type: 'NoticeShown',
      data: { visitorId, noticeVersion: '2026-01', shownAt: new Date(start).toISOString() },
    },
    {
      type: 'ConversationStarted',
      data: {
        ...{
          conversationId,
          visitorId,
          channel: 'chat',
          language: past?.language ?? 'en',
          device: past?.device ?? 'phone',
        },
        ...{
          opening: { pageUrl: `${website}${past?.openedOn ?? ''}` },
          startedAt: new Date(start).toISOString(),
        },
      },
    },
  ];
  const lines = past?.lines ?? [];
  const asked = Array.from({ length: 1 + Math.floor(chance() * 4) }, (_, index) =>
    exchange(visitorId, lines[index % lines.length] ?? '', { at: start + index * 60_000, chance }),
  );
  const isLead = chance() < 1 / 6;
  const lead = { leadId: uuidv7(), contactId: uuidv7(), conversationId, at: start + 600_000 };
  const details = isLead ? leaving(visitorId, lead) : [];
  const turns = [opened, ...asked.flat(), ...details];
  yield { tenant, stream: { category: 'conversation', id: conversationId }, turns };
  if (isLead) yield { tenant, stream: { category: 'lead', id: lead.leadId }, turns: captured(lead) };
}

type Turns = readonly (readonly ConversationEvent[])[];

/** A message and its reply. */
function exchange(
  visitorId: string,
  text: string,
  { at, chance }: { readonly at: number; readonly chance: () => number },
): Turns {
  const messageId = uuidv7();
  const isAnswered = chance() < 2 / 3;
  const source: Source = {
    ...{ origin: 'page', pageId: uuidv7(), version: hashOf('prices'), passageId: hashOf('haircuts') },
    ...{ url: `${website}prices`, title: 'Prices' },
    excerpt:
      'Women’s haircut, with wash and blow-dry: from 65 USD. Men’s haircut: from 40 USD. Children: 30 USD.',
  };
  return [
    [
      {
        type: 'MessageReceived',
        data: { messageId, visitorId, text, receivedAt: new Date(at).toISOString() },
      },
    ],
    [
      {
        type: 'ReplySent',
        data: {
          ...{ replyId: uuidv7(), inReplyTo: messageId, visitorId, asks: isAnswered ? null : 'offer' },
          kind: isAnswered ? 'answered' : 'unpublished',
          text: isAnswered ? source.excerpt : 'I do not find that on our pages. May somebody call you back?',
          sources: isAnswered ? [source] : [],
          consulted: isAnswered ? [source.passageId] : [],
          ...{ provenance, tookMs: 600, sentAt: new Date(at + 600).toISOString() },
        },
      },
    ],
  ];
}

interface Lead {
  readonly leadId: string;
  readonly contactId: string;
  readonly conversationId: string;
  readonly at: number;
}

const told = { name: 'Ada Example', email: 'ada@example.com', phone: '+12025550143', note: 'In December' };

function leaving(visitorId: string, { leadId, contactId, at }: Lead): Turns {
  const time = new Date(at).toISOString();
  const messageId = uuidv7();
  const details = (['name', 'email', 'phone', 'note'] as const).map(
    (detail): readonly ConversationEvent[] => [
      {
        type: 'ContactDetailTold',
        data: { messageId: uuidv7(), visitorId, detail, value: told[detail], toldAt: time },
      },
    ],
  );
  return [
    ...details,
    [
      {
        type: 'ContactDetailsConfirmed',
        data: { messageId, visitorId, leadId, contactId, confirmedAt: time },
      },
    ],
  ];
}

function captured({ at, ...lead }: Lead): readonly (readonly LeadEvent[])[] {
  const time = new Date(at).toISOString();
  return [
    [{ type: 'LeadCaptured', data: { ...lead, ...told, answers: [], capturedAt: time } }],
    [{ type: 'LeadContacted', data: { leadId: lead.leadId, changeId: uuidv7(), contactedAt: time } }],
  ];
}
