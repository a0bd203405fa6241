import { describe, test } from 'vitest';
import { knowledge, type KnowledgeCommand, type KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import { given } from '../support/given.js';

const now = '2026-11-24T10:00:00.000Z';
const accountId = 'a';
const known = (name: string, version = 1) => ({
  pageId: `${name} ${String(version)}`,
  blobId: `blob of ${name} ${String(version)}`,
  contentHash: `hash of ${name} ${String(version)}`,
  url: `https://example.com/${name}`,
});
type Known = ReturnType<typeof known>;
type Publication = Extract<KnowledgeCommand, { type: 'PublishCrawl' }>['data'];

const website: KnowledgeEvent = {
  type: 'WebsiteAdded',
  data: { accountId, website: 'https://example.com/', addedAt: now },
};
const publish = (crawlId: string, more: Partial<Publication>): KnowledgeCommand => ({
  type: 'PublishCrawl',
  data: {
    ...{ accountId, crawlId, read: [], unchanged: [], unreadableUrls: [], goneUrls: [] },
    ...{ isIncomplete: false, acceptsLoss: false, ...more },
  },
  ...{ commandId: 'request', now },
});
const published = (
  crawlId: string,
  fresh: readonly Known[],
  kept: readonly Known[] = [],
): KnowledgeEvent => ({
  type: 'KnowledgePublished',
  data: {
    ...{ accountId, crawlId, publishedAt: now },
    pages: [
      ...fresh.map((page) => ({ ...page, kept: false })),
      ...kept.map((page) => ({ ...page, kept: true })),
    ],
  },
});
const urlsOf = (pages: readonly Known[]): readonly string[] => pages.map(({ url }) => url);

const [home, prices, team, hours] = [known('home'), known('prices'), known('team'), known('hours')];
const all = [home, prices, team, hours];
const before = published('c', all);

describe('what is published', () => {
  test('is what was read, once', () => {
    given(knowledge)()
      .when(publish('c', { read: [home] }))
      .thenRejected('NoWebsite');
    given(knowledge)(website).when(publish('c', {})).thenRejected('NothingToPublish');
    given(knowledge)(website)
      .when(publish('c', { read: [home] }))
      .then(published('c', [home]));
    given(knowledge)(website, published('c', [home]))
      .when(publish('c', { read: [home] }))
      .thenNothing();
  });
  test('loses nothing of a page that failed, and everything of a page that is gone', () => {
    given(knowledge)(website, before)
      .when(publish('d', { unchanged: [home, prices, hours], unreadableUrls: [team.url] }))
      .thenRejected('NothingChanged');
    given(knowledge)(website, before)
      .when(
        publish('d', { read: [known('home', 2)], unchanged: [prices, hours], unreadableUrls: [team.url] }),
      )
      .then(published('d', [known('home', 2), prices, hours], [team]));
    given(knowledge)(website, before)
      .when(publish('d', { unchanged: [home, prices, hours], goneUrls: [team.url] }))
      .then(published('d', [home, prices, hours]));
  });
  test('keeps id, place and hash of every page that did not change', () => {
    const changed = known('prices', 2);
    given(knowledge)(website, before)
      .when(publish('d', { read: [changed], unchanged: [home, team, hours] }))
      .then(published('d', [changed, home, team, hours]));
  });
});

test('a reading in which nothing changed publishes nothing, in whatever order the pages came', () => {
  given(knowledge)(website, before)
    .when(publish('d', { unchanged: [hours, team, prices, home] }))
    .thenRejected('NothingChanged');
});

describe('a bad reading replaces nothing', () => {
  test.each([
    ['most pages are missing', { unchanged: [home] }],
    ['most pages are gone', { unchanged: [home], goneUrls: urlsOf([prices, team, hours]) }],
    ['most pages fail', { unchanged: [home], unreadableUrls: urlsOf([prices, team, hours]) }],
    ['all pages say the same, and one is left', { read: [known('home', 2)] }],
  ])('when %s', (_what, found) => {
    given(knowledge)(website, before).when(publish('d', found)).thenRejected('MostPagesMissing');
  });
  test('but a website that was built anew does, and so does one that lost a few pages', () => {
    const anew = [known('start'), known('offers')];
    given(knowledge)(website, before)
      .when(publish('d', { read: anew, goneUrls: urlsOf(all) }))
      .then(published('d', anew));
    given(knowledge)(website, before)
      .when(publish('d', { unchanged: [home, prices] }))
      .then(published('d', [home, prices]));
  });
  test('unless the owner says that what is missing is gone for good', () => {
    given(knowledge)(website, before)
      .when(publish('d', { unchanged: [home], acceptsLoss: true }))
      .then(published('d', [home]));
  });
});

describe('a reading that was cut off', () => {
  test('leaves what it did not come to as it was known', () => {
    const changed = known('home', 2);
    given(knowledge)(website, before)
      .when(publish('d', { read: [changed], isIncomplete: true }))
      .then(published('d', [changed], [prices, team, hours]));
  });
  test('takes away what it saw to be gone', () => {
    given(knowledge)(website, before)
      .when(publish('d', { unchanged: [home], goneUrls: [team.url], isIncomplete: true }))
      .then(published('d', [home], [prices, hours]));
  });
  test('is as bad as any other where most of what it came to failed', () => {
    given(knowledge)(website, before)
      .when(publish('d', { unchanged: [home], goneUrls: urlsOf([prices, team]), isIncomplete: true }))
      .thenRejected('MostPagesMissing');
  });
});
