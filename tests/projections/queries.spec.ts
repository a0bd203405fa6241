import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { ReadModels } from '../../adapters/read-models/read-models.js';
import type { Happened } from '../../domain/kernel/decider.js';
import { accountOverview } from '../../projections/account-overview/projection.js';
import { createAccountOverview } from '../../projections/account-overview/queries.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { crawlProgress } from '../../projections/crawl-progress/projection.js';
import { createCrawlProgress } from '../../projections/crawl-progress/queries.js';
import { crawlSchedule } from '../../projections/crawl-schedule/projection.js';
import { deskDays } from '../../projections/desk-days/projection.js';
import { createDeskDays } from '../../projections/desk-days/queries.js';
import { knowledgePages } from '../../projections/knowledge-pages/projection.js';
import { createKnowledgePages } from '../../projections/knowledge-pages/queries.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { createLeadInbox } from '../../projections/lead-inbox/queries.js';
import { memberships } from '../../projections/memberships/projection.js';
import { createMemberships } from '../../projections/memberships/queries.js';
import { sites } from '../../projections/sites/projection.js';
import { createSites } from '../../projections/sites/queries.js';
import { transcript } from '../../projections/transcript/projection.js';
import { createTranscript } from '../../projections/transcript/queries.js';
import { logWithReadModels, said, started, type LogWithReadModels } from '../support/read-models.js';

const ofTenants = [
  accountOverview,
  conversationInbox,
  crawlProgress,
  deskDays,
  knowledgePages,
  leadInbox,
  transcript,
];
const ofInstallation = [crawlSchedule, memberships, sites];

