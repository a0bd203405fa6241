import { expect, test } from 'vitest';
import { createDeskActivity } from '../../../projections/desk-quarters/queries.js';
import { createDueTimes } from '../../../projections/due-times/queries.js';
import { createOutcomes } from '../../../projections/outcomes/queries.js';
import { createWeeklyReports } from '../../../projections/weekly-reports/queries.js';
import { models } from './house.js';
import { at, stranger, leadCount, accountId, ownerId } from './story.js';

/** What is added up. */
export function reportsQueries(): void {
  test('the days of a desk are added up', async () => {
    expect(await createDeskActivity(models.query).since(accountId, '2026-11-24')).toEqual([
      {
        ...{ day: '2026-11-24', conversations: 1, leads: leadCount, answered: 1, unpublished: 2 },
        ...{ fallbacks: 1, withheld: 0, costMicros: 310 },
      },
    ]);
  });

  test('quarters and outcomes are read between two instants, and are nobody else’s', async () => {
    const activity = createDeskActivity(models.query);
    const list = createOutcomes(models.query);
    const [from, to] = ['2026-11-24T10:00:00.000Z', '2026-11-24T10:15:00.000Z'];
    expect(await activity.within(accountId, from, to)).toEqual([
      {
        ...{
          at,
          chats: 1,
          spoken: 0,
          answered: 1,
          unpublished: 2,
          offLimits: 0,
          handOffs: 0,
          emergencies: 1,
        },
        replies: [3, 0, 0, 0, 0, 0, 0],
      },
    ]);
    expect(await activity.within(accountId, to, '2027')).toEqual([]);
    expect(await activity.firstAt(accountId)).toBe(at);
    expect(await activity.firstAt(stranger)).toBeUndefined();
    expect(await activity.costSince(accountId, '2026-11-24')).toBe(310);
    expect(await activity.costSince(accountId, '2026-11-25')).toBe(0);
    const plain = { at, isAfterHours: false, isPromised: false };
    expect(await list.within(accountId, from, to)).toEqual([
      { ...plain, kind: 'call', outcome: 'answered', isAfterHours: true, count: 1 },
      { ...plain, kind: 'lead', outcome: 'new', count: leadCount - 1 },
      { ...plain, kind: 'lead', outcome: 'won', count: 1 },
      { ...plain, kind: 'message', outcome: 'unheard', count: 1 },
      { ...plain, kind: 'text', outcome: 'delivered', isPromised: true, count: 1 },
    ]);
    expect(await list.within(accountId, to, '2027')).toEqual([]);
    expect(await list.within(stranger, from, to)).toEqual([]);
  });

  test('a report shows when it was made and to whom its letters went', async () => {
    const list = createWeeklyReports(models.query);
    expect(await list.made(accountId)).toEqual([{ week: '2026-W48', madeAt: at }]);
    expect(await list.letters(accountId, '2026-W48')).toEqual([{ memberId: ownerId, letter: 'sent', at }]);
    expect(await list.letters(accountId, '2026-W47')).toEqual([]);
    expect(await list.made(stranger)).toEqual([]);
    // Its letters are not all settled, and the next one is due.
    const due = await createDueTimes(models.query).due({ now: at, tenant: null, countMax: 10 });
    expect(due.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['report-letters', 'weekly-report']));
  });
}
