import { expect, test } from 'vitest';
import { createCrawlProgress } from '../../../projections/crawl-progress/queries.js';
import { createKnowledgePages } from '../../../projections/knowledge-pages/queries.js';
import { createQuestions } from '../../../projections/questions/queries.js';
import { createRehearsalChanges } from '../../../projections/rehearsal-changes/queries.js';
import { createRehearsals } from '../../../projections/rehearsals/queries.js';
import { createTaughtFacts } from '../../../projections/taught-facts/queries.js';
import { createTold } from '../../../projections/told/queries.js';
import { models } from './house.js';
import {
  accountId,
  at,
  conversationId,
  crawlId,
  fact,
  pageCount,
  question,
  rehearsalId,
  settled,
  stranger,
  unknown,
} from './story.js';

/** What the desk knows, was asked and told. */
export function knowledgeQueries(): void {
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

  test('what is open is what could not be answered or was found bad, and nobody has settled', async () => {
    const list = createQuestions(models.query);
    const open = await list.open(accountId, 10);
    expect(new Map(open.map(({ text, why }) => [text, why]))).toEqual(
      new Map([
        ['When do you open? \uFFFD', 'rated-bad'],
        ['Do you repair sundials?', 'unpublished'],
      ]),
    );
    expect(await list.open(accountId, 1)).toHaveLength(1);
    const newest = await list.newest(accountId, 10);
    const asked = [question, unknown, settled].map(({ data }) => data.messageId);
    expect(newest.map(({ messageId }) => messageId).toSorted()).toEqual(asked.toSorted());
    expect(await list.count(accountId)).toBe(3);
  });

  test('words that were told lead to whom they were told, and only those very words', async () => {
    const list = createTold(models.query);
    const words = await list.words(accountId, 10);
    expect(words.map(({ text, toldCount }) => [text, toldCount]).toSorted()).toEqual([
      ['At nine, but for Sundays.', 1],
      ['At nine.', 1],
    ]);
    const place = { origin: 'page' as const, pageId: 'another version', url: 'https://example.com/' };
    const to = (text: string, change: Partial<typeof place> = {}) =>
      list.visitors(accountId, { ...place, ...change, text }, 10);
    expect(await to('At nine.')).toEqual([{ conversationId, toldAt: at }]);
    expect(await to('At ten.')).toEqual([]);
    expect(await to('At nine.', { url: 'https://example.com/other' })).toEqual([]);
    expect(await list.visitors(stranger, { ...place, text: 'At nine.' }, 10)).toEqual([]);
  });

  test('facts come newest first, with their words', async () => {
    expect(await createTaughtFacts(models.query).all(accountId)).toMatchObject([
      { factId: 'g', ...fact, correctedAt: null },
      { factId: 'f', ...fact, taughtAt: at },
    ]);
  });

  test('a rehearsal shows its numbers, and lost citations before what only reads differently', async () => {
    const list = createRehearsals(models.query);
    const one = await list.one(accountId, rehearsalId);
    expect(one).toMatchObject({
      ...{ status: 'completed', questionCount: 1, doneCount: 2, costMicros: 40 },
      counts: { reworded: 1, citationLost: 1, same: 0 },
    });
    expect(await list.newest(accountId)).toEqual([one]);
    expect(await list.one(stranger, rehearsalId)).toBeUndefined();
    const changes = await createRehearsalChanges(models.query).of(accountId, rehearsalId);
    expect(changes.map(({ verdict }) => verdict)).toEqual(['citation-lost', 'reworded']);
    expect(changes[0]).toMatchObject({ messageId: '2', question: 'When?', after: 'At ten.' });
  });
}