const at = '2026-11-24T10:00:00.000Z';
const [accountId, ownerId, conversationId, crawlId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
const stranger = uuidv7();
const pageCount = 130;
const leadCount = 60;

let log: LogWithReadModels;
let models: ReadModels;

const happened: Readonly<Record<string, readonly [id: string, ...events: readonly Happened[]]>> = {
  account: [
    accountId,
    {
      type: 'AccountOpened',
      data: {
        accountId,
        ownerId,
        businessName: 'Acme Clocks',
        ownerEmail: 'owner@example.com',
        website: 'https://example.com/',
        industry: 'retail',
        siteKey: 'a-site-key',
        openedAt: at,
      },
    },
  ],
  conversation: [
    conversationId,
    started(conversationId),
    said('When do you open? \u0000\uD800'),
    {
      type: 'ReplySent',
      data: {
        replyId: uuidv7(),
        inReplyTo: 'm',
        visitorId: 'a-visitor',
        kind: 'answered',
        text: 'At nine.',
        sources: [{ pageId: 'p', url: 'https://example.com/', title: 'Hours', excerpt: 'At nine.' }],
        asks: null,
        tookMs: 12,
        sentAt: at,
      },
    },
  ],
  crawl: [
    crawlId,
    {
      type: 'CrawlStarted',
      data: { crawlId, accountId, website: 'https://example.com/', acceptsLoss: false, startedAt: at },
    },
    ...Array.from({ length: pageCount }, (_none, index) => ({
      type: 'PageRead',
      data: {
        pageId: uuidv7(),
        accountId,
        page: {
          url: `https://example.com/${String(index)}`,
          title: 'A page',
          language: 'en',
          contentHash: 'a'.repeat(64),
        },
        blobId: 'b',
        knownCount: pageCount,
        readAt: at,
      },
    })),
    {
      type: 'CrawlCompleted',
      data: { crawlId, readCount: pageCount, skippedCount: 0, unchangedCount: 0, completedAt: at },
    },
  ],
};

beforeAll(async () => {
  log = await logWithReadModels();
  models = await log.start(...ofTenants, ...ofInstallation);
  for (const [category, [id, ...events]] of Object.entries(happened)) {
    await log.append({ tenant: accountId, category, id }, ...events);
  }
  for (let count = 0; count < leadCount; count += 1) {
    const leadId = uuidv7();
    const data = {
      leadId,
      contactId: 'a-contact',
      conversationId,
      name: 'Ada Example',
      email: null,
      phone: null,
      note: null,
      capturedAt: at,
    };
    await log.append({ tenant: accountId, category: 'lead', id: leadId }, { type: 'LeadCaptured', data });
  }
  expect(await models.waitFor(await log.store.head(), 20_000)).toBe(true);
});
afterAll(() => log.close());

test('a business finds its profile, and its site key and its owner lead to it', async () => {
  expect(await createAccountOverview(models.query).profile(accountId)).toEqual({
    accountId,
    businessName: 'Acme Clocks',
    website: 'https://example.com/',
    ownerEmail: 'owner@example.com',
    industry: 'retail',
    siteKey: 'a-site-key',
    timeZone: 'UTC',
    pageCount: 0,
  });
  expect(await createSites(models.query).accountOf('a-site-key')).toBe(accountId);
  expect(await createSites(models.query).accountOf('no-site-key')).toBeUndefined();
  expect(await createMemberships(models.query).of(ownerId)).toEqual([{ accountId, role: 'owner' }]);
  expect(await createMemberships(models.query).of(stranger)).toEqual([]);
});

test('a conversation is read word for word with its sources, and half a character does no harm', async () => {
  expect(await createTranscript(models.query).messages(accountId, conversationId)).toMatchObject([
    { from: 'visitor', text: 'When do you open? \uFFFD', sources: [], kind: null },
    { from: 'desk', text: 'At nine.', sources: [{ title: 'Hours' }], kind: 'answered', tookMs: 12 },
  ]);
  expect(await createConversationInbox(models.query).one(accountId, conversationId)).toMatchObject({
    status: 'open',
    startedAt: at,
    messageCount: 2,
    unansweredCount: 0,
  });
});

test('leads come 50 at a time and all of them in a file, each once', async () => {
  const inbox = createLeadInbox(models.query);
  const first = await inbox.page(accountId, undefined);
  expect(first.rows).toHaveLength(50);
  const second = await inbox.page(accountId, first.nextCursor ?? undefined);
  expect(second.nextCursor).toBeNull();
  const paged = [...first.rows, ...second.rows].map(({ leadId }) => leadId);
  const all: string[] = [];
  for await (const { leadId } of inbox.all(accountId)) all.push(leadId);
  expect(new Set(paged).size).toBe(leadCount);
  expect(all).toEqual(paged);
});

test('a reading shows how far it is, and its pages come in the order they were met', async () => {
  expect(await createCrawlProgress(models.query).newest(accountId)).toEqual({
    crawlId,
    status: 'completed',
    readCount: pageCount,
    skippedCount: 0,
    unchangedCount: 0,
    knownCount: pageCount,
    startedAt: at,
    endedAt: at,
    reason: null,
  });
  const pages = createKnowledgePages(models.query);
  const first = await pages.page(accountId, crawlId, undefined);
  const second = await pages.page(accountId, crawlId, first.nextCursor ?? undefined);
  const urls = [...first.rows, ...second.rows].map(({ url }) => url);
  expect(urls).toEqual(
    Array.from({ length: pageCount }, (_none, index) => `https://example.com/${String(index)}`),
  );
});

test('the days of a desk are added up', async () => {
  expect(await createDeskDays(models.query).since(accountId, '2026-11-24')).toEqual([
    { day: '2026-11-24', conversations: 1, leads: leadCount, answered: 1, unpublished: 0 },
  ]);
});

test('another business sees not one row of any of it, even by a query that does not say whose', async () => {
  for (const { name } of ofTenants) {
    const text = `select count(*)::int as count from {{${name.replaceAll('-', '_')}}}`;
    expect(await models.query(accountId, text, []), name).not.toEqual([{ count: 0 }]);
    expect(await models.query(stranger, text, []), name).toEqual([{ count: 0 }]);
    expect(await models.query(null, text, []), name).toEqual([{ count: 0 }]);
  }
});

test('look-ups across businesses hold ids and no word of a person', async () => {
  for (const { name } of ofInstallation) {
    const rows = await models.query(null, `select * from {{${name.replaceAll('-', '_')}}}`, []);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/Acme|example/u);
  }
});

test('every read model of the house is one of these', () => {
  const folders = readdirSync('projections').filter((name) => name !== 'kernel');
  expect([...ofTenants, ...ofInstallation].map(({ name }) => name).sort()).toEqual(folders.sort());
});
