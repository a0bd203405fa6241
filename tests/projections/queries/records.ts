import { expect, test } from 'vitest';
import { createDataRequests } from '../../../projections/data-requests/queries.js';
import { createDisclosures } from '../../../projections/disclosures/queries.js';
import { createDueTimes } from '../../../projections/due-times/queries.js';
import { createErasures } from '../../../projections/erasures/queries.js';
import { createEventIndex } from '../../../projections/event-index/queries.js';
import { createKeptRecords } from '../../../projections/kept-records/queries.js';
import { createPersonLinks } from '../../../projections/person-links/queries.js';
import { createRetentionRuns } from '../../../projections/retention-runs/queries.js';
import { createShares } from '../../../projections/shares/queries.js';
import { createTexts } from '../../../projections/texts/queries.js';
import { models } from './house.js';
import { at, stranger, pageCount, leadCount, later, accountId, ownerId, conversationId } from './story.js';

/** What is kept of people, what was shared, and what goes. */
export function recordsQueries(): void {
  test('who was given a copy stands with its deadline and its counts, and how often that was lately', async () => {
    const found = createDisclosures(models.query);
    expect(await found.of(accountId)).toMatchObject([
      {
        ...{ disclosureId: 'a-disclosure', status: 'handed-over', endedAt: at, deadlineAt: later },
        ...{ conversations: 2, calls: 1, leftOut: 4 },
      },
    ]);
    expect(await found.of(stranger)).toEqual([]);
    const recent = (subjectId: string, since: string, but = '') =>
      found.recent(accountId, { subjectIds: [subjectId], since, but });
    expect(await recent('x', at)).toBe(1);
    expect(await recent('x', at, 'a-disclosure')).toBe(0);
    expect(await recent('x', later)).toBe(0);
    expect(await recent('y', at)).toBe(0);
  });

  test('an erasure stands with its deadline, and what belongs to a person is found from any of their ids', async () => {
    const erasures = createErasures(models.query);
    const [one] = await erasures.of(accountId);
    expect(one).toMatchObject({
      erasureId: 'an-erasure',
      status: 'requested',
      graceUntil: later,
      deadlineAt: later,
    });
    expect(await erasures.one(one?.erasureId ?? '')).toEqual(one);
    expect(await createDataRequests(models.query).one('a')).toMatchObject({ requestId: 'a' });
    expect(await erasures.underWay()).toEqual([one]);
    expect(await erasures.of(stranger)).toEqual([]);
    const links = createPersonLinks(models.query);
    const none = { subjectIds: [], conversationIds: [] };
    const found = await links.of(accountId, { ...none, subjectIds: ['a-visitor'] });
    expect(found).toEqual([
      { kind: 'conversation', subjectId: 'a-visitor', relatedId: conversationId, conversationId },
    ]);
    const here = await links.of(accountId, { ...none, conversationIds: [conversationId] });
    expect(here).toEqual(expect.arrayContaining([...found]));
    expect(await links.of(stranger, { ...none, subjectIds: ['a-visitor'] })).toEqual([]);
  });

  test('what happened in a business is leafed through, newest first, by family, type and day', async () => {
    const index = createEventIndex(models.query);
    const seen: string[] = [];
    for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
      const page = await index.page(accountId, {}, cursor);
      seen.push(...page.rows.map(({ eventId }) => eventId));
      cursor = page.nextCursor ?? undefined;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(pageCount + leadCount);
    const looked = await index.page(accountId, { family: 'look', type: 'BusinessLookedInto' }, undefined);
    expect(looked).toMatchObject({
      ...{ rows: [{ family: 'look', entity: accountId, at: '2026-11-24T11:30:00.000Z' }], nextCursor: null },
    });
    const [{ eventId } = { eventId: '' }] = looked.rows;
    expect(await index.one(accountId, eventId)).toEqual(looked.rows[0]);
    expect(await index.one(stranger, eventId)).toBeUndefined();
    const within = {
      type: 'LookGranted',
      from: '2026-11-24T11:00:00.000Z',
      until: '2026-11-24T11:00:00.001Z',
    };
    expect((await index.page(accountId, within, undefined)).rows).toHaveLength(1);
    expect((await index.page(accountId, { ...within, until: within.from }, undefined)).rows).toEqual([]);
  });

  test('what left for processors is listed, also by whom it went to and whom it is about', async () => {
    const list = createShares(models.query);
    const page = async (...filter: Parameters<typeof list.page>) =>
      (await list.page(...filter)).rows.map(({ purpose, subjectId }) => [purpose, subjectId]);
    const all = { processor: undefined, subjectId: undefined };
    // The attempt says no member; what it was begun for does.
    expect(await page(accountId, { ...all, processor: 'resend' }, undefined)).toContainEqual([
      'alert',
      ownerId,
    ]);
    expect((await page(accountId, { ...all, subjectId: 'contact-1' }, undefined)).sort()).toEqual([
      ['call', 'contact-1'],
      ['link text', 'contact-1'],
    ]);
    expect(
      (await list.about(accountId, ['contact-1', 'nobody'], 9)).map(({ purpose }) => purpose).sort(),
    ).toEqual([...['call', 'link text']]);
    expect(await list.about(accountId, ['contact-1'], 1)).toHaveLength(1);
    expect(await list.totals(accountId)).toContainEqual({
      ...{ processor: 'twilio', purpose: 'link text', categories: ['number', 'text'], count: 1 },
    });
  });

  test('what is kept is found by when it ended, with all that goes with it', async () => {
    const kept = createKeptRecords(models.query);
    const asked = {
      ...{ before: '2026-11-25T00:00:00.000Z', without: [], countMax: 10 },
      ...{ toldBefore: '2026-11-25T00:00:00.000Z', atLatest: '2025-11-24T00:00:00.000Z' },
    };
    // Of a text that went out in it they have not known for long enough.
    const early = await kept.ended(accountId, { ...asked, toldBefore: '2026-11-01T00:00:00.000Z' });
    expect(early.map(({ id }) => id)).not.toContain('call-1');
    const ended = await kept.ended(accountId, asked);
    expect(ended.find(({ id }) => id === conversationId)).toEqual({
      ...{ id: conversationId, isCall: false, blobIds: [], rehearsalIds: [], texts: [] },
    });
    expect(ended.find(({ id }) => id === 'call-1')).toEqual({
      ...{ id: 'call-1', isCall: true, blobIds: ['b1', 'b2'], rehearsalIds: [] },
      texts: [{ contactId: 'contact-1', textId: 'r1' }],
    });
    expect(await kept.ended(accountId, { ...asked, without: [conversationId] })).toHaveLength(
      ended.length - 1,
    );
    expect(await kept.ended(accountId, { ...asked, before: at })).toEqual([]);
    expect((await createTexts(models.query).before(accountId, asked)).length).toBeGreaterThan(0);
    const { counts, oldestAt } = await kept.standing(accountId, { ...asked, before: at });
    expect([counts.conversations, counts.calls, oldestAt]).toEqual([0, 0, at]);
    expect((await kept.standing(accountId, asked)).counts).toMatchObject({ calls: 1, recordings: 2 });
    // Of this text they were told already.
    expect(await kept.endingTexts(accountId, { from: at, before: asked.before, countMax: 9 })).toEqual([]);
    expect(await kept.toldTexts(accountId)).toEqual({
      ...{ textCount: 1, firstEndedAt: at, toldAt: at, callId: 'call-1' },
    });
    expect(await kept.toldTexts(stranger)).toBeNull();
  });

  test('the newest run of every business is added up, and the next is due', async () => {
    expect(await createRetentionRuns(models.query).summary()).toEqual({
      ...{ businesses: 1, waiting: 0, lastRunAt: at, oldestRecordAt: at, oldestVisitAt: null },
    });
    const now = '2026-11-25T08:30:00.000Z';
    const due = await createDueTimes(models.query).due({ now, tenant: null, countMax: 10 });
    expect(due.map(({ kind }) => kind)).toContain('retention');
  });
}
